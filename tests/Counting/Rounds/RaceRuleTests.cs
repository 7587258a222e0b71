using System.Globalization;
using Hustings.Counting.Rounds;
using Shouldly;
using Xunit;
using static Hustings.Counting.Tests.Rounds.Steps;

namespace Hustings.Counting.Tests.Rounds;

/// <summary>Who wins and who leaves by each rule and parameter.</summary>
public sealed class RaceRuleTests
{
    private static readonly RuleParameters Exhaustive = new() { Rule = ContestRule.Exhaustive };

    [Fact]
    public void Plurality_elects_the_most_votes_in_one_round()
    {
        RaceState over = One(ContestRule.Plurality, ("a", 3), ("b", 4), ("c", 2));
        Decisions(over).ShouldBe([("b", true, RaceReason.MostVotes)]);
        over.Winner.ShouldBe("b");
        over.Finished.ShouldBeTrue();
        over.Last().Majority.ShouldBeNull();
    }

    [Fact]
    public void Majority_elects_nobody_with_exactly_half()
    {
        RaceState half = One(ContestRule.Majority, ("a", 3), ("b", 2), ("c", 1));
        half.Last().Decisions.ShouldBeEmpty();
        half.Last().Outcome.ShouldBe(RoundOutcome.NoWinner);
        half.Winner.ShouldBeNull();
        half.Finished.ShouldBeTrue();
        RaceWords.Of(half.Last())[^1].En.ShouldBe("Nobody has more than half, so there is no winner.");

        RaceState more = One(ContestRule.Majority, ("a", 4), ("b", 2), ("c", 1));
        Decisions(more).ShouldBe([("a", true, RaceReason.MoreThanHalf)]);
        more.Last().Majority.ShouldBe(4);
        more.Last().Outcome.ShouldBe(RoundOutcome.Won);
    }

    [Fact]
    public void Round_without_a_vote_has_no_winner_and_nobody_leaves()
    {
        foreach (ContestRule rule in new[] { ContestRule.Plurality, ContestRule.Majority })
        {
            RaceState over = One(rule, ("a", 0), ("b", 0), ("c", 0));
            over.Last().Decisions.ShouldBeEmpty();
            over.Last().Outcome.ShouldBe(RoundOutcome.NoWinner);
            over.Last().Base.ShouldBe(0);
            over.Last().Candidates.ShouldAllBe(line => line.Share == null);
            over.Winner.ShouldBeNull();
            over.Finished.ShouldBeTrue();
            RaceWords.Of(over.Last())[^1].En.ShouldBe("Nobody has a vote, so there is no winner.");
        }

        foreach (LeavingRule leaving in Enum.GetValues<LeavingRule>())
        {
            RuleParameters rule = Exhaustive with
            {
                Leaving = leaving,
                LeavingPercent = leaving == LeavingRule.BelowShare ? 10 : 0,
            };
            RoundColumn blank = Live(("a", 0), ("b", 0), ("c", 0)) with { Blank = 7 };
            RaceState on = Race(rule, "a", "b", "c").Apply(new RoundTotals { Number = 1, Columns = [blank] }).Took();
            on.Last().Outcome.ShouldBe(RoundOutcome.GoesOn);
            on.Standing.ShouldBe(["a", "b", "c"]);
            on.Finished.ShouldBeFalse();
            AccountDocument.Bytes(on.Last()).ShouldNotBeEmpty();
            RaceWords
                .Of(on.Last())[^1]
                .En.ShouldBe("Nobody has a vote, so nobody leaves the race and there is another round.");
        }
    }

