using System.Collections.Immutable;
using Hustings.Counting.Rounds;
using Shouldly;
using Xunit;
using static Hustings.Counting.Tests.Rounds.Steps;

namespace Hustings.Counting.Tests.Rounds;

/// <summary>Every refusal of the closed list, and that the step next to it is taken.</summary>
public sealed class RaceRefusalTests
{
    private static readonly RuleParameters Exhaustive = new() { Rule = ContestRule.Exhaustive };

    /// <summary>In round 2 of a race with rankings and live votes; d left, w withdrew.</summary>
    private static readonly RaceState Second = Race(Exhaustive, "a", "b", "c", "d", "w")
        .Withdraw("w")
        .Took()
        .Apply(
            new RoundTotals
            {
                Number = 1,
                WithdrawnOnBallot = ["w"],
                Columns =
                [
                    Live(("a", 40), ("b", 30), ("c", 20), ("d", 9), ("w", 1)),
                    Rankings(0, 10, 10, 10, ("d", 5), ("w", 2)),
                ],
            }
        )
        .Took();

    private static readonly RoundColumn Now = Live(("a", 45), ("b", 30), ("c", 25), ("w", 0));
    private static readonly RoundColumn Read = Rankings(3, 12, 10, 10, ("w", 2));

    [Fact]
    public void Round_that_fits_is_taken() => Apply(Now, Read).Took().NextRound.ShouldBe(3);

    [Fact]
    public void Start_of_a_race_that_cannot_be_is_refused()
    {
        Start(Exhaustive with { TieBreak = [] }, "a").ShouldBe(RaceFault.RuleInvalid);
        RuleParameters ranked = new() { Rule = ContestRule.InstantRunoff, Withdrawn = WithdrawnVotes.NextPreference };
        Start(ranked, "a").ShouldBe(RaceFault.RuleCountsRankings);
        Start(Exhaustive).ShouldBe(RaceFault.CandidateCount);
        string[] crowd = [.. Enumerable.Range(0, 1001).Select(n => $"c{n}")];
        Start(Exhaustive, crowd).ShouldBe(RaceFault.CandidateCount);
        Race(Exhaustive, crowd[1..]).Standing.Length.ShouldBe(1000);
        Start(Exhaustive, "a", "b", "a").ShouldBe(RaceFault.CandidateTwice);
        foreach (string id in new[] { "", "A", "1a", "a b", "é", new string('a', 41) })
            Start(Exhaustive, "b", id).ShouldBe(RaceFault.CandidateMalformed, id);
        foreach (string name in new[] { "", " A", "A\n", "A\u202eB", "A\ud800", new string('A', 201) })
            RaceState
                .Start(Exhaustive, [new RaceCandidate("a", name)])
                .Refused()
                .ShouldBe(RaceFault.CandidateMalformed);
        RaceState.Start(Exhaustive, [new RaceCandidate(new string('a', 40), new string('A', 200))]).Took();
    }

    [Fact]
    public void Round_out_of_turn_is_refused()
    {
        Refused(Totals(Now, Read) with { Number = 1 }).ShouldBe(RaceFault.WrongRound);
        Refused(Totals(Now, Read) with { Number = 3 }).ShouldBe(RaceFault.WrongRound);
        RaceState over = Race(Exhaustive, "a", "b").Played(("a", 2), ("b", 1));
        over.Apply(over.Round(("a", 2), ("b", 1))).Refused().ShouldBe(RaceFault.RaceFinished);
        RaceState nobody = Race(new RuleParameters { Rule = ContestRule.Majority }, "a", "b")
            .Played(("a", 1), ("b", 1));
        nobody.Apply(nobody.Round(("a", 2), ("b", 1))).Refused().ShouldBe(RaceFault.RaceFinished);
    }

    [Fact]
    public void Columns_that_cannot_be_are_refused()
    {
        Refused().ShouldBe(RaceFault.ColumnCount);
        Refused(Totals() with { Columns = default }).ShouldBe(RaceFault.ColumnCount);
        RoundColumn[] many = [.. Enumerable.Range(0, 50).Select(n => Now with { Name = $"live-{n}" })];
        Refused([.. many, Read]).ShouldBe(RaceFault.ColumnCount);
        Apply([.. many[1..], Read]).Took();
        Refused(Now with { Name = "Live" }, Read).ShouldBe(RaceFault.ColumnMalformed);
        Refused(Now, Now, Read).ShouldBe(RaceFault.ColumnTwice);
    }

    [Fact]
    public void Column_of_rankings_that_comes_goes_or_changes_its_kind_is_refused()
    {
        Refused(Now).ShouldBe(RaceFault.ColumnChanged);
        Refused(Now, Read with { FromRankings = false, Exhausted = 0 }).ShouldBe(RaceFault.ColumnChanged);
        Refused(Now with { FromRankings = true }, Read).ShouldBe(RaceFault.ColumnChanged);
        Refused(Now, Read, Read with { Name = "more" }).ShouldBe(RaceFault.ColumnChanged);
        Apply(Now with { Name = "other" }, Read).Took();
    }

