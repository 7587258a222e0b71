using System.Text.Json;
using Hustings.Counting.Rounds;
using Shouldly;
using Xunit;

namespace Hustings.Counting.Tests.Rounds;

/// <summary>The leadership of the New Democratic Party of Canada, 24 March 2012, to the vote.</summary>
public sealed class Ndp2012Tests
{
    private static readonly RaceState Race = LiveScenario.Ndp2012.Run();

    [Fact]
    public void Every_round_has_the_published_votes_and_shares()
    {
        Table(1)
            .ShouldBe([
                ("mulcair", 19_728, "30.3"),
                ("topp", 13_915, "21.4"),
                ("cullen", 10_671, "16.4"),
                ("nash", 8_353, "12.8"),
                ("dewar", 4_883, "7.5"),
                ("singh", 3_821, "5.9"),
                ("ashton", 3_737, "5.7"),
            ]);
        Table(2)
            .ShouldBe([
                ("mulcair", 23_902, "38.2"),
                ("topp", 15_624, "25.0"),
                ("cullen", 12_449, "19.9"),
                ("nash", 10_519, "16.8"),
            ]);
        Table(3).ShouldBe([("mulcair", 27_488, "43.8"), ("topp", 19_822, "31.6"), ("cullen", 15_426, "24.6")]);
        Table(4).ShouldBe([("mulcair", 33_881, "57.2"), ("topp", 25_329, "42.8")]);
        Race.Rounds.Select(round => round.Base).ShouldBe([65_108, 62_494, 62_736, 59_210]);
        Race.Rounds.Select(round => round.Majority).ShouldBe([32_555, 31_248, 31_369, 29_606]);
    }

    [Fact]
    public void First_round_has_the_published_columns_and_the_withdrawn_candidate_outside_the_base()
    {
        RoundAccount first = Race.Rounds[0];
        first.Columns.ShouldBe(["advance", "live", "post"]);
        Columns("mulcair").ShouldBe([12_231, 2_196, 5_301]);
        Columns("topp").ShouldBe([7_914, 1_974, 4_027]);
        Columns("cullen").ShouldBe([6_818, 2_308, 1_545]);
        Columns("nash").ShouldBe([5_034, 1_722, 1_597]);
        Columns("dewar").ShouldBe([2_527, 941, 1_415]);
        Columns("singh").ShouldBe([3_185, 272, 364]);
        Columns("ashton").ShouldBe([1_794, 1_027, 916]);
        Columns("saganash").ShouldBe([187, 47, 32]);
        first.Of(LineKind.Received).ByColumn.ShouldBe([39_690, 10_487, 15_197]);
        first.Of(LineKind.Received).Votes.ShouldBe(65_374);
        first.Of(LineKind.Withdrawn).Votes.ShouldBe(266);
        first.Of("saganash").Withdrawn.ShouldBeTrue();
        first.Of("saganash").Share.ShouldBeNull();

        IEnumerable<long> Columns(string id) => first.Of(id).ByColumn;
    }

    [Fact]
    public void Rule_takes_the_published_totals_and_not_the_live_votes()
    {
        Race.Rounds.Select(round => round.Decisions.Single())
            .Select(decision => (decision.Candidate, decision.Wins, decision.Reason))
            .ShouldBe([
                ("ashton", false, RaceReason.FewestVotes),
                ("nash", false, RaceReason.FewestVotes),
                ("cullen", false, RaceReason.FewestVotes),
                ("mulcair", true, RaceReason.MoreThanHalf),
            ]);
        Race.Rounds.Select(round => round.Outcome)
            .ShouldBe([RoundOutcome.GoesOn, RoundOutcome.GoesOn, RoundOutcome.GoesOn, RoundOutcome.Won]);
        Race.Winner.ShouldBe("mulcair");
        Race.Rounds[0].Of("ashton").ByColumn[1].ShouldBeGreaterThan(Race.Rounds[0].Of("singh").ByColumn[1]);
        Race.Rounds[3].Of("mulcair").ByColumn.ShouldBe([21_012, 5_198, 7_671]);
    }

