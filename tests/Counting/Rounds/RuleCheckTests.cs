using Hustings.Counting.Accounts;
using Hustings.Counting.Ballots;
using Hustings.Counting.Rounds;
using Hustings.Counting.Rounds.Lots;
using Hustings.Counting.Rules;
using Shouldly;
using Xunit;

namespace Hustings.Counting.Tests.Rounds;

/// <summary>Rules as definitions write them, and what does not fit together.</summary>
public sealed class RuleCheckTests
{
    private static readonly RuleNames Good = new(
        "exhaustive",
        "valid-votes",
        "outside-base",
        ["earlier-rounds", "lot"],
        "lowest",
        0
    );

    private static readonly RuleNames Ranked = Good with
    {
        Kind = "instant-runoff",
        WithdrawnVotes = "next-preference",
    };

    [Fact]
    public void Rule_is_read_by_its_published_names_and_written_back()
    {
        foreach (string kind in new[] { "plurality", "majority", "exhaustive" })
        foreach (string part in new[] { "valid-votes", "valid-votes-and-blank", "ballots-cast" })
        foreach (string withdrawn in new[] { "outside-base", "inside-base", "next-preference" })
        {
            RuleNames names = Good with { Kind = kind, Base = part, WithdrawnVotes = withdrawn };
            Same(names);
        }
        Same(Good with { LeavingKind = "cannot-catch-up" });
        Same(Good with { LeavingKind = "below-share", LeavingPercent = 1 });
        Same(Good with { LeavingKind = "below-share", LeavingPercent = 50 });
        Same(Good with { Ties = ["lot"] });
        Same(Ranked);
        Same(Ranked with { LeavingKind = "cannot-catch-up" });
    }

    [Fact]
    public void Name_that_is_not_on_the_list_is_refused()
    {
        Problems(Good with { Kind = "Exhaustive" }).ShouldBe([RuleProblem.UnknownValue]);
        Problems(Good with { Base = "0" }).ShouldBe([RuleProblem.UnknownValue]);
        Problems(Good with { WithdrawnVotes = "" }).ShouldBe([RuleProblem.UnknownValue]);
        Problems(Good with { LeavingKind = "all" }).ShouldBe([RuleProblem.UnknownValue]);
        Problems(Good with { Ties = ["toss", "lot"] }).ShouldBe([RuleProblem.UnknownValue]);
        RuleParameters made = new() { Rule = (ContestRule)9 };
        RuleCheck.Problems(made).Select(one => one.Problem).ShouldBe([RuleProblem.UnknownValue]);
    }

    [Fact]
    public void Parameters_that_do_not_fit_are_all_named_at_once()
    {
        Problems(Good with { Ties = [] }).ShouldBe([RuleProblem.TieBreakSteps]);
        Problems(Good with { Ties = ["lot", "lot"] }).ShouldBe([RuleProblem.TieBreakSteps]);
        Problems(Good with { Ties = ["earlier-rounds"] }).ShouldBe([RuleProblem.TieBreakWithoutLot]);
        Problems(Good with { Ties = ["lot", "earlier-rounds"] }).ShouldBe([RuleProblem.TieBreakWithoutLot]);
        Problems(Good with { LeavingPercent = 5 }).ShouldBe([RuleProblem.LeavingPercent]);
        Problems(Good with { LeavingKind = "below-share" }).ShouldBe([RuleProblem.LeavingPercent]);
        Problems(Good with { LeavingKind = "below-share", LeavingPercent = 51 }).ShouldBe([RuleProblem.LeavingPercent]);
        Problems(Good with { Kind = "majority", LeavingKind = "cannot-catch-up" })
            .ShouldBe([RuleProblem.LeavingWithoutRounds]);
        Problems(Good with { Kind = "plurality", LeavingKind = "cannot-catch-up" })
            .ShouldBe([RuleProblem.LeavingWithoutRounds]);
        Problems(Ranked with { Base = "ballots-cast" }).ShouldBe([RuleProblem.RankedBase]);
        Problems(Ranked with { WithdrawnVotes = "outside-base" }).ShouldBe([RuleProblem.RankedWithdrawn]);
        Problems(Ranked with { LeavingKind = "below-share", LeavingPercent = 5 })
            .ShouldBe([RuleProblem.LeavingPercent]);
        Problems(Ranked with { Base = "ballots-cast", WithdrawnVotes = "outside-base", Ties = ["earlier-rounds"] })
            .ShouldBe([RuleProblem.TieBreakWithoutLot, RuleProblem.RankedBase, RuleProblem.RankedWithdrawn]);
    }

