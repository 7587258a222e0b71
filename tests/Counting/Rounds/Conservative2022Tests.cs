using Hustings.Counting.Rounds;
using Shouldly;
using Xunit;
using static Hustings.Counting.Tests.Rounds.Steps;

namespace Hustings.Counting.Tests.Rounds;

/// <summary>The leadership of the Conservative and Unionist Party, 2022: one ballot, and two turnouts that are both right.</summary>
public sealed class Conservative2022Tests
{
    private static readonly RoundTotals Published = new()
    {
        Number = 1,
        Members = 172_437,
        Columns =
        [
            Live(("truss", 81_326), ("sunak", 60_399)) with
            {
                Rejected = RoundColumn.None.Add(RejectionReason.NotStated, 654),
            },
        ],
    };

    private static readonly RoundAccount Account = Start(ContestRule.Majority).Apply(Published).Took().Last();

    [Fact]
    public void Result_is_the_published_one()
    {
        Account.Base.ShouldBe(141_725);
        Account.Majority.ShouldBe(70_863);
        Account
            .Candidates.Select(line => (line.Votes, Percent.Of(line.Share!.Value)))
            .ShouldBe([(81_326, "57.4"), (60_399, "42.6")]);
        Account.Decisions.ShouldBe([new RaceDecision("truss", true, 81_326, RaceReason.MoreThanHalf)]);
        Start(ContestRule.Plurality).Apply(Published).Took().Winner.ShouldBe("truss");
    }

    [Fact]
    public void Both_turnouts_name_what_they_count()
    {
        Account
            .Turnouts.Select(turnout => (turnout.Kind, turnout.Ballots, Percent.Of(turnout.Share, 2)))
            .ShouldBe([(LineKind.Received, 142_379, "82.57"), (LineKind.Valid, 141_725, "82.19")]);
        Start(ContestRule.Majority).Apply(Published with { Members = null }).Took().Last().Turnouts.ShouldBeEmpty();
    }

    [Fact]
    public void Sentences_say_it_in_both_languages()
    {
        RaceWords
            .Of(Account)
            .ShouldBe([
                new(
                    "Round 1: it takes 70,863 votes to win, more than half of 141,725 valid votes.",
                    "Tour 1\u00a0: il faut 70\u202f863 votes pour l’emporter, plus de la moitié de 141\u202f725 votes valables."
                ),
                new(
                    "Liz Truss has 81,326 votes (57.4%), more than half, and wins.",
                    "Liz Truss obtient 81\u202f326 votes (57,4\u00a0%), plus de la moitié, et l’emporte."
                ),
            ]);
    }

    private static RaceState Start(ContestRule rule) =>
        RaceState
            .Start(new RuleParameters { Rule = rule }, [new("truss", "Liz Truss"), new("sunak", "Rishi Sunak")])
            .Took();
}
