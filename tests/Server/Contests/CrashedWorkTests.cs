using Hustings.Record.Minutes;
using Hustings.Server.Contests;
using Hustings.Server.Stages;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Contests;

/// <summary>
/// The machine stops after an order was recorded and before the system did what it asks for. From the order's
/// own commit on nothing reaches the database any more, at every possible place; a new host on the same folder does the rest.
/// </summary>
public sealed class CrashedWorkTests
{
    [Fact]
    public async Task Order_whose_effect_was_cut_off_takes_effect_after_the_next_start()
    {
        var plug = new Plug();
        await using var contest = new SmallContest { Adjust = options => options with { Commit = plug.Run } };
        await contest.StartAsync();
        await contest.FoundAsync();

        await CutAsync(
            contest,
            plug,
            1,
            OrderKind.Prepare,
            "round-1",
            new OrderDetails.Prepare(["ana", "ben", "chloe"])
        );
        var prepared = contest.State.Stage("round-1")!.Prepared.ShouldNotBeNull();
        contest.Desk("round-1").Election.Fingerprint.ShouldBe(prepared.Fingerprint);
        await contest.OrderAsync(OrderKind.Open, "round-1", new OrderDetails.Open(prepared.Fingerprint));
        (await contest.CastAsync("round-1", 0, [0, 1, 0, 0])).ShouldBeNull();
        (await contest.CastAsync("round-1", 1, [0, 1, 0, 0])).ShouldBeNull();
        await contest.OrderAsync(OrderKind.Close, "round-1", new OrderDetails.None());

        var desk = contest.Desk("round-1");
        var tally = new OrderDetails.Tally(
            desk.LogHeight,
            desk.LogHead,
            0,
            Record.Minutes.VoidsLog.StartOf(contest.Definition.Id)
        );
        await CutAsync(contest, plug, 1, OrderKind.Tally, "round-1", tally);
        contest.State.Stage("round-1")!.Sealed.ShouldNotBeNull().Ballots.ShouldBe(2);
        contest.Desk("round-1").EncryptedTallyBytes.ShouldNotBeNull();

        await contest.CountAsync("round-1");
        var counted = contest.State.Stage("round-1")!.Counted.ShouldNotBeNull();
        await CutAsync(
            contest,
            plug,
            1,
            OrderKind.Publish,
            "round-1",
            new OrderDetails.Publish(counted.Account),
            ["ro", "deputy"]
        );
        contest.Desk("round-1").Count.Complete.ShouldBeTrue();
        contest.Service<RoundBook>().Outcomes["round-1"].Winner.ShouldBe("ana");
    }

    [Fact]
    public async Task Tally_cut_off_after_any_number_of_commits_is_finished_by_the_next_start()
    {
        for (var commits = 2; commits <= 4; commits++)
        {
            var plug = new Plug();
            await using var contest = new SmallContest { Adjust = options => options with { Commit = plug.Run } };
            await contest.StartAsync();
            await contest.FoundAsync();
            await contest.OpenAsync("round-1", "ana", "ben", "chloe");
            (await contest.CastAsync("round-1", 0, [0, 1, 0, 0])).ShouldBeNull();
            await contest.OrderAsync(OrderKind.Close, "round-1", new OrderDetails.None());
            var desk = contest.Desk("round-1");
            var tally = new OrderDetails.Tally(
                desk.LogHeight,
                desk.LogHead,
                0,
                Record.Minutes.VoidsLog.StartOf(contest.Definition.Id)
            );

            await CutAsync(contest, plug, commits, OrderKind.Tally, "round-1", tally);

            contest.State.Stage("round-1")!.Sealed.ShouldNotBeNull().Ballots.ShouldBe(1);
            await contest.CountAsync("round-1");
            await contest.PublishAsync("round-1");
        }
    }

    // The order is answered; then no more than so many commits, its own included, reach the disk, and the host ends.
    private static async Task CutAsync(
        SmallContest contest,
        Plug plug,
        int commits,
        OrderKind kind,
        string stage,
        OrderDetails details,
        string[]? officers = null
    )
    {
        plug.Pull(commits);
        var answer = await contest.TryAsync(kind, stage, details, officers);
        var recorded = answer.ShouldBeOfType<OrderAnswer.Recorded>($"{kind}");
        await contest.Service<ContestWork>().DoAsync();
        await contest.StopAsync();
        plug.PutBack();
        await contest.StartAsync();
        contest.State.Height.ShouldBeGreaterThan(recorded.Height);
        (await contest.Service<ContestWork>().DoAsync()).ShouldBeTrue($"{kind}");
        contest.Verify();
    }

    /// <summary>Lets a number of commits through, then none until it is put back.</summary>
    private sealed class Plug
    {
        private readonly Lock gate = new();
        private int? left;

        public void Pull(int commits)
        {
            lock (gate)
            {
                left = commits;
            }
        }

        public void PutBack()
        {
            lock (gate)
            {
                left = null;
            }
        }

        public void Run(Action commit)
        {
            lock (gate)
            {
                if (left is 0)
                {
                    throw new IOException("unplugged");
                }

                left--;
                commit();
            }
        }
    }
}
