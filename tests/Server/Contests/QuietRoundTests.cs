using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Server.Contests;
using Hustings.Server.Post;
using Hustings.Server.Results;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Contests;

/// <summary>A round in which nobody voted, and post that gives way to online votes.</summary>
public sealed class QuietRoundTests
{
    [Fact]
    public async Task Round_in_which_nobody_voted_is_counted_and_published_and_nobody_wins_or_leaves()
    {
        await using var contest = new SmallContest();
        await contest.StartAsync();
        await contest.FoundAsync();
        await contest.OpenAsync("round-1", "ana", "ben", "chloe");
        await contest.OrderAsync(OrderKind.Close, "round-1", new OrderDetails.None());
        await contest.TallyAsync("round-1");
        await contest.CountAsync("round-1");

        await contest.PublishAsync("round-1");

        var outcome = contest.Service<RoundBook>().Outcomes["round-1"];
        outcome.Winner.ShouldBeNull();
        outcome.Leaving.ShouldBeEmpty();

        // All three stand again.
        await contest.OpenAsync("round-2", "ana", "ben", "chloe");
        (await contest.CastAsync("round-2", 0, [0, 0, 1, 0])).ShouldBeNull();
        await contest.OrderAsync(OrderKind.Close, "round-2", new OrderDetails.None());
        await contest.TallyAsync("round-2");
        await contest.CountAsync("round-2");
        await contest.PublishAsync("round-2");
        contest.Service<RoundBook>().Outcomes["round-2"].Winner.ShouldBe("ben");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Ranking_in_which_nobody_is_ranked_is_counted_and_published_and_nobody_wins(int blankBallots)
    {
        await using var contest = new SmallContest(ballot: BallotKind.Ranking);
        await contest.StartAsync();
        await contest.FoundAsync();
        await contest.OpenAsync("round-1", "ana", "ben", "chloe");
        for (var member = 0; member < blankBallots; member++)
        {
            (await contest.CastAsync("round-1", member, [0, 0, 0])).ShouldBeNull();
        }

        await contest.OrderAsync(OrderKind.Close, "round-1", new OrderDetails.None());
        await contest.TallyAsync("round-1");
        await contest.CountAsync("round-1");

        await contest.PublishAsync("round-1");

        contest.Service<RoundBook>().Outcomes["round-1"].Winner.ShouldBeNull();
        StageAccount
            .Of(contest.Desk("round-1"), contest.Service<ContestOffice>(), contest.Service<RoundBook>())!
            .Last.Rows.Select(row => (row.Votes, row.Mark))
            .Distinct()
            .ShouldHaveSingleItem()
            .ShouldBe((0, RoundMark.None));
        using var answer = await contest.Client.GetAsync(
            new Uri($"/public/stages/{contest.Desk("round-1").Info.Uuid}/account.csv", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        answer.IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task Envelopes_wait_for_the_end_of_online_voting_under_online_wins()
    {
        await using var contest = new SmallContest(PostOnline.OnlineWins);
        await contest.StartAsync();
        await contest.FoundAsync();
        await contest.OpenAsync("round-1", "ana", "ben", "chloe");
        (await contest.CastAsync("round-1", 0, [0, 1, 0, 0])).ShouldBeNull();
        (await ReceiveAsync(contest, 0)).ShouldBe("post_waits");
        (await ReceiveAsync(contest, 1)).ShouldBe("post_waits");
        // Nothing was made void meanwhile: whoever sent an envelope can still vote online.
        (await contest.CastAsync("round-1", 1, [0, 1, 0, 0])).ShouldBeNull();

        await contest.OrderAsync(OrderKind.Close, "round-1", new OrderDetails.None());
        (await ReceiveAsync(contest, 0)).ShouldBe("voted_online");
        (await ReceiveAsync(contest, 1)).ShouldBe("voted_online");
        (await ReceiveAsync(contest, 2)).ShouldBeNull();
        (await ReceiveAsync(contest, 2)).ShouldBe("already_received");
        contest.Service<ContestOffice>().Store.ReadDueStrikes().ShouldBeEmpty();
        contest.Verify();
        await contest.TallyAsync("round-1");
        (await ReceiveAsync(contest, 3)).ShouldBe("post_closed");
        await contest.CountAsync("round-1");
        await contest.PublishAsync("round-1");
    }

    private static async Task<string?> ReceiveAsync(SmallContest contest, int member)
    {
        var credential = contest.Issue.Table.Cell(contest.Issue.Members[member].Row, 0).ToString();
        var answer = await contest.Service<PostRoom>().ReceiveAsync(credential, "round-1");
        return answer.Fault?.Code;
    }
}