    [Theory]
    [InlineData(MajorityBase.ValidVotes, WithdrawnVotes.OutsideBase, 100, "a")]
    [InlineData(MajorityBase.ValidVotes, WithdrawnVotes.NextPreference, 100, "a")]
    [InlineData(MajorityBase.ValidVotes, WithdrawnVotes.InsideBase, 104, null)]
    [InlineData(MajorityBase.ValidVotesAndBlank, WithdrawnVotes.OutsideBase, 103, null)]
    [InlineData(MajorityBase.BallotsCast, WithdrawnVotes.OutsideBase, 110, null)]
    [InlineData(MajorityBase.BallotsCast, WithdrawnVotes.InsideBase, 114, null)]
    public void Base_decides_what_a_majority_is(
        MajorityBase part,
        WithdrawnVotes withdrawn,
        long expected,
        string? winner
    )
    {
        RuleParameters rule = new()
        {
            Rule = ContestRule.Majority,
            Base = part,
            Withdrawn = withdrawn,
        };
        RaceState state = Race(rule, "a", "b", "w").Withdraw("w").Took();
        RoundColumn live = Live(("a", 51), ("b", 49), ("w", 4)) with
        {
            Blank = 3,
            Rejected = RoundColumn.None.Add(RejectionReason.Unclear, 2).Add(RejectionReason.NotOfficial, 1),
        };
        RoundColumn post = Live(("a", 0), ("b", 0), ("w", 0)) with
        {
            Name = "post",
            FromRankings = true,
            Exhausted = 4,
        };
        RoundTotals totals = new()
        {
            Number = 1,
            Columns = [live, post],
            WithdrawnOnBallot = ["w"],
        };
        RaceState over = state.Apply(totals).Took();
        over.Last().Base.ShouldBe(expected);
        over.Winner.ShouldBe(winner);
        over.Last().Of("w").Share.ShouldBe(withdrawn == WithdrawnVotes.InsideBase ? Fraction.Of(4, expected) : null);
        over.Last().Of(LineKind.Received).Votes.ShouldBe(114);
        over.Last().Of(LineKind.Valid).Votes.ShouldBe(104);
        over.Last().Of(LineKind.Standing).Votes.ShouldBe(100);
        over.Last()
            .Others.Where(line => line.Kind == LineKind.Rejected)
            .Select(line => (line.Rejection, line.Votes))
            .ShouldBe([(null, 3), (RejectionReason.Unclear, 2), (RejectionReason.NotOfficial, 1)]);
    }

    [Fact]
    public void Lowest_alone_leaves_and_the_next_round_is_without()
    {
        RaceState after = Race(Exhaustive, "a", "b", "c").Played(("a", 4), ("b", 3), ("c", 2));
        Decisions(after).ShouldBe([("c", false, RaceReason.FewestVotes)]);
        after.Standing.ShouldBe(["a", "b"]);
        after.NextRound.ShouldBe(2);
        after.Finished.ShouldBeFalse();
        after.Played(("a", 4), ("b", 5)).Winner.ShouldBe("b");
    }

    [Fact]
    public void All_below_the_share_leave_unless_fewer_than_two_are_before_them()
    {
        RuleParameters below = Exhaustive with { Leaving = LeavingRule.BelowShare, LeavingPercent = 10 };
        RaceState some = Race(below, "a", "b", "c", "d", "e")
            .Played(("a", 41), ("b", 40), ("c", 10), ("d", 5), ("e", 4));
        Decisions(some).ShouldBe([("e", false, RaceReason.BelowShare), ("d", false, RaceReason.BelowShare)]);

        RaceState nobody = Race(below, "a", "b", "c").Played(("a", 40), ("b", 31), ("c", 29));
        Decisions(nobody).ShouldBe([("c", false, RaceReason.FewestVotes)]);

        RuleParameters high = below with { LeavingPercent = 50 };
        RaceState level = Race(high, "a", "b", "c", "d").Played(("a", 40), ("b", 25), ("c", 25), ("d", 10));
        Decisions(level).ShouldBe([("d", false, RaceReason.BelowShare)]);
    }

    [Fact]
    public void Lowest_who_together_cannot_catch_the_next_leave_together_and_two_stay()
    {
        RuleParameters together = Exhaustive with { Leaving = LeavingRule.CannotCatchUp };
        RaceState gap = Race(together, "a", "b", "c", "d", "e")
            .Played(("a", 40), ("b", 35), ("c", 13), ("d", 9), ("e", 3));
        Decisions(gap)
            .ShouldBe([
                ("e", false, RaceReason.CannotCatchUp),
                ("d", false, RaceReason.CannotCatchUp),
                ("c", false, RaceReason.CannotCatchUp),
            ]);
        RaceWords
            .Of(gap.Last())[1]
            .En.ShouldBe("E, D and C leave the race together: all their votes (25) are fewer than those of B (35).");
        RaceWords.Of(gap.Last())[1].Fr.ShouldStartWith("E, D et C quittent la course ensemble");

        RaceState equal = Race(together, "a", "b", "c", "d").Played(("a", 40), ("b", 30), ("c", 20), ("d", 10));
        Decisions(equal).ShouldBe([("d", false, RaceReason.FewestVotes)]);

        RaceState two = Race(together with { Base = MajorityBase.ValidVotesAndBlank }, "a", "b", "c")
            .Apply(new RoundTotals { Number = 1, Columns = [Live(("a", 40), ("b", 9), ("c", 8)) with { Blank = 40 }] })
            .Took();
        Decisions(two).ShouldBe([("c", false, RaceReason.FewestVotes)]);
    }

