using System.Numerics;
using Hustings.Counting.Accounts;
using Hustings.Counting.Ballots;
using Hustings.Counting.Pairwise;
using Hustings.Counting.Rules;
using Hustings.Counting.Ties;
using Shouldly;
using Xunit;

namespace Hustings.Counting.Tests.Pairwise;

/// <summary>Known answers for Schulze's method.</summary>
public sealed class SchulzeTests
{
    /// <summary>The worked example of Schulze's paper and of most introductions: 45 voters, E wins, order E A C B D.</summary>
    private static readonly BallotSet Introduction = Ballots(
        "ABCDE",
        (5, "ACBED"),
        (5, "ADECB"),
        (8, "BEDAC"),
        (3, "CABED"),
        (7, "CAEBD"),
        (2, "CBADE"),
        (7, "DCEBA"),
        (8, "EBADC")
    );

    [Fact]
    public void Worked_example_has_the_known_order()
    {
        CountAccount account = BallotCount.Run(Introduction, CountRule.Schulze, new CountOptions());
        string.Concat(account.Schulze!.Places.Select(place => account.Name(place.Single()))).ShouldBe("EACBD");
        account.Elected.Select(account.Name).ShouldBe(["E"]);
    }

    [Fact]
    public void Worked_example_has_the_known_strengths()
    {
        CountAccount account = BallotCount.Run(Introduction, CountRule.Schulze, new CountOptions());
        int[][] expected =
        [
            [0, 28, 28, 30, 24],
            [25, 0, 28, 33, 24],
            [25, 29, 0, 29, 24],
            [25, 28, 28, 0, 24],
            [25, 28, 28, 31, 0],
        ];
        account
            .Schulze!.Strengths.Select(row => row.Select(cell => (int)cell.For))
            .ShouldBe(expected.Select(row => row.AsEnumerable()));
        account.Schulze.Preferences[0].ShouldBe([0, 20, 26, 30, 22]);
        string Path(int a, int b) => string.Concat(account.Schulze.Paths[a][b].Select(account.Name));
        Path(0, 1).ShouldBe("ADCB");
        Path(1, 2).ShouldBe("BDC");
        Path(4, 1).ShouldBe("EDCB");
    }

    [Fact]
    public void Worked_example_is_told_in_words()
    {
        CountAccount account = BallotCount.Run(Introduction, CountRule.Schulze, new CountOptions());
        SchulzeWords
            .Of(account)[0]
            .ShouldBe(
                "E before A: a path of strength 25 to 20 (E > D > C > B > A) against a path of strength 24 to 21 (A > D > C > E)."
            );
    }

    [Fact]
    public void Paths_with_equal_votes_go_by_the_fewer_against()
    {
        // A beats B 4 to 3, B beats C 4 to 2, C beats A 4 to 2: four votes each, and A's link has the most against it.
        BallotSet set = new(
            ["A", "B", "C"],
            [
                RankedBallot.FromPlaces(1, 1, 2, 1),
                RankedBallot.FromPlaces(1, 1, 2, 2),
                RankedBallot.FromPlaces(1, 1, 2, 3),
                RankedBallot.FromPlaces(1, 2, 3, 1),
                RankedBallot.FromPlaces(3, 3, 1, 2),
            ]
        );
        CountAccount account = BallotCount.Run(set, CountRule.Schulze, new CountOptions());
        account.Schulze!.Strengths[0][1].ShouldBe(new PathStrength(4, 3));
        account.Schulze.Strengths[1][0].ShouldBe(new PathStrength(4, 2));
        account.Schulze.Places.Select(place => account.Name(place.Single())).ShouldBe(["B", "C", "A"]);
    }

    [Fact]
    public void Tie_that_decides_no_seat_is_a_shared_place()
    {
        BallotSet level = Ballots("ABC", (2, "ABC"), (2, "ACB"));
        CountAccount account = BallotCount.Run(level, CountRule.Schulze, new CountOptions());
        account.Refusal.ShouldBeNull();
        account.Schulze!.Places.Select(place => place.Length).ShouldBe([1, 2]);
    }

    [Fact]
    public void Tie_that_decides_a_seat_needs_a_rule()
    {
        BallotSet level = Ballots("AB", (1, "AB"), (1, "BA"));
        BallotCount
            .Run(level, CountRule.Schulze, new CountOptions())
            .Refusal!.Fault.ShouldBe(CountFault.TieWithoutRule);
        BallotCount.Run(level, CountRule.Schulze, new CountOptions { NumberOfWinners = 2 }).Elected.Length.ShouldBe(2);
        CountOptions order = new() { TiebreakMode = [TieStep.UseCandidateOrder] };
        CountAccount account = BallotCount.Run(level, CountRule.Schulze, order);
        account.Elected.ShouldBe([0]);
        account.Schulze!.Decisions[0].Tie.ShouldNotBeNull();
    }

    [Fact]
    public void Whoever_is_not_marked_is_below_and_equal_ranks_say_nothing()
    {
        BallotSet set = new(
            ["A", "B", "C", "D"],
            [new([Rank.Of(0, 1), Rank.Skipped, Rank.Overmarked, Rank.Of(2), Rank.Of(0)], 3)]
        );
        var preferred = BallotCount
            .Run(set, CountRule.Schulze, new CountOptions { NumberOfWinners = 4 })
            .Schulze!.Preferences;
        preferred[0].ShouldBe([0, 0, 3, 3]);
        preferred[2].ShouldBe([0, 0, 0, 3]);
        preferred[3].ShouldAllBe(votes => votes == BigInteger.Zero);
    }

    [Fact]
    public void Excluded_and_write_ins_do_not_take_part()
    {
        BallotSet set = new(["A", "B", "W"], [RankedBallot.Of(3, 0, 1), RankedBallot.Of(1, 1), RankedBallot.Of(9, 2)])
        {
            Excluded = [0],
            UndeclaredWriteIns = 2,
        };
        CountAccount account = BallotCount.Run(set, CountRule.Schulze, new CountOptions());
        account.Elected.ShouldBe([1]);
        account.Schulze!.Places.Length.ShouldBe(1);
    }

    private static BallotSet Ballots(string candidates, params (int Weight, string Order)[] ballots) =>
        new(
            candidates.Select(letter => letter.ToString()),
            ballots.Select(ballot =>
                RankedBallot.Of(ballot.Weight, [.. ballot.Order.Select(letter => candidates.IndexOf(letter))])
            )
        );
}