    [Fact]
    public void Candidates_on_the_ballot_must_be_those_of_the_race()
    {
        Refused(Now with { Votes = Now.Votes.Add("x", 0) }, Read).ShouldBe(RaceFault.UnknownCandidate);
        Refused(Now with { Votes = Now.Votes.Add("d", 0) }, Read).ShouldBe(RaceFault.NotOnBallot);
        Refused(Totals(Now, Read) with { WithdrawnOnBallot = [] }).ShouldBe(RaceFault.NotOnBallot);
        foreach (string id in new[] { "a", "w" })
            Refused(Now with { Votes = Now.Votes.Remove(id) }, Read).ShouldBe(RaceFault.CandidateMissing);
        Ballot("x").ShouldBe(RaceFault.UnknownCandidate);
        Ballot("a").ShouldBe(RaceFault.StillStands);
        Ballot("d").ShouldBe(RaceFault.AlreadyGone);
        Ballot("w", "w").ShouldBe(RaceFault.NamedTwice);

        RaceFault Ballot(params string[] ids) => Refused(Totals(Now, Read) with { WithdrawnOnBallot = [.. ids] });
    }

    [Fact]
    public void Figures_that_cannot_be_are_refused()
    {
        foreach (long bad in new[] { -1, 1_000_000_000_001 })
        {
            Refused(Now with { Votes = Now.Votes.SetItem("a", bad) }, Read).ShouldBe(RaceFault.FigureOutOfRange);
            Refused(Now with { Blank = bad }, Read).ShouldBe(RaceFault.FigureOutOfRange);
            Refused(Now, Read with { Exhausted = bad }).ShouldBe(RaceFault.FigureOutOfRange);
            RoundColumn rejected = Now with { Rejected = RoundColumn.None.Add(RejectionReason.Unclear, bad) };
            Refused(rejected, Read).ShouldBe(RaceFault.FigureOutOfRange);
            foreach (ColumnFlow flow in new ColumnFlow[] { new(bad, 0, bad), new(0, bad, -bad), new(0, -bad, bad) })
                Refused(Now with { Flow = flow }, Read).ShouldBe(RaceFault.FigureOutOfRange);
            Refused(Totals(Now, Read) with { Members = bad }).ShouldBe(RaceFault.FigureOutOfRange);
        }
        Refused(Totals(Now, Read) with { Members = 0 }).ShouldBe(RaceFault.FigureOutOfRange);
        Refused(Totals(Now, Read) with { Members = 136 }).ShouldBe(RaceFault.MoreBallotsThanMembers);
        Second.Apply(Totals(Now, Read) with { Members = 137 }).Took();
        Apply(Now with { Blank = 1_000_000_000_000 }, Read).Took();
        Refused(Now with { Rejected = RoundColumn.None.Add((RejectionReason)99, 0) }, Read)
            .ShouldBe(RaceFault.RejectionUnknown);
        Refused(Now with { Exhausted = 1 }, Read).ShouldBe(RaceFault.ExhaustedWithoutRankings);
    }

    [Fact]
    public void Rankings_that_grow_shrink_or_leave_a_candidate_who_stands_are_refused()
    {
        foreach (
            RoundColumn bad in new[]
            {
                Rankings(4, 12, 10, 10, ("w", 2)),
                Rankings(2, 12, 10, 10, ("w", 2)),
                Rankings(3, 15, 7, 10, ("w", 2)),
                Rankings(3, 13, 9, 10, ("w", 2)),
                Rankings(2, 12, 10, 10, ("w", 2)) with
                {
                    Blank = 1,
                },
                Rankings(2, 12, 10, 10, ("w", 2)) with
                {
                    Rejected = RoundColumn.None.Add(RejectionReason.Unclear, 1),
                },
                Read with
                {
                    Flow = new ColumnFlow(0, 0, 0),
                },
            }
        )
            Refused(Now, bad).ShouldBe(RaceFault.RankingsDoNotAddUp);
        RaceState third = Apply(Now, Read).Took();
        RoundColumn live = Live(("a", 45), ("b", 45));
        RoundTotals Third(RoundColumn rankings) => new() { Number = 3, Columns = [live, rankings] };
        RoundColumn Last(long exhausted, long a, long b) =>
            Live(("a", a), ("b", b)) with
            {
                Name = "advance",
                FromRankings = true,
                Exhausted = exhausted,
            };
        third.Apply(Third(Last(2, 20, 15))).Refused().ShouldBe(RaceFault.RankingsDoNotAddUp);
        third.Apply(Third(Last(3, 20, 14))).Took();
    }

    [Fact]
    public void Withdrawn_candidates_rankings_must_be_read_on_where_the_rule_says_so()
    {
        RaceState start = Race(Exhaustive with { Withdrawn = WithdrawnVotes.NextPreference }, "a", "b", "w")
            .Withdraw("w")
            .Took();
        RoundColumn live = Live(("a", 2), ("b", 1), ("w", 1));
        RoundTotals With(RoundColumn rankings) =>
            new()
            {
                Number = 1,
                WithdrawnOnBallot = ["w"],
                Columns = [live, rankings with { Name = "advance", FromRankings = true }],
            };
        start.Apply(With(Live(("a", 2), ("b", 1), ("w", 1)))).Refused().ShouldBe(RaceFault.RankingNotReadOn);
        start.Apply(With(Live(("a", 2), ("b", 1), ("w", 0)))).Took();
        RaceState over = start.Apply(With(Live(("a", 2), ("b", 1)))).Took();
        over.Last().Base.ShouldBe(6);
        over.Last().Of("w").Share.ShouldBeNull();
    }

