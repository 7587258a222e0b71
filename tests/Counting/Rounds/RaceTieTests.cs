using Hustings.Counting.Rounds;
using Hustings.Counting.Rounds.Lots;
using Shouldly;
using Xunit;
using static Hustings.Counting.Tests.Rounds.Steps;

namespace Hustings.Counting.Tests.Rounds;

/// <summary>Ties: earlier rounds back to the first, then the lot, and the evidence of each look.</summary>
public sealed class RaceTieTests
{
    private static readonly RuleParameters Exhaustive = new() { Rule = ContestRule.Exhaustive };

    private static readonly LotSeed Lot = LotTests.Seed("ties", [new byte[32]]);

    /// <summary>Round 1: c before d; round 2: level; e and f have left.</summary>
    private static readonly RaceState TwoRounds = Race(Exhaustive, "a", "b", "c", "d", "e", "f")
        .Played(("a", 90), ("b", 80), ("c", 70), ("d", 60), ("e", 50), ("f", 40))
        .Played(("a", 90), ("b", 80), ("c", 65), ("d", 65), ("e", 50));

    [Fact]
    public void Tie_for_the_last_place_goes_back_through_earlier_rounds()
    {
        RaceState after = TwoRounds.Played(("a", 90), ("b", 80), ("c", 70), ("d", 70));
        RaceDecision decision = after.Last().Decisions.Single();
        decision.Candidate.ShouldBe("d");
        RaceTie tie = decision.Tie.ShouldNotBeNull();
        tie.Tied.ShouldBe(["c", "d"]);
        tie.Evidence.Select(look => (look.Step, look.Round))
            .ShouldBe([(RaceTieStep.EarlierRounds, 2), (RaceTieStep.EarlierRounds, 1)]);
        tie.Evidence[0].Left.ShouldBe(["c", "d"]);
        tie.Evidence[1].Left.ShouldBe(["d"]);
        tie.Evidence[1].Votes.ShouldBe([new("c", 70), new("d", 60)]);
        RaceWords
            .Of(after.Last())
            .Select(sentence => sentence.En)
            .ShouldBe([
                "Round 3: it takes 156 votes to win, more than half of 310 valid votes.",
                "C and D are tied with 70 votes each.",
                "Round 2 leaves C and D tied (65).",
                "In round 1 D had the fewest votes of them (60).",
                "D had the fewest votes, 70 (22.6%), and leaves the race.",
                "Nobody has more than half, so there is another round.",
                "Change of the base since the round before: −40 (voters who came or left −40).",
            ]);
    }

    [Fact]
    public void Latest_earlier_round_that_differs_decides_and_no_other()
    {
        RaceState after = Race(Exhaustive, "a", "b", "c", "d", "e", "f")
            .Played(("a", 90), ("b", 80), ("c", 60), ("d", 70), ("e", 50), ("f", 40))
            .Played(("a", 90), ("b", 80), ("c", 66), ("d", 65), ("e", 50))
            .Played(("a", 90), ("b", 80), ("c", 70), ("d", 70));
        RaceTie tie = after.Last().Decisions.Single().Tie.ShouldNotBeNull();
        tie.Chosen.ShouldBe("d");
        tie.Evidence.Single().Round.ShouldBe(2);
    }

    [Fact]
    public void Lot_decides_what_earlier_rounds_leave_and_is_refused_until_it_is_drawn()
    {
        RaceState start = Race(Exhaustive, "a", "b", "c", "d");
        RoundTotals level = start.Round(("a", 5), ("b", 4), ("c", 3), ("d", 3));
        (RaceState? none, RaceRefusal? refusal) = start.Apply(level);
        none.ShouldBeNull();
        refusal.ShouldBe(new RaceRefusal(RaceFault.LotNotDrawn, "C, D"));
        refusal!.Words.En.ShouldStartWith("C, D: They are tied");

        RaceTie tie = start.Apply(level, Lot).Took().Last().Decisions.Single().Tie.ShouldNotBeNull();
        tie.Chosen.ShouldBe(Lot.Order(["c", "d"])[0]);
        TieEvidence look = tie.Evidence.ShouldHaveSingleItem();
        look.Step.ShouldBe(RaceTieStep.Lot);
        look.Seed.ShouldBe(Lot.Hex);
        look.Tickets["c"].ShouldBe(Lot.Ticket("c"));
        look.Left.ShouldBe([tie.Chosen]);
    }

    [Fact]
    public void Tie_for_the_first_place_goes_to_the_last_in_the_lots_order()
    {
        RaceState start = Race(new RuleParameters { Rule = ContestRule.Plurality }, "a", "b", "c", "d");
        RoundTotals level = start.Round(("a", 5), ("b", 5), ("c", 5), ("d", 3));
        start.Apply(level).Refused().ShouldBe(RaceFault.LotNotDrawn);
        RaceState over = start.Apply(level, Lot).Took();
        over.Winner.ShouldBe(Lot.Order(["a", "b", "c"])[^1]);
        string name = over.Winner!.ToUpperInvariant();
        RaceWords.Of(over.Last())[2].En.ShouldBe($"The lot decides: {name} comes first (seed {Lot.Hex}).");
    }

    [Fact]
    public void Rule_without_earlier_rounds_goes_to_the_lot_at_once()
    {
        RaceState start = Race(Exhaustive with { TieBreak = [RaceTieStep.Lot] }, "a", "b", "c", "d")
            .Played(("a", 9), ("b", 8), ("c", 7), ("d", 6));
        start.Apply(start.Round(("a", 9), ("b", 8), ("c", 8))).Refused().ShouldBe(RaceFault.LotNotDrawn);
        RaceTie tie = start.Apply(start.Round(("a", 9), ("b", 8), ("c", 8)), Lot).Took().Last().Decisions.Single().Tie!;
        tie.Evidence.Single().Step.ShouldBe(RaceTieStep.Lot);
    }

    [Fact]
    public void Two_left_and_level_are_decided_by_the_tie_break()
    {
        RaceState start = Race(Exhaustive, "a", "b", "c").Played(("a", 4), ("b", 5), ("c", 1));
        RaceState over = start.Apply(start.Round(("a", 5), ("b", 5))).Took();
        over.Winner.ShouldBe("b");
        over.Last().Decisions.Select(d => d.Reason).ShouldBe([RaceReason.FewestVotes, RaceReason.LastStanding]);
    }

    [Fact]
    public void Lot_that_is_not_needed_changes_nothing()
    {
        RaceState start = Race(Exhaustive, "a", "b", "c");
        RoundTotals totals = start.Round(("a", 5), ("b", 4), ("c", 3));
        AccountDocument
            .Bytes(start.Apply(totals, Lot).Took().Last())
            .ShouldBe(AccountDocument.Bytes(start.Apply(totals).Took().Last()));
    }
}
