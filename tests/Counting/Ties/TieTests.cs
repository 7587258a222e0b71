using System.Collections.Immutable;
using Hustings.Counting.Accounts;
using Hustings.Counting.Ballots;
using Hustings.Counting.Rules;
using Hustings.Counting.Ties;
using Shouldly;
using Xunit;

namespace Hustings.Counting.Tests.Ties;

/// <summary>Ties: each way to break one, and the refusal where there is none.</summary>
public sealed class TieTests
{
    /// <summary>Round 1: A 6, B 4, C 3, D 1. D's ballot goes to C, and in round 2 B and C are tied.</summary>
    private static readonly BallotSet Later = new(
        ["A", "B", "C", "D"],
        [RankedBallot.Of(6, 0), RankedBallot.Of(4, 1), RankedBallot.Of(3, 2), RankedBallot.Of(1, 3, 2)]
    );

    private static readonly BallotSet Level = new(
        ["Cy", "Bo", "Al"],
        [RankedBallot.Of(2, 0), RankedBallot.Of(2, 1), RankedBallot.Of(3, 2)]
    );

    [Fact]
    public void Tie_without_a_rule_stops_the_count_and_keeps_the_rounds()
    {
        CountAccount account = BallotCount.Run(Level, CountRule.Irv, new CountOptions());
        account.Refusal!.Fault.ShouldBe(CountFault.TieWithoutRule);
        account.Refusal.Words.ShouldStartWith("Round 1: Bo and Cy are tied and no rule says who leaves.");
        account.Rounds.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(TieStep.PreviousRoundCounts)]
    [InlineData(TieStep.FirstRoundCounts)]
    public void Earlier_rounds_decide_who_had_fewer_votes(TieStep step)
    {
        Tie tie = Broken(Later, new() { TiebreakMode = [step] }, round: 2);
        Names(Later, tie.Candidates).ShouldBe("B, C");
        Later.Candidates[tie.Chosen].ShouldBe("C");
        tie.Steps.ShouldHaveSingleItem().ShouldBe("the votes of round 1, in which C had the fewest (3)");
    }

    [Fact]
    public void Previous_rounds_look_back_from_the_last_and_first_rounds_forward_from_the_first()
    {
        // B and C: round 1: 5 and 4; round 2: 5 and 6 (E's ballots); round 3: 7 and 7 (D's ballots: two for B, one for C).
        BallotSet swing = new(
            ["A", "B", "C", "D", "E"],
            [
                RankedBallot.Of(9, 0),
                RankedBallot.Of(5, 1),
                RankedBallot.Of(4, 2),
                RankedBallot.Of(2, 3, 1),
                RankedBallot.Of(1, 3, 2),
                RankedBallot.Of(2, 4, 2),
            ]
        );
        Tie back = Broken(swing, new() { TiebreakMode = [TieStep.PreviousRoundCounts] }, round: 3);
        swing.Candidates[back.Chosen].ShouldBe("B");
        Tie forward = Broken(swing, new() { TiebreakMode = [TieStep.FirstRoundCounts] }, round: 3);
        swing.Candidates[forward.Chosen].ShouldBe("C");
    }

    [Fact]
    public void Order_of_candidates_lets_the_latest_leave_and_the_earliest_win()
    {
        CountOptions order = new() { TiebreakMode = [TieStep.UseCandidateOrder] };
        Level.Candidates[Broken(Level, order, round: 1).Chosen].ShouldBe("Bo");
        BallotSet two = new(["Z", "Y"], [RankedBallot.Of(1, 0), RankedBallot.Of(1, 1)]);
        BallotCount.Run(two, CountRule.Irv, order).Elected.ShouldBe([0]);
        BallotCount.Run(two, CountRule.Plurality, order).Elected.ShouldBe([0]);
        BallotCount.Run(two, CountRule.Schulze, order).Elected.ShouldBe([0]);
    }

    [Fact]
    public void Steps_that_leave_a_tie_hand_it_to_the_next()
    {
        CountOptions options = new() { TiebreakMode = [TieStep.PreviousRoundCounts, TieStep.UseCandidateOrder] };
        Tie tie = Broken(Level, options, round: 1);
        tie.Steps.Length.ShouldBe(2);
        tie.Steps[0].ShouldBe("the votes of earlier rounds, which left a tie");
    }