    [Fact]
    public void Last_one_standing_wins_without_a_majority_of_the_base()
    {
        RoundColumn live = Live(("a", 40), ("b", 35)) with { Blank = 25 };
        RaceState over = Race(Exhaustive with { Base = MajorityBase.ValidVotesAndBlank }, "a", "b")
            .Apply(new RoundTotals { Number = 1, Columns = [live] })
            .Took();
        Decisions(over).ShouldBe([("b", false, RaceReason.FewestVotes), ("a", true, RaceReason.LastStanding)]);
        over.Finished.ShouldBeTrue();

        RaceState alone = Race(Exhaustive with { Base = MajorityBase.ValidVotesAndBlank }, "a")
            .Apply(new RoundTotals { Number = 1, Columns = [Live(("a", 1)) with { Blank = 5 }] })
            .Took();
        Decisions(alone).ShouldBe([("a", true, RaceReason.LastStanding)]);
    }

    [Fact]
    public void Withdrawals_between_rounds_leave_the_race_and_may_end_it()
    {
        RaceState after = Race(Exhaustive, "a", "b", "c", "d").Played(("a", 4), ("b", 3), ("c", 2), ("d", 1));
        RaceState two = after.Withdraw("b").Took();
        two.Standing.ShouldBe(["a", "c"]);
        two.Withdrawals.ShouldBe([new Withdrawal("b", 1)]);
        two.Finished.ShouldBeFalse();
        RaceState one = two.Withdraw("a").Took();
        one.Winner.ShouldBe("c");
        one.Apply(one.Round(("c", 1))).Refused().ShouldBe(RaceFault.RaceFinished);
        one.Withdraw("c").Refused().ShouldBe(RaceFault.RaceFinished);
        after.Standing.ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public void Race_of_one_round_is_held_whoever_withdraws_before()
    {
        RaceState one = Race(new RuleParameters { Rule = ContestRule.Majority }, "a", "b").Withdraw("b").Took();
        one.Finished.ShouldBeFalse();
        one.Played(("a", 1)).Winner.ShouldBe("a");
    }

    [Fact]
    public void Change_of_rejected_ballots_is_told_by_reason()
    {
        RoundTotals Round(int number, long unclear, long marks, params (string, long)[] votes) =>
            new()
            {
                Number = number,
                Columns =
                [
                    Live(votes) with
                    {
                        Rejected = RoundColumn
                            .None.Add(RejectionReason.Unclear, unclear)
                            .Add(RejectionReason.TooManyMarks, marks),
                    },
                ],
            };
        RaceState second = Race(Exhaustive, "a", "b", "c")
            .Apply(Round(1, 5, 2, ("a", 4), ("b", 3), ("c", 2)))
            .Took()
            .Apply(Round(2, 1, 9, ("a", 5), ("b", 4)))
            .Took();
        second
            .Last()
            .Others.Where(line => line.Kind == LineKind.Rejected)
            .Select(line => (line.Rejection, line.Votes, line.Change))
            .ShouldBe([(null, 10, 3), (RejectionReason.TooManyMarks, 9, 7), (RejectionReason.Unclear, 1, -4)]);
    }

    [Fact]
    public void Race_of_many_candidates_is_counted_to_its_end()
    {
        string[] ids = [.. Enumerable.Range(0, 150).Select(n => $"c{n}")];
        RaceState state = Race(Exhaustive, ids);
        while (!state.Finished)
            state = state.Played([
                .. state.Standing.Select(id => (id, 1000L + long.Parse(id[1..], CultureInfo.InvariantCulture))),
            ]);
        state.Rounds.Length.ShouldBe(149);
        state.Winner.ShouldBe("c149");
    }

    private static RaceState One(ContestRule rule, params (string, long)[] votes) =>
        Race(new RuleParameters { Rule = rule }, [.. votes.Select(v => v.Item1)]).Played(votes);

    private static IEnumerable<(string, bool, RaceReason)> Decisions(RaceState state) =>
        state.Last().Decisions.Select(decision => (decision.Candidate, decision.Wins, decision.Reason));
}
