using Hustings.Counting.Rounds;
using Shouldly;
using Xunit;
using static Hustings.Counting.Tests.Rounds.Steps;

namespace Hustings.Counting.Tests.Rounds;

/// <summary>Sentences that the real contests do not need.</summary>
public sealed class RaceWordsTests
{
    private static readonly RuleParameters Exhaustive = new() { Rule = ContestRule.Exhaustive };

    [Fact]
    public void Most_votes_win_a_plurality()
    {
        Says(
                Race(new RuleParameters { Rule = ContestRule.Plurality }, "a", "b", "c")
                    .Played(("a", 1), ("b", 0), ("c", 0))
            )
            .ShouldBe([
                new(
                    "Round 1: the most votes win. Shares are of all valid votes (1).",
                    "Tour 1\u00a0: le plus grand nombre de votes l’emporte. Les parts se rapportent à tous les votes valables (1)."
                ),
                new(
                    "A has the most votes, 1 (100.0%), and wins.",
                    "A obtient le plus de votes, 1 (100,0\u00a0%), et l’emporte."
                ),
            ]);
    }

    [Fact]
    public void Below_the_share_is_said_of_each_and_of_the_base()
    {
        RuleParameters below = Exhaustive with
        {
            Leaving = LeavingRule.BelowShare,
            LeavingPercent = 10,
            Base = MajorityBase.BallotsCast,
        };
        IReadOnlyList<Bilingual> words = Says(Race(below, "a", "b", "c").Played(("a", 1200), ("b", 1199), ("c", 1)));
        words[0]
            .Fr.ShouldBe(
                "Tour 1\u00a0: il faut 1\u202f201 votes pour l’emporter, plus de la moitié de 2\u202f400 bulletins déposés."
            );
        words[1]
            .ShouldBe(
                new(
                    "C has 1 vote (0.0%), fewer than 10% of the base, and leaves the race.",
                    "C obtient 1 vote (0,0\u00a0%), moins de 10\u00a0% de la base, et quitte la course."
                )
            );
    }

    [Fact]
    public void Last_one_standing_is_said_to_be_alone()
    {
        RoundColumn live = Live(("a", 40), ("b", 0)) with { Blank = 50 };
        RaceState over = Race(Exhaustive with { Base = MajorityBase.ValidVotesAndBlank }, "a", "b")
            .Apply(new RoundTotals { Number = 1, Columns = [live] })
            .Took();
        Says(over)[1].Fr.ShouldBe("B a obtenu le moins de votes, 0 (0,0\u00a0%), et quitte la course.");
        Says(over)[2]
            .ShouldBe(
                new(
                    "A is the only one left in the race, with 40 votes (44.4%), and wins.",
                    "A reste en lice sans adversaire, avec 40 votes (44,4\u00a0%), et l’emporte."
                )
            );
        Says(over)[0]
            .En.ShouldBe("Round 1: it takes 46 votes to win, more than half of 90 valid votes and blank ballots.");
    }

    [Fact]
    public void Names_of_lines_bases_and_reasons_are_told_apart_in_both_languages()
    {
        Bilingual[][] lists =
        [
            [.. Enum.GetValues<LineKind>().Select(LineWords.Of)],
            [.. Enum.GetValues<MajorityBase>().Select(LineWords.Of)],
            [.. Enum.GetValues<RejectionReason>().Select(LineWords.Of)],
        ];
        foreach (Bilingual[] list in lists)
        {
            list.Select(words => words.En).ShouldBeUnique();
            list.Select(words => words.Fr).ShouldBeUnique();
        }
        RaceWords.Votes(0).ShouldBe(new("0 votes", "0 vote"));
        RaceWords.Number(-1_234_567).ShouldBe(new("-1,234,567", "-1\u202f234\u202f567"));
    }

    private static IReadOnlyList<Bilingual> Says(RaceState state) => RaceWords.Of(state.Last());
}
