using Hustings.Contest.Casting;
using Hustings.Contest.Orders;
using Hustings.Cryptography;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Server.Contests;
using Hustings.Server.Post;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Contests;

/// <summary>Whole contests on a real server; <see cref="SmallContest"/> verifies the record after every step.</summary>
public sealed class WholeContestTests
{
    private static readonly int[][] Choice =
    [
        [0, 1, 0, 0],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
    ];

    [Fact]
    public async Task Two_rounds_with_a_hall_an_extension_a_strike_and_a_postal_column_end_with_a_winner()
    {
        await using var contest = new SmallContest();
        await contest.StartAsync();
        contest.Verify();
        await contest.FoundAsync();
        var seed = new byte[32];
        await contest.OrderAsync(
            OrderKind.EnrolTerminal,
            null,
            new OrderDetails.EnrolTerminal("hall-1", Convert.ToHexStringLower(SignatureEd25519.PublicKey(seed)))
        );
        await contest.OpenAsync("round-1", "ana", "ben", "chloe");
        var uuid = contest.Desk("round-1").Info.Uuid;
        for (var member = 0; member < 6; member++)
        {
            (await contest.CastAsync("round-1", member, Choice[member % 2])).ShouldBeNull();
        }

        (
            await contest.CastAsync(
                "round-1",
                6,
                Choice[2],
                request => TerminalLine.Sign("hall-1", seed, uuid, request)
            )
        ).ShouldBeNull();
        (
            await contest.CastAsync(
                "round-1",
                7,
                Choice[2],
                request => TerminalLine.Sign("hall-2", seed, uuid, request)
            )
        ).ShouldBe("terminal_unknown");
        (
            await contest.CastAsync(
                "round-1",
                7,
                Choice[2],
                request => TerminalLine.Sign("hall-1", seed, "other", request)
            )
        ).ShouldBe("terminal_unknown");
        contest.Desk("round-1").Hall.ShouldBe(1);

        await contest.OrderAsync(OrderKind.Pause, "round-1", new OrderDetails.None(), reason: true);
        (await contest.CastAsync("round-1", 7, Choice[2])).ShouldBe("stage_paused");
        await contest.OrderAsync(OrderKind.Resume, "round-1", new OrderDetails.None());
        await contest.OrderAsync(OrderKind.Close, "round-1", new OrderDetails.None());
        (await contest.CastAsync("round-1", 7, Choice[2])).ShouldBe("stage_closed");
        contest.Clock.Advance(TimeSpan.FromMinutes(1));
        await contest.OrderAsync(
            OrderKind.Extend,
            "round-1",
            new OrderDetails.Extend([Channel.Remote], contest.Clock.GetUtcNow().AddMinutes(10)),
            reason: true
        );
        (await contest.CastAsync("round-1", 7, Choice[2])).ShouldBeNull();
        (
            await contest.CastAsync(
                "round-1",
                8,
                Choice[2],
                request => TerminalLine.Sign("hall-1", seed, uuid, request)
            )
        ).ShouldBe("channel_closed");

        // The window ends by the clock; nobody orders anything.
        contest.Clock.Advance(TimeSpan.FromMinutes(10));
        (await contest.CastAsync("round-1", 8, Choice[2])).ShouldBe("stage_closed");
        var struck = contest.Desk("round-1").Box.ReadLog(0, 1)[0].Hash;
        await contest.OrderAsync(
            OrderKind.Strike,
            "round-1",
            new OrderDetails.Strike(Convert.ToHexStringLower(struck.Span), contest.Issue.Members[0].Row),
            ["ro", "deputy"],
            reason: true
        );
        await contest.TallyAsync("round-1");
        (
            await contest.TryAsync(
                OrderKind.Extend,
                "round-1",
                new OrderDetails.Extend([Channel.Remote], contest.Clock.GetUtcNow().AddMinutes(60)),
                reason: true
            )
        )
            .ShouldBeOfType<OrderAnswer.Refused>()
            .Fault.Code.ShouldBe("tally_began");
        await contest.CountAsync("round-1");

        // Restart in the middle: everything follows from the minutes.
        await contest.StopAsync();
        await contest.StartAsync();
        contest.Verify();
        await EnterTwiceAsync(contest);
        await contest.PublishAsync("round-1");
        var leaving = contest.Service<RoundBook>().Outcomes["round-1"].Leaving.ShouldHaveSingleItem();
        leaving.ShouldBe("ana");

        await contest.OpenAsync("round-2", "ben", "chloe");
        for (var member = 0; member < 5; member++)
        {
            (await contest.CastAsync("round-2", member, [0, member < 2 ? 1 : 0, member < 2 ? 0 : 1])).ShouldBeNull();
        }

        await contest.OrderAsync(OrderKind.Close, "round-2", new OrderDetails.None());
        await contest.TallyAsync("round-2");
        await contest.CountAsync("round-2");
        await contest.OrderAsync(
            OrderKind.CountColumn,
            "round-2",
            new OrderDetails.CountColumn("post", 1, 31, [new("ben", 16), new("chloe", 15)], 0, 0, 0),
            ["ro", "deputy"]
        );
        await contest.PublishAsync("round-2");

        // 18 each: the earlier round decides, after a restart as before it.
        await contest.StopAsync();
        await contest.StartAsync();
        (await contest.Service<ContestWork>().DoAsync()).ShouldBeTrue();
        await contest.OrderAsync(OrderKind.Declare, null, new OrderDetails.OneCandidate("ben"));
        (await contest.TryAsync(OrderKind.Erase, null, new OrderDetails.None(), ["ro", "deputy"]))
            .ShouldBeOfType<OrderAnswer.Refused>()
            .Fault.Code.ShouldBe("challenge_period");
        contest.Clock.Advance(TimeSpan.FromDays(31));
        await contest.OrderAsync(OrderKind.Erase, null, new OrderDetails.None(), ["ro", "deputy"]);
        new FileInfo(Path.Combine(contest.Folder, "pins.txt")).Length.ShouldBe(0);
        await contest.StopAsync();
        await contest.StartAsync();
        contest.Verify();
    }

