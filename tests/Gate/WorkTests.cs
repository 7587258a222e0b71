using System.Security.Cryptography;
using System.Text.Json;
using Hustings.Gate.Limits;
using Hustings.Gate.Work;
using Shouldly;
using Xunit;

namespace Hustings.Gate.Tests;

public sealed class WorkTests
{
    private static readonly GateLimits Limits = new();
    private readonly ManualTime time = new();
    private readonly byte[] ballot = SHA256.HashData("a ballot"u8);
    private readonly SeedEpochs seeds;

    public WorkTests() => seeds = new SeedEpochs(SHA256.HashData("a key"u8), Limits, time);

    [Fact]
    public void Work_is_worth_what_the_known_answers_say()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "work.json")));
        foreach (var known in vectors.RootElement.GetProperty("work").EnumerateArray())
        {
            byte[] Bytes(string name) => Convert.FromHexString(known.GetProperty(name).GetString()!);
            WorkProof
                .BitsOf(Bytes("seed"), Bytes("ballot"), Bytes("work"))
                .ShouldBe(known.GetProperty("bits").GetInt32());
            WorkProof.EpochOf(Bytes("work")).ShouldBe(known.GetProperty("epoch").GetInt64());
        }
    }

    [Fact]
    public void Solved_work_is_worth_at_least_what_was_asked()
    {
        var work = WorkProof.Solve(seeds.Now, seeds.SeedOf(seeds.Now), ballot, 12);

        seeds.Worth(ballot, work).ShouldBeGreaterThanOrEqualTo(12);
    }

    [Fact]
    public void Work_for_another_ballot_is_worth_nothing_to_speak_of()
    {
        var work = WorkProof.Solve(seeds.Now, seeds.SeedOf(seeds.Now), ballot, 16);

        seeds.Worth(SHA256.HashData("another"u8), work).ShouldBeLessThan(16);
    }

    [Fact]
    public void Work_stays_good_for_ten_minutes_and_no_longer()
    {
        var work = WorkProof.Solve(seeds.Now, seeds.SeedOf(seeds.Now), ballot, 10);

        time.Advance(Limits.SeedLife * (Limits.Seeds - 1));
        seeds.Worth(ballot, work).ShouldBeGreaterThanOrEqualTo(10);
        time.Advance(Limits.SeedLife);
        seeds.Worth(ballot, work).ShouldBe(0);
    }

    [Fact]
    public void Work_cannot_be_done_far_ahead_of_time()
    {
        var soon = WorkProof.Solve(seeds.Now + 1, seeds.SeedOf(seeds.Now + 1), ballot, 10);
        var later = WorkProof.Solve(seeds.Now + 2, seeds.SeedOf(seeds.Now + 2), ballot, 10);

        seeds.Worth(ballot, soon).ShouldBeGreaterThanOrEqualTo(10);
        seeds.Worth(ballot, later).ShouldBe(0);
        seeds.Accepted.ShouldBe([seeds.Now + 1, .. Enumerable.Range(0, 10).Select(back => seeds.Now - back)]);
    }

    [Fact]
    public void No_work_is_worth_nothing() => seeds.Worth(ballot, new byte[32]).ShouldBe(0);

    [Fact]
    public void Extreme_epochs_are_worth_nothing()
    {
        foreach (var epoch in new[] { long.MinValue, -1, 0, long.MaxValue })
        {
            var work = WorkProof.Solve(epoch, seeds.SeedOf(epoch), ballot, 4);
            work[^1] |= 1;
            seeds.Worth(ballot, work).ShouldBe(0);
        }
    }

    [Fact]
    public void Seeds_follow_from_key_and_epoch_alone()
    {
        var other = new SeedEpochs(SHA256.HashData("another key"u8), Limits, time);
        var twin = new SeedEpochs(SHA256.HashData("a key"u8), Limits, time);

        twin.SeedOf(5).ShouldBe(seeds.SeedOf(5));
        other.SeedOf(5).ShouldNotBe(seeds.SeedOf(5));
        seeds.SeedOf(6).ShouldNotBe(seeds.SeedOf(5));
        (seeds.Next - time.GetUtcNow()).ShouldBeLessThanOrEqualTo(Limits.SeedLife);
    }
}