    [Fact]
    public void Recorded_decisions_are_used_one_for_each_tie()
    {
        CountOptions options = new() { TiebreakMode = [TieStep.Decisions], TieDecisions = ["Cy"] };
        Level.Candidates[Broken(Level, options, round: 1).Chosen].ShouldBe("Cy");

        CountAccount other = BallotCount.Run(Level, CountRule.Irv, options with { TieDecisions = ["Al"] });
        other.Refusal!.Fault.ShouldBe(CountFault.TieDecisionNotAmongTied);
        CountAccount none = BallotCount.Run(Level, CountRule.Irv, options with { TieDecisions = [] });
        none.Refusal!.Fault.ShouldBe(CountFault.TieWithoutRule);
    }

    [Fact]
    public void Lot_depends_on_its_seed_and_on_nothing_else()
    {
        CountOptions options = new() { TiebreakMode = [TieStep.Lot] };
        string[] drawn =
        [
            .. Enumerable
                .Range(0, 64)
                .Select(seed =>
                    Level.Candidates[Broken(Level, options with { LotSeed = $"draw {seed}" }, round: 1).Chosen]
                ),
        ];
        drawn.Count(name => name == "Bo").ShouldBeInRange(20, 44);
        drawn.ShouldAllBe(name => name == "Bo" || name == "Cy");
    }

    [Theory]
    [InlineData("2026-11-22", 1, TiePurpose.Eliminate, "Bo")]
    [InlineData("2026-11-22", 2, TiePurpose.Eliminate, "Bo")]
    [InlineData("2026-11-22", 1, TiePurpose.Elect, "Bo")]
    public void Lot_is_the_lowest_hash_of_the_specification(string seed, int round, TiePurpose purpose, string other)
    {
        string expected = new[] { "Al", other }.MinBy(
            name => LotBySpecification(seed, round, purpose, name),
            StringComparer.Ordinal
        )!;
        BallotSet tied =
            round == 1
                ? new(["Al", other, "Cy"], [RankedBallot.Of(2, 0), RankedBallot.Of(2, 1), RankedBallot.Of(3, 2)])
                : new(
                    ["Al", other, "Cy", "D"],
                    [RankedBallot.Of(2, 0), RankedBallot.Of(2, 1), RankedBallot.Of(3, 2), RankedBallot.Of(1, 3)]
                );
        if (purpose == TiePurpose.Elect)
            tied = new(["Al", other], [RankedBallot.Of(1, 0), RankedBallot.Of(1, 1)]);
        Tie tie = Broken(tied, new() { TiebreakMode = [TieStep.Lot], LotSeed = seed }, round);
        tied.Candidates[tie.Chosen].ShouldBe(expected);
    }

    [Theory]
    [InlineData("random", "Random")]
    [InlineData("previousRoundCountsThenRandom", "PreviousRoundCounts,Random")]
    [InlineData("previousRoundCounts, lot", "PreviousRoundCounts,Lot")]
    [InlineData("stopCountingAndAsk", "")]
    public void Rctab_names_and_lists_of_steps_are_read(string text, string steps)
    {
        TieModes.TryParse(text, out ImmutableArray<TieStep> read).ShouldBeTrue();
        string.Join(',', read).ShouldBe(steps);
    }

    /// <summary>docs/spec/counting.md, "Lots", written again.</summary>
    private static string LotBySpecification(string seed, int round, TiePurpose purpose, string name)
    {
        using MemoryStream message = new();
        foreach (
            string part in new[]
            {
                "hustings-lot-1",
                seed,
                "",
                purpose == TiePurpose.Elect ? "elect" : "eliminate",
                name,
            }
        )
        {
            byte[] bytes = System.Text.Encoding.UTF8.GetBytes(part);
            int number = part.Length == 0 ? round : bytes.Length;
            message.Write([(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number]);
            message.Write(bytes);
        }
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(message.ToArray()));
    }

    private static Tie Broken(BallotSet ballots, CountOptions options, int round) =>
        BallotCount
            .Run(ballots, CountRule.Irv, options)
            .Rounds[round - 1]
            .Decisions.Select(decision => decision.Tie)
            .OfType<Tie>()
            .ShouldHaveSingleItem();

    private static string Names(BallotSet ballots, IEnumerable<int> candidates) =>
        string.Join(", ", candidates.Select(candidate => ballots.Candidates[candidate]));
}