    [Fact]
    public void Every_problem_has_its_own_sentence_in_both_languages()
    {
        RuleFinding[] all =
        [
            .. RuleCheck.Problems(
                new RuleParameters
                {
                    Rule = (ContestRule)9,
                    TieBreak = [],
                    LeavingPercent = 1,
                }
            ),
            .. (Good with { Kind = "majority", LeavingKind = "cannot-catch-up", Ties = ["earlier-rounds"] })
                .Read()
                .Problems,
            .. (Ranked with { Base = "ballots-cast", WithdrawnVotes = "outside-base" }).Read().Problems,
        ];
        all.Select(one => one.Problem).Order().ShouldBe(Enum.GetValues<RuleProblem>());
        all.Select(one => one.Words.En).ShouldBeUnique();
        all.Select(one => one.Words.Fr).ShouldBeUnique();
        all[0].Code.ShouldBe("unknown-value");
    }

    [Fact]
    public void Ranked_stage_is_counted_by_instant_runoff_and_the_trustees_lot()
    {
        RuleParameters rule = Ranked.Read().Rule!;
        BallotSet ballots = new(
            ["A", "B", "C", "D"],
            [RankedBallot.Of(5, 0), RankedBallot.Of(4, 1), RankedBallot.Of(3, 2, 1), RankedBallot.Of(3, 3, 1)]
        );
        RankedStage.Count(rule, ballots, lot: null).Account!.Refusal!.Fault.ShouldBe(CountFault.TieWithoutRule);
        LotSeed lot = LotTests.Seed("ranked", [new byte[32]]);
        CountAccount account = RankedStage.Count(rule, ballots, lot).Account!;
        account.Elected.ShouldBe([1]);
        account.Options.LotSeed.ShouldBe(lot.Hex);
        account.Rounds[0].Decisions.Single().Tie!.Candidates.ShouldBe([2, 3]);

        RuleParameters together = (Ranked with { LeavingKind = "cannot-catch-up" }).Read().Rule!;
        BallotSet far = new(
            ["A", "B", "C", "D"],
            [RankedBallot.Of(9, 0), RankedBallot.Of(8, 1), RankedBallot.Of(2, 2, 1), RankedBallot.Of(1, 3)]
        );
        RankedStage.Count(together, far, lot).Account!.Rounds[0].Decisions.Length.ShouldBe(2);
        RankedStage.Count(rule, far, lot).Account!.Rounds[0].Decisions.Length.ShouldBe(1);

        RankedStage.Count(Good.Read().Rule!, ballots, lot).Refusal!.Fault.ShouldBe(RaceFault.RuleInvalid);
        RankedStage.Count(rule with { TieBreak = [] }, ballots, lot).Refusal!.Fault.ShouldBe(RaceFault.RuleInvalid);
    }

    private static void Same(RuleNames names)
    {
        RuleNames back = RuleNames.Of(names.Read().Rule.ShouldNotBeNull());
        back.Ties.ShouldBe(names.Ties);
        (back with { Ties = names.Ties }).ShouldBe(names);
    }

    private static IEnumerable<RuleProblem> Problems(RuleNames names)
    {
        (RuleParameters? rule, System.Collections.Immutable.ImmutableArray<RuleFinding> problems) = names.Read();
        rule.ShouldBeNull();
        return problems.Select(one => one.Problem);
    }
}