    [Fact]
    public async Task Rankings_are_shuffled_by_two_trustees_and_counted()
    {
        await using var contest = new SmallContest(ballot: BallotKind.Ranking);
        await contest.StartAsync();
        await contest.FoundAsync();
        await contest.OpenAsync("round-1", "ana", "ben", "chloe");
        int[][] rankings =
        [
            [1, 2, 3],
            [1, 0, 0],
            [2, 1, 0],
            [0, 2, 1],
            [3, 2, 1],
        ];
        for (var member = 0; member < rankings.Length; member++)
        {
            (await contest.CastAsync("round-1", member, rankings[member])).ShouldBeNull();
        }

        await contest.OrderAsync(OrderKind.Close, "round-1", new OrderDetails.None());
        await contest.TallyAsync("round-1");
        await contest.CountAsync("round-1");
        await contest.PublishAsync("round-1");
        contest.Service<RoundBook>().Outcomes["round-1"].Winner.ShouldBe("ana");
    }

    [Fact]
    public async Task Post_that_wins_leaves_a_strike_for_two_officers()
    {
        await using var contest = new SmallContest(PostOnline.PostWins);
        await contest.StartAsync();
        await contest.FoundAsync();
        await contest.OpenAsync("round-1", "ana", "ben", "chloe");
        (await contest.CastAsync("round-1", 0, Choice[0])).ShouldBeNull();
        var row = contest.Issue.Members[0].Row;
        var credential = contest.Issue.Table.Cell(row, 1).ToString();

        var answer = await contest.Service<PostRoom>().ReceiveAsync(credential, null);

        answer.Fault.ShouldBeNull();
        contest.Verify();
        var due = contest.Service<ContestOffice>().Store.ReadDueStrikes().ShouldHaveSingleItem();
        Convert.ToHexStringLower(due.Ballot.Span).ShouldBe(answer.Strike);
        await contest.OrderAsync(OrderKind.Close, "round-1", new OrderDetails.None());
        await contest.OrderAsync(
            OrderKind.Strike,
            "round-1",
            new OrderDetails.Strike(answer.Strike!, row),
            ["ro", "deputy"],
            reason: true
        );
        contest.Service<ContestOffice>().Store.ReadDueStrikes().ShouldBeEmpty();
    }

    // Both officers count; the second is not shown the first one's figures. They differ once, then agree.
    private static async Task EnterTwiceAsync(SmallContest contest)
    {
        OrderDetails.CountColumn Entry(int ben) =>
            new("post", 1, 31, [new("ana", 0), new("ben", ben), new("chloe", 31 - ben)], 0, 0, 0);

        (await contest.TryAsync(OrderKind.CountColumn, "round-1", Entry(16))).ShouldBeOfType<OrderAnswer.Waiting>();
        (await contest.TryAsync(OrderKind.CountColumn, "round-1", Entry(15), ["deputy"]))
            .ShouldBeOfType<OrderAnswer.Refused>()
            .Fault.Code.ShouldBe("entries_differ");
        contest.Service<ContestOffice>().Store.ReadWaiting().ShouldBeEmpty();
        (
            await contest.TryAsync(OrderKind.CountColumn, "round-1", Entry(16), ["deputy"])
        ).ShouldBeOfType<OrderAnswer.Waiting>();
        await contest.OrderAsync(OrderKind.CountColumn, "round-1", Entry(16));
    }
}
