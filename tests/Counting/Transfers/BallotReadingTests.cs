using Hustings.Counting.Accounts;
using Hustings.Counting.Ballots;
using Hustings.Counting.Rules;
using Shouldly;
using Xunit;

namespace Hustings.Counting.Tests.Transfers;

/// <summary>What a single ballot is worth in round 1, and after A has left, by the rules for marks that are not simple.</summary>
public sealed class BallotReadingTests
{
    private static readonly CountOptions Usual = new();

    [Fact]
    public void Blank_ballot_is_not_exhausted() => First([], Usual).ShouldBe("didNotRankAnyCandidates");

    [Fact]
    public void Ballot_whose_candidates_have_left_is_exhausted() =>
        Second([Rank.Of(0)], Usual).ShouldBe("exhaustedChoices");

    [Fact]
    public void Skipped_rank_is_passed_over_if_not_limited() =>
        First([Rank.Skipped, Rank.Skipped, Rank.Of(1)], Usual).ShouldBe("B");

    [Theory]
    [InlineData(0, "skippedRankings")]
    [InlineData(1, "skippedRankings")]
    [InlineData(2, "B")]
    [InlineData(int.MaxValue, "B")]
    public void Skipped_ranks_in_a_row_exhaust_beyond_the_limit(int allowed, string expected) =>
        First([Rank.Skipped, Rank.Skipped, Rank.Of(1)], Usual with { MaxSkippedRanksAllowed = allowed })
            .ShouldBe(expected);

    [Fact]
    public void Skipped_ranks_that_are_not_in_a_row_are_not_added_up()
    {
        CountOptions one = Usual with { MaxSkippedRanksAllowed = 1 };
        Second([Rank.Skipped, Rank.Of(0), Rank.Skipped, Rank.Of(1)], one).ShouldBe("B");
    }

    [Theory]
    [InlineData(OvervoteRule.ExhaustImmediately, "overvotes")]
    [InlineData(OvervoteRule.AlwaysSkipToNextRank, "C")]
    [InlineData(OvervoteRule.ExhaustIfMultipleContinuing, "overvotes")]
    public void Overvote_of_two_who_stand_goes_by_its_rule(OvervoteRule rule, string expected) =>
        First([Rank.Of(0, 1), Rank.Of(2)], Usual with { OvervoteRule = rule }).ShouldBe(expected);

    [Theory]
    [InlineData(OvervoteRule.ExhaustImmediately, "overvotes")]
    [InlineData(OvervoteRule.AlwaysSkipToNextRank, "C")]
    [InlineData(OvervoteRule.ExhaustIfMultipleContinuing, "B")]
    public void Overvote_of_one_who_stands_and_one_who_left_goes_by_its_rule(OvervoteRule rule, string expected) =>
        Second([Rank.Of(0), Rank.Of(0, 1), Rank.Of(2)], Usual with { OvervoteRule = rule }).ShouldBe(expected);

    [Theory]
    [InlineData(OvervoteRule.ExhaustImmediately, "overvotes")]
    [InlineData(OvervoteRule.AlwaysSkipToNextRank, "C")]
    [InlineData(OvervoteRule.ExhaustIfMultipleContinuing, "overvotes")]
    public void Overvote_without_names_cannot_be_told_apart(OvervoteRule rule, string expected) =>
        First([Rank.Overmarked, Rank.Of(2)], Usual with { OvervoteRule = rule }).ShouldBe(expected);

    [Theory]
    [InlineData(false, "B")]
    [InlineData(true, "repeatedRankings")]
    public void Repeated_candidate_goes_by_its_rule(bool exhaust, string expected) =>
        Second([Rank.Of(0), Rank.Of(0), Rank.Of(1)], Usual with { ExhaustOnDuplicateCandidate = exhaust })
            .ShouldBe(expected);

    [Theory]
    [InlineData(1, "exhaustedChoices")]
    [InlineData(2, "B")]
    public void Ranks_beyond_the_most_are_not_read(int most, string expected) =>
        Second([Rank.Of(0), Rank.Of(1)], Usual with { MaxRankingsAllowed = most }).ShouldBe(expected);

    private static string First(Rank[] ranks, CountOptions options) => Where(ranks, options, round: 0);

    private static string Second(Rank[] ranks, CountOptions options) => Where(ranks, options, round: 1);

    /// <summary>Beside it 3 ballots for A, who leaves after round 1, and 100 each for B, C and D.</summary>
    private static string Where(Rank[] ranks, CountOptions options, int round)
    {
        RankedBallot[] others =
        [
            RankedBallot.Of(3, 0),
            RankedBallot.Of(100, 1),
            RankedBallot.Of(100, 2),
            RankedBallot.Of(100, 3),
        ];
        CountOptions two = options with { StopTabulationEarlyAfterRound = 2 };
        CountRound with = BallotCount.Run(Set([.. others, new(ranks, 1)]), CountRule.Irv, two).Rounds[round];
        CountRound without = BallotCount.Run(Set(others), CountRule.Irv, two).Rounds[round];
        string[] candidates =
        [
            .. with.Votes.Where(v => v.Value != without.Votes[v.Key]).Select(v => ((char)('A' + v.Key)).ToString()),
        ];
        string[] reasons =
        [
            .. with.Inactive.Where(v => v.Value != without.Inactive[v.Key]).Select(v => RuleName.Of(v.Key)),
        ];
        return candidates.Concat(reasons).ShouldHaveSingleItem();
    }

    private static BallotSet Set(RankedBallot[] ballots) => new(["A", "B", "C", "D"], ballots);
}
