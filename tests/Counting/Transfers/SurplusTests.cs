using Hustings.Counting.Accounts;
using Hustings.Counting.Ballots;
using Hustings.Counting.Rules;
using Hustings.Counting.Ties;
using Shouldly;
using Xunit;

namespace Hustings.Counting.Tests.Transfers;

/// <summary>
/// Surpluses worked out by hand: A has 10 of 18 first preferences, two seats, threshold 7, surplus 3; the ballots of A go on
/// to B (5), C (3) and nobody (2).
/// </summary>
public sealed class SurplusTests
{
    private static readonly BallotSet Ballots = new(
        ["A", "B", "C", "D"],
        [
            RankedBallot.Of(5, 0, 1),
            RankedBallot.Of(3, 0, 2),
            RankedBallot.Of(2, 0),
            RankedBallot.Of(3, 1),
            RankedBallot.Of(3, 2),
            RankedBallot.Of(2, 3),
        ]
    );

    [Fact]
    public void Weighted_inclusive_with_four_places_cuts_off_fraction_and_product()
    {
        CountAccount account = Count(SurplusMethod.WeightedInclusive, places: 4);
        Transfers(account, 0, 0).ShouldBe("B 1.5, C 0.9, exhaustedChoices 0.6");
    }

    [Fact]
    public void Exact_weighted_inclusive_loses_nothing()
    {
        BallotSet sevenths = new(
            ["A", "B", "C"],
            [RankedBallot.Of(7, 0, 1), RankedBallot.Of(4, 2), RankedBallot.Of(1, 1)]
        );
        CountAccount account = BallotCount.Run(sevenths, CountRule.Stv, Options(SurplusMethod.WeightedInclusive, null));
        account.Rounds[0].Threshold.ShouldBe(5);
        Transfers(account, 0, 0).ShouldBe("B 2");
        account = BallotCount.Run(sevenths, CountRule.Stv, Options(SurplusMethod.WeightedInclusive, 2));
        Transfers(account, 0, 0).ShouldBe("B 1.96, residualSurplus 0.04");
        account.Rounds[1].Inactive[InactiveReason.ResidualSurplus].ToString().ShouldBe("0.04");
    }

    [Fact]
    public void Scottish_values_are_cut_off_once_and_rctab_values_twice()
    {
        BallotSet twice = new(
            ["A", "B", "C", "D", "E"],
            [RankedBallot.Of(14, 0, 1, 2), RankedBallot.Of(2, 2), RankedBallot.Of(2, 3), RankedBallot.Of(1, 4)]
        );
        CountAccount scottish = BallotCount.Run(
            twice,
            CountRule.Stv,
            Options(SurplusMethod.WeightedInclusivePerBallot, places: 1, seats: 4)
        );
        CountAccount rctab = BallotCount.Run(
            twice,
            CountRule.Stv,
            Options(SurplusMethod.WeightedInclusive, places: 1, seats: 4)
        );

        // Threshold 4. Of A's 14 ballots each passes 10/14, cut off to 0.7; B then has 9.8, surplus 5.8.
        Transfers(scottish, 0, 0).ShouldBe("B 9.8, residualSurplus 0.2");
        Transfers(rctab, 0, 0).ShouldBe("B 9.8, residualSurplus 0.2");

        // 0.7 x 5.8 / 9.8 = 0.414 is cut off to 0.4; but 5.8 / 9.8 = 0.59 cut off to 0.5, times 0.7, is 0.35, cut off to 0.3.
        Transfers(scottish, 1, 1).ShouldBe("C 5.6, residualSurplus 0.2");
        Transfers(rctab, 1, 1).ShouldBe("C 4.2, residualSurplus 1.6");
    }

    [Fact]
    public void Every_nth_ballot_takes_whole_ballots_at_even_distances()
    {
        // 8 transferable ballots, 3 move: numbers ceil(8/3) = 3, ceil(16/3) = 6, 8; the first five are for B.
        CountAccount account = Count(SurplusMethod.EveryNthBallot, places: 4);
        Transfers(account, 0, 0).ShouldBe("B 1, C 2");
        account.Rounds[1].Votes[0].ShouldBe(7);
    }

    [Fact]
    public void Next_preference_shares_are_rounded_by_largest_remainders()
    {
        // 3 x 5/8 = 1 rest 7/8, 3 x 3/8 = 1 rest 1/8: the third ballot goes to B.
        CountAccount account = Count(SurplusMethod.NextPreferenceShares, places: 4);
        Transfers(account, 0, 0).ShouldBe("B 2, C 1");
        account.Rounds[0].SurplusTies.ShouldBeEmpty();
    }

