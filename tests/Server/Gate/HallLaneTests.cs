using Hustings.Contest.Casting;
using Hustings.Cryptography;
using Hustings.Gate;
using Hustings.Record.Minutes;
using Hustings.Server.Casting;
using Hustings.Server.Tests.Contests;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Gate;

/// <summary>An enrolled terminal, known by its signature.</summary>
public sealed class HallLaneTests
{
    private static readonly int[] Choice = [0, 1, 0, 0];

    [Fact]
    public async Task Terminal_votes_from_a_hot_address_without_work_and_two_of_its_ballots_at_a_time()
    {
        await using var contest = new SmallContest
        {
            Adjust = options =>
                options with
                {
                    Gate = new() { LongestWait = TimeSpan.FromMinutes(5) },
                    CheckThreads = 1,
                },
        };
        await contest.StartAsync();
        await contest.FoundAsync();
        var seed = new byte[32];
        var terminal = new OrderDetails.EnrolTerminal(
            "hall-1",
            Convert.ToHexStringLower(SignatureEd25519.PublicKey(seed))
        );
        await contest.OrderAsync(OrderKind.EnrolTerminal, null, terminal);
        await contest.OpenAsync("round-1", "ana", "ben", "chloe");
        var uuid = contest.Desk("round-1").Info.Uuid;
        byte[] FromHall(byte[] request) => TerminalLine.Sign("hall-1", seed, uuid, request);
        for (var i = 0; i <= GateServer.Limits.HotAfter; i++)
        {
            (await contest.CastAsync("round-1", 0, Choice, _ => new byte[300])).ShouldBe("head_malformed");
        }

        (await contest.CastAsync("round-1", 0, Choice)).ShouldBe("work_required");
        (await contest.CastAsync("round-1", 0, Choice, FromHall)).ShouldBeNull();

        using var free = new ManualResetEventSlim();
        using var begun = new SemaphoreSlim(0);
        var crew = contest.Service<CheckCrew>();
        var held = crew.RunAsync(Lane.Open, 0, () => Held(begun, free));
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        var first = contest.CastAsync("round-1", 1, Choice, FromHall);
        var second = contest.CastAsync("round-1", 2, Choice, FromHall);
        while (crew.Waiting < 2)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        (await contest.CastAsync("round-1", 3, Choice, FromHall)).ShouldBe("busy");
        free.Set();
        (await held, await first, await second).ShouldBe(("done", null, null));
        (await contest.CastAsync("round-1", 3, Choice, FromHall)).ShouldBeNull();
        contest.Desk("round-1").Hall.ShouldBe(4);
    }

    private static string Held(SemaphoreSlim begun, ManualResetEventSlim free)
    {
        begun.Release();
        return free.Wait(TimeSpan.FromMinutes(5)) ? "done" : "forgotten";
    }
}
