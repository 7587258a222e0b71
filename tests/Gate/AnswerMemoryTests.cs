using Hustings.Gate.Admission;
using Hustings.Gate.Limits;
using Shouldly;
using Xunit;

namespace Hustings.Gate.Tests;

public sealed class AnswerMemoryTests
{
    private static readonly GateLimits Limits = new();
    private readonly ManualTime time = new();
    private readonly AnswerMemory<string, int> memory;

    public AnswerMemoryTests() => memory = new(Limits, time);

    [Fact]
    public async Task Same_request_while_it_is_checked_waits_for_the_one_answer()
    {
        memory.Begin("a").ShouldBeNull();
        var second = memory.Begin("a")!;
        var third = memory.Find("a")!;
        second.IsCompleted.ShouldBeFalse();
        memory.Find("b").ShouldBeNull();

        memory.End("a", 7, keep: false);

        (await second, await third).ShouldBe((7, 7));
        memory.Find("a").ShouldBeNull();
    }

    [Fact]
    public async Task Kept_answer_is_forgotten_after_the_pause_and_only_then()
    {
        memory.Begin("a").ShouldBeNull();
        memory.End("a", 7, keep: true);
        time.Advance(Limits.CredentialPause.TotalSeconds - 1);
        (await memory.Find("a")!).ShouldBe(7);

        time.Advance(1);
        memory.Find("a").ShouldBeNull();
        memory.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Failure_goes_to_all_who_wait_and_the_request_can_be_taken_up_again()
    {
        memory.Begin("a").ShouldBeNull();
        var second = memory.Begin("a")!;

        memory.Fail("a", new IOException("disk"));

        await Should.ThrowAsync<IOException>(() => second);
        memory.Begin("a").ShouldBeNull();
    }
}
