using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Server.Contests;
using Hustings.Server.Stages;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Contests;

/// <summary>Threat <c>lost-trustee-key</c>: of three trustees two open the total, and the third never answers.</summary>
public sealed class ThresholdContestTests
{
    [Fact]
    public async Task Two_of_three_trustees_open_the_total_and_the_silent_one_is_not_missed()
    {
        await using var contest = new SmallContest(threshold: true);
        await contest.StartAsync();
        await contest.FoundAsync();
        await contest.OpenAsync("round-1", "ana", "ben", "chloe");
        (await contest.CastAsync("round-1", 0, [0, 1, 0, 0])).ShouldBeNull();
        (await contest.CastAsync("round-1", 1, [0, 1, 0, 0])).ShouldBeNull();
        (await contest.CastAsync("round-1", 2, [0, 0, 1, 0])).ShouldBeNull();
        await contest.OrderAsync(OrderKind.Close, "round-1", new OrderDetails.None());
        await contest.TallyAsync("round-1");

        // One alone opens nothing, and a restart in between loses nothing.
        await contest.CountAsync("round-1", [3]);
        contest.Desk("round-1").Count.Result.ShouldBeNull();
        contest.State.Stage("round-1")!.Counted.ShouldBeNull();
        await contest.StopAsync();
        await contest.StartAsync();
        (await contest.Service<ContestWork>().DoAsync()).ShouldBeTrue();
        await contest.CountAsync("round-1", [1]);
        await contest.PublishAsync("round-1");

        contest.Service<RoundBook>().Outcomes["round-1"].Winner.ShouldBe("ana");
        contest.State.Stage("round-1")!.OpenedBy.Order().ShouldBe([1, 3]);
        contest.Desk("round-1").Count.Complete.ShouldBeTrue();
    }
}