    [Fact]
    public void Coming_and_going_must_explain_the_change()
    {
        Refused(Now with { Flow = new ColumnFlow(10, 0, 11) }, Read).ShouldBe(RaceFault.FlowDoesNotAddUp);
        Refused(Now with { Flow = new ColumnFlow(101, 0, 101) }, Read).ShouldBe(RaceFault.FlowDoesNotAddUp);
        Refused(Now with { Flow = new ColumnFlow(10, 1, 9) }, Read).ShouldBe(RaceFault.MoreCameBackThanWereAway);
        Refused(Now with { Name = "other", Flow = new ColumnFlow(0, 0, 0) }, Read)
            .ShouldBe(RaceFault.FlowWithoutRoundBefore);
        RaceState start = Race(Exhaustive, "a", "b");
        RoundColumn first = Live(("a", 2), ("b", 1)) with { Flow = new ColumnFlow(0, 0, 3) };
        start
            .Apply(new RoundTotals { Number = 1, Columns = [first] })
            .Refused()
            .ShouldBe(RaceFault.FlowWithoutRoundBefore);

        RaceState third = Apply(Now with { Flow = new ColumnFlow(10, 0, 10) }, Read).Took();
        RoundColumn Live3(long back, long fresh) =>
            Live(("a", 55), ("b", 45)) with
            {
                Flow = new ColumnFlow(0, back, fresh),
            };
        RoundColumn rankings = Live(("a", 20), ("b", 14)) with { Name = "advance", FromRankings = true, Exhausted = 3 };
        RoundTotals Third(RoundColumn live) => new() { Number = 3, Columns = [live, rankings] };
        third
            .Apply(Third(Live(("a", 56), ("b", 55)) with { Flow = new ColumnFlow(0, 11, 0) }))
            .Refused()
            .ShouldBe(RaceFault.MoreCameBackThanWereAway);
        third.Apply(Third(Live(("a", 56), ("b", 54)) with { Flow = new ColumnFlow(0, 10, 0) })).Took();
        third.Apply(Third(Live3(0, 0))).Took().Last().Of(LineKind.CameBack).Votes.ShouldBe(0);
    }

    [Fact]
    public void Withdrawal_that_cannot_be_is_refused()
    {
        Second.Withdraw("x").Refused().ShouldBe(RaceFault.UnknownCandidate);
        Second.Withdraw("d").Refused().ShouldBe(RaceFault.AlreadyGone);
        Second.Withdraw("w").Refused().ShouldBe(RaceFault.AlreadyGone);
        Second.Withdraw("a", "a").Refused().ShouldBe(RaceFault.NamedTwice);
        Second.Withdraw("a", "b", "c").Refused().ShouldBe(RaceFault.NobodyWouldStand);
        Second.Withdraw("a", "b").Took().Winner.ShouldBe("c");
    }

    [Fact]
    public void Every_fault_has_its_own_sentence_in_both_languages()
    {
        Bilingual[] words = [.. Enum.GetValues<RaceFault>().Select(fault => new RaceRefusal(fault).Words)];
        words.Select(sentence => sentence.En).ShouldBeUnique();
        words.Select(sentence => sentence.Fr).ShouldBeUnique();
        words.ShouldAllBe(sentence => sentence.En.EndsWith('.') && sentence.Fr.EndsWith('.'));
        new RaceRefusal(RaceFault.LotNotDrawn).Code.ShouldBe("lot-not-drawn");
        new RaceRefusal(RaceFault.ColumnTwice, "live").Words.Fr.ShouldBe("live\u00a0: Cette colonne figure deux fois.");
    }

    private static RaceFault Start(RuleParameters rule, params string[] ids) =>
        RaceState.Start(rule, ids.Select(id => new RaceCandidate(id, "N"))).Refused();

    private static RoundTotals Totals(params ImmutableArray<RoundColumn> columns) =>
        new()
        {
            Number = 2,
            Columns = columns,
            WithdrawnOnBallot = ["w"],
        };

    private static (RaceState?, RaceRefusal?) Apply(params ImmutableArray<RoundColumn> columns) =>
        Second.Apply(Totals(columns));

    private static RaceFault Refused(params ImmutableArray<RoundColumn> columns) => Apply(columns).Refused();

    private static RaceFault Refused(RoundTotals totals) => Second.Apply(totals).Refused();

    private static RoundColumn Rankings(long exhausted, long a, long b, long c, params (string, long)[] others) =>
        Live([("a", a), ("b", b), ("c", c), .. others]) with
        {
            Name = "advance",
            FromRankings = true,
            Exhausted = exhausted,
        };
}