    [Fact]
    public void Next_preference_shares_that_are_equal_are_a_tie()
    {
        BallotSet even = new(
            ["A", "B", "C", "D"],
            [
                RankedBallot.Of(4, 0, 1),
                RankedBallot.Of(4, 0, 2),
                RankedBallot.Of(5, 3),
                RankedBallot.Of(1, 1),
                RankedBallot.Of(1, 2),
            ]
        );
        // Threshold 6, surplus 2 of 8: one each, no tie. With one ballot more that goes no further the surplus is 3.
        CountOptions options = Options(SurplusMethod.NextPreferenceShares, 4) with
        {
            TiebreakMode = [],
        };
        Transfers(BallotCount.Run(even, CountRule.Stv, options), 0, 0).ShouldBe("B 1, C 1");

        BallotSet odd = new(even.Candidates, [.. even.Ballots, RankedBallot.Of(1, 0)]);
        CountAccount refused = BallotCount.Run(odd, CountRule.Stv, options);
        refused.Refusal!.Fault.ShouldBe(CountFault.TieWithoutRule);
        CountAccount decided = BallotCount.Run(
            odd,
            CountRule.Stv,
            options with
            {
                TiebreakMode = [TieStep.UseCandidateOrder],
            }
        );
        Transfers(decided, 0, 0).ShouldBe("B 2, C 1");
        decided.Rounds[0].SurplusTies.ShouldHaveSingleItem().Chosen.ShouldBe(1);
    }

    [Fact]
    public void Next_preference_shares_move_the_last_received_first()
    {
        // Threshold 8: two of A's ballots move on to B. The last received have C behind B, so C gets both when B leaves.
        BallotSet piles = new(
            ["A", "B", "C", "D"],
            [
                RankedBallot.Of(7, 0, 1, 3),
                RankedBallot.Of(3, 0, 1, 2),
                RankedBallot.Of(1, 1),
                RankedBallot.Of(5, 3),
                RankedBallot.Of(5, 2),
            ]
        );
        CountAccount account = BallotCount.Run(piles, CountRule.Stv, Options(SurplusMethod.NextPreferenceShares, 4));
        Transfers(account, 0, 0).ShouldBe("B 2");
        Transfers(account, 1, 1).ShouldBe("C 2, exhaustedChoices 1");
    }

    [Fact]
    public void Last_received_are_those_that_came_last_and_not_those_that_stand_last_in_the_file()
    {
        // Threshold 6. D leaves, and A has 7 with D's two ballots: one of these, the last received, goes on to C.
        BallotSet piles = new(
            ["A", "B", "C", "D"],
            [RankedBallot.Of(2, 3, 0, 2, 1), RankedBallot.Of(5, 0, 2), RankedBallot.Of(4, 2), RankedBallot.Of(5, 1)]
        );
        CountAccount account = BallotCount.Run(piles, CountRule.Stv, Options(SurplusMethod.NextPreferenceShares, 4));
        Transfers(account, 1, 0).ShouldBe("C 1");
        Transfers(account, 2, 2).ShouldBe("B 1, exhaustedChoices 4");
    }

    [Fact]
    public void Whole_ballots_that_nobody_can_take_stay_and_are_shown()
    {
        BallotSet stuck = new(
            ["A", "B", "C"],
            [RankedBallot.Of(8, 0), RankedBallot.Of(1, 0, 1), RankedBallot.Of(2, 1), RankedBallot.Of(1, 2)]
        );
        CountAccount account = BallotCount.Run(stuck, CountRule.Stv, Options(SurplusMethod.EveryNthBallot, 4));
        account.Rounds[0].Threshold.ShouldBe(5);
        Transfers(account, 0, 0).ShouldBe("B 1, residualSurplus 3");
    }

    private static CountAccount Count(SurplusMethod method, int? places) =>
        BallotCount.Run(Ballots, CountRule.Stv, Options(method, places));

    private static CountOptions Options(SurplusMethod method, int? places, int seats = 2) =>
        new()
        {
            NumberOfWinners = seats,
            WinnerElectionMode = WinnerElectionMode.MultiWinnerAllowMultipleWinnersPerRound,
            SurplusMethod = method,
            DecimalPlacesForVoteArithmetic = places,
            TiebreakMode = [TieStep.UseCandidateOrder],
        };

    private static string Transfers(CountAccount account, int round, int from) =>
        string.Join(
            ", ",
            account
                .Rounds[round]
                .Transfers.Where(way => way.From == from)
                .Select(way => $"{(way.To is { } to ? account.Name(to) : RuleName.Of(way.Lost!.Value))} {way.Votes}")
        );
}
