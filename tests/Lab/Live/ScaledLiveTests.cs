using System.Globalization;
using Hustings.Counting.Rounds;
using Hustings.Lab.Scenarios.Live;
using Shouldly;
using Xunit;

namespace Hustings.Lab.Tests.Live;

public sealed class ScaledLiveTests
{
    private static readonly LiveScenario Ndp = LiveScenario.Load("ndp-2012-live");

    [Fact]
    public void Whole_contest_has_every_figure_of_the_scenario()
    {
        var whole = ScaledLive.Of(Ndp, 1);

        whole.Members.ShouldBe(128_351);
        foreach (ScaledRound round in whole.Rounds)
        {
            foreach ((ScaledColumn column, LiveColumn real) in round.Columns.Zip(round.Round.Columns))
            {
                column
                    .Votes.ToDictionary(pair => pair.Key, pair => (int)pair.Value)
                    .ShouldBe(real.Votes, ignoreOrder: true);
                (column.Exhausted, column.Flow).ShouldBe((real.Exhausted, real.Flow));
            }
        }

        whole.Rounds.Select(round => round.Live.Received).ShouldBe([10_487, 8_821, 9_705, 8_641]);
        whole.Rounds.Select(round => round.Ballot.Count).ShouldBe([8, 4, 3, 2]);
    }

    [Fact]
    public void Whole_contest_is_counted_as_published()
    {
        var whole = ScaledLive.Of(Ndp, 1);
        (IReadOnlyList<RoundAccount> accounts, IReadOnlyList<string> differences) = whole.Count();

        differences.ShouldBeEmpty();
        foreach ((RoundAccount account, ScaledRound round) in accounts.Zip(whole.Rounds))
        {
            account.Base.ShouldBe(round.Round.Published.Base);
            account
                .Candidates.Where(line => !line.Withdrawn)
                .ToDictionary(line => line.Candidate.Id, line => (int)line.Votes)
                .ShouldBe(round.Round.Published.Votes, ignoreOrder: true);
        }
    }

    [Theory]
    [InlineData("0.01")]
    [InlineData("0.02")]
    [InlineData("0.05")]
    [InlineData("0.1")]
    [InlineData("0.25")]
    [InlineData("0.5")]
    public void Smaller_contest_keeps_every_elimination_and_the_winner(string scale) =>
        ScaledLive.Of(Ndp, decimal.Parse(scale, CultureInfo.InvariantCulture)).Count().Differences.ShouldBeEmpty();

    [Fact]
    public void Contest_too_small_to_keep_an_elimination_says_which()
    {
        LiveScenario other = Ndp with { Rounds = [Ndp.Rounds[0] with { Leaves = ["singh"] }, .. Ndp.Rounds.Skip(1)] };

        ScaledLive.Of(other, 1).Count().Differences.ShouldBe(["in round 1 leaves ashton instead of singh"]);
    }

    [Fact]
    public void By_live_votes_alone_Singh_would_leave()
    {
        ScaledRound first = ScaledLive.Of(Ndp, 1).Rounds[0];

        first
            .Live.Votes.Where(votes => first.Round.Standing.Contains(votes.Key))
            .MinBy(votes => votes.Value)
            .Key.ShouldBe("singh");
        first.Round.Leaves.ShouldBe(["ashton"]);
    }

    [Fact]
    public void Windows_in_the_end_are_those_after_all_slips()
    {
        Ndp.Rounds.Select(round => round.Ended.ToString("HH:mm", CultureInfo.InvariantCulture))
            .ShouldBe(["09:00", "13:15", "17:40", "20:30"]);
        Ndp.Rounds[2]
            .WindowsInTheEnd()
            .Select(window => $"{window.Channel} {window.Opens:HH:mm}-{window.Closes:HH:mm}")
            .ShouldBe(["hall 15:15-16:30", "remote 16:40-17:40"]);
    }
}
