using Hustings.Server.Results;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Results;

public class OutcomeTests
{
    private static readonly string[] Three = ["Ada", "Ben", "Cy"];

    [Fact]
    public void Candidates_stand_in_order_of_votes_and_equals_in_the_ballots_order() =>
        Outcome.From(Three, false, 1, [2, 5, 2], 9, 20).InOrder.ShouldBe([new("Ben", 5), new("Ada", 2), new("Cy", 2)]);

    [Fact]
    public void Blank_is_first_in_the_record_and_no_valid_vote()
    {
        var outcome = Outcome.From(Three, true, 1, [4, 1, 2, 3], 10, 20);
        outcome.Blank.ShouldBe(4);
        outcome.Base.ShouldBe(6);
        outcome.Empty.ShouldBe(0);
        outcome.NotVoted.ShouldBe(10);
        outcome.InOrder[0].ShouldBe(new CandidateVotes("Cy", 3));
    }

    [Fact]
    public void Ballots_without_a_choice_are_counted_apart() =>
        Outcome.From(Three, true, 1, [1, 2, 0, 0], 5, 9).Empty.ShouldBe(2);

    [Fact]
    public void Where_several_may_be_chosen_shares_are_of_ballots()
    {
        var outcome = Outcome.From(Three, true, 2, [1, 8, 6, 2], 10, 20);
        outcome.Base.ShouldBe(9);
        ResultWords.ShareOf(outcome).En.ShouldBe("Share of the 9 ballots with a choice");
        ResultWords.Sentence(outcome).En.ShouldNotContain("half");
    }

    [Theory]
    [InlineData(6, 5, 0, "more than half", "plus de la moitié")]
    [InlineData(5, 3, 2, "exactly half", "exactement la moitié")]
    [InlineData(5, 3, 3, "less than half", "moins de la moitié")]
    public void Sentence_says_where_the_most_votes_stand_against_half(long a, long b, long c, string en, string fr)
    {
        var outcome = Outcome.From(Three, false, 1, [a, b, c], a + b + c, 100);
        ResultWords.Sentence(outcome).En.ShouldContain(en);
        ResultWords.Sentence(outcome).Fr.ShouldContain(fr);
    }

    [Theory]
    [InlineData(
        2,
        2,
        1,
        "Ada and Ben are level with 2\u00a0votes each.",
        "Ada et Ben sont à égalité avec 2\u00a0votes chacun."
    )]
    [InlineData(
        1,
        1,
        1,
        "Ada, Ben and Cy are level with 1\u00a0vote each.",
        "Ada, Ben et Cy sont à égalité avec 1\u00a0vote chacun."
    )]
    [InlineData(0, 0, 0, "No candidate has a vote.", "Aucun candidat n’a reçu de vote.")]
    public void Sentence_names_no_winner_where_there_is_none(long a, long b, long c, string en, string fr)
    {
        var sentence = ResultWords.Sentence(Outcome.From(Three, false, 1, [a, b, c], a + b + c, 9));
        sentence.En.ShouldBe(en);
        sentence.Fr.ShouldBe(fr);
    }
}