    [Fact]
    public void Drop_after_the_first_round_is_explained_line_by_line()
    {
        Changes(2)
            .ShouldBe([
                (LineKind.NotReturned, -1_905),
                (LineKind.FirstTime, 239),
                (LineKind.Exhausted, -1_214),
                (LineKind.Withdrawn, 266),
            ]);
        Changes(2).Sum(change => change.Votes).ShouldBe(-2_614);
        Changes(3).Sum(change => change.Votes).ShouldBe(242);
        Changes(4).Sum(change => change.Votes).ShouldBe(-3_526);
        Race.Rounds[0].BaseChanges.ShouldBeEmpty();
    }

    [Fact]
    public void Scenario_says_who_stands_and_who_leaves_as_the_rule_does()
    {
        LiveScenario scenario = LiveScenario.Ndp2012;
        foreach ((LiveRound round, RoundAccount account) in scenario.Rounds.Zip(Race.Rounds))
        {
            account
                .Candidates.Where(line => !line.Withdrawn)
                .Select(line => line.Candidate.Id)
                .ShouldBe(round.Standing);
            account.Decisions.Where(d => !d.Wins).Select(d => d.Candidate).ShouldBe(round.Leaves);
        }
        scenario.Rounds[0].WithdrawsAfter.ShouldBe(["dewar", "singh"]);
    }

    [Fact]
    public void Timetable_slips_follow_from_the_windows_before_them()
    {
        LiveScenario scenario = LiveScenario.Ndp2012;
        scenario.Rounds.Select(round => round.Slips.Length).ShouldBe([0, 2, 1, 1]);
        foreach (LiveRound round in scenario.Rounds)
        {
            Dictionary<string, (DateTimeOffset Opens, DateTimeOffset Closes)> windows = Windows(round.Windows);
            windows.Keys.Order(StringComparer.Ordinal).ShouldBe(["hall", "remote"]);
            DateTimeOffset ordered = windows["hall"].Opens;
            foreach (JsonElement slip in round.Slips)
            {
                slip.GetProperty("at").GetDateTimeOffset().ShouldBeGreaterThanOrEqualTo(ordered);
                ordered = slip.GetProperty("at").GetDateTimeOffset();
                slip.GetProperty("reason").GetProperty("fr").GetString().ShouldNotBeEmpty();
                if (slip.TryGetProperty("windows", out JsonElement changed))
                {
                    windows = Windows(changed.EnumerateArray());
                    windows["remote"].Opens.ShouldBeGreaterThan(windows["hall"].Closes);
                    continue;
                }
                DateTimeOffset to = slip.GetProperty("to").GetDateTimeOffset();
                foreach (
                    string channel in slip.GetProperty("channels").EnumerateArray().Select(name => name.GetString()!)
                )
                {
                    windows[channel].Closes.ShouldBe(slip.GetProperty("from").GetDateTimeOffset());
                    ordered.ShouldBeLessThan(windows[channel].Closes);
                    to.ShouldBeGreaterThan(windows[channel].Closes);
                    windows[channel] = (windows[channel].Opens, to);
                }
            }
            windows.Values.ShouldAllBe(window => window.Opens < window.Closes);
            round.HallVoters.ShouldBeLessThan(round.Totals.Columns.Single(column => column.Name == "live").Received);
        }

        static Dictionary<string, (DateTimeOffset, DateTimeOffset)> Windows(IEnumerable<JsonElement> windows) =>
            windows.ToDictionary(
                window => window.GetProperty("channel").GetString()!,
                window =>
                    (window.GetProperty("opens").GetDateTimeOffset(), window.GetProperty("closes").GetDateTimeOffset())
            );
    }

    private static IEnumerable<(string, long, string)> Table(int round) =>
        Race.Rounds[round - 1]
            .Candidates.Where(line => !line.Withdrawn)
            .Select(line => (line.Candidate.Id, line.Votes, Percent.Of(line.Share!.Value)));

    private static IEnumerable<(LineKind Kind, long Votes)> Changes(int round) =>
        Race.Rounds[round - 1]
            .BaseChanges.Where(change => change.Votes != 0)
            .Select(change => (change.Kind, change.Votes));
}
