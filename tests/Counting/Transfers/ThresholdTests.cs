using Hustings.Counting.Accounts;
using Hustings.Counting.Ballots;
using Hustings.Counting.Rules;
using Hustings.Counting.Ties;
using Shouldly;
using Xunit;

namespace Hustings.Counting.Tests.Transfers;

/// <summary>How many votes elect, worked out by hand: 10 votes, or 9, for two seats.</summary>
public sealed class ThresholdTests
{
    private static readonly CountOptions Two = new()
    {
        NumberOfWinners = 2,
        WinnerElectionMode = WinnerElectionMode.MultiWinnerAllowMultipleWinnersPerRound,
        TiebreakMode = [TieStep.UseCandidateOrder],
    };

    [Fact]
    public void Droop_quota_is_the_first_whole_number_above() => Of(10, Two).ShouldBe(("4", false));

    [Fact]
    public void Droop_quota_of_a_whole_quotient_is_one_more() => Of(9, Two).ShouldBe(("4", false));

    [Fact]
    public void Droop_quota_with_a_fraction_is_one_unit_above() =>
        Of(10, Two with { NonIntegerWinningThreshold = true, DecimalPlacesForVoteArithmetic = 2 })
            .ShouldBe(("3.34", false));

    [Fact]
    public void Exact_droop_quota_must_be_exceeded()
    {
        CountOptions exact = Two with { NonIntegerWinningThreshold = true, DecimalPlacesForVoteArithmetic = null };
        Of(10, exact).ShouldBe(("10/3", true));
        BallotSet three = new(["A", "B", "C"], [RankedBallot.Of(4, 0), RankedBallot.Of(3, 1), RankedBallot.Of(2, 2)]);
        BallotCount.Run(three, CountRule.Stv, exact).Rounds[0].Decisions.Select(d => d.Candidate).ShouldBe([0]);
    }

    [Fact]
    public void Hare_quota_is_rounded_up()
    {
        Of(9, Two with { HareQuota = true }).ShouldBe(("5", false));
        Of(10, Two with { HareQuota = true }).ShouldBe(("5", false));
    }

    [Fact]
    public void Percentage_must_be_exceeded()
    {
        CountOptions open = Two with
        {
            NumberOfWinners = 0,
            WinnerElectionMode = WinnerElectionMode.BottomsUpUsingPercentageThreshold,
            MultiSeatBottomsUpPercentageThreshold = 20,
        };
        Of(10, open).ShouldBe(("2", true));
        BallotSet three = new(["A", "B", "C"], [RankedBallot.Of(5, 0), RankedBallot.Of(3, 1), RankedBallot.Of(2, 2)]);
        BallotCount.Run(three, CountRule.Stv, open).Elected.ShouldBe([0, 1]);
    }

    private static (string, bool) Of(int votes, CountOptions options)
    {
        BallotSet ballots = new(
            ["A", "B", "C", "D"],
            [RankedBallot.Of(votes - 6, 0), RankedBallot.Of(2, 1), RankedBallot.Of(2, 2), RankedBallot.Of(2, 3)]
        );
        CountRound first = BallotCount.Run(ballots, CountRule.Stv, options).Rounds[0];
        return (first.Threshold.ToString()!, first.ThresholdMustBeExceeded);
    }
}
