using FsCheck;
using FsCheck.Fluent;
using Hustings.Counting.Ballots;
using Hustings.Counting.Rules;
using Hustings.Counting.Ties;

namespace Hustings.Counting.Tests.Properties;

/// <summary>Small made-up contests with everything that ballots and rules can have.</summary>
public static class Contests
{
    /// <summary>A contest and how to count it.</summary>
    public sealed record Case(BallotSet Ballots, CountRule Rule, CountOptions Options)
    {
        public override string ToString() =>
            $"{Rule} {Options}\n"
            + string.Join('\n', Ballots.Ballots.Select(b => $"{b.Weight}: {string.Join(", ", b.Ranks)}"));
    }

    public static Arbitrary<BallotSet> Any { get; } = Gen.Choose(1, 6).SelectMany(Set).ToArbitrary();

    public static Arbitrary<BallotSet> OfTwo { get; } = Set(2).ToArbitrary();

    /// <summary>Any rule that goes by rounds, with options that fit together; ties by lot, so that no order matters.</summary>
    public static Arbitrary<Case> ByRounds { get; } =
        (
            from ballots in Gen.Choose(1, 6).SelectMany(Set)
            from withdrawn in Gen.Frequency((3, Gen.Constant(-1)), (1, Gen.Choose(0, 5)))
            from options in Gen.OneOf(Single, Surplus, BottomsUp)
            select new Case(Without(ballots, withdrawn), RuleOf(options), options)
        ).ToArbitrary();

    public static CountOptions ByLot { get; } = new() { TiebreakMode = [TieStep.Lot], LotSeed = "a public draw" };

    /// <summary>One candidate may have withdrawn, never the only one.</summary>
    private static BallotSet Without(BallotSet ballots, int withdrawn) =>
        withdrawn < 0 || withdrawn >= ballots.Candidates.Length || ballots.Candidates.Length == 1
            ? ballots
            : new BallotSet(ballots.Candidates, ballots.Ballots) { Excluded = [withdrawn] };

    private static CountRule RuleOf(CountOptions options) =>
        options.WinnerElectionMode == WinnerElectionMode.SingleWinnerMajority ? CountRule.Irv : CountRule.Stv;

    private static Gen<bool> Coin => Gen.Elements(true, false);

    private static Gen<CountOptions> Readings =>
        from overvote in Gen.Elements(Enum.GetValues<OvervoteRule>())
        from skipped in Gen.Elements<int?>(null, 0, 1)
        from most in Gen.Elements<int?>(null, 2, 4)
        from duplicates in Coin
        select ByLot with
        {
            OvervoteRule = overvote,
            MaxSkippedRanksAllowed = skipped,
            MaxRankingsAllowed = most,
            ExhaustOnDuplicateCandidate = duplicates,
        };

    private static Gen<CountOptions> Single =>
        from start in Readings
        from batch in Coin
        from minimum in Gen.Elements(0, 2)
        from two in Coin
        from first in Coin
        select start with
        {
            BatchElimination = batch,
            MinimumVoteThreshold = minimum,
            ContinueUntilTwoCandidatesRemain = two,
            DoesFirstRoundDetermineThreshold = first,
        };

    private static Gen<CountOptions> Surplus =>
        from start in Readings
        from seats in Gen.Choose(1, 4)
        from mode in Gen.Elements(
            WinnerElectionMode.MultiWinnerAllowMultipleWinnersPerRound,
            WinnerElectionMode.MultiWinnerAllowOnlyOneWinnerPerRound
        )
        from method in Gen.Elements(Enum.GetValues<SurplusMethod>())
        from places in Gen.Elements<int?>(null, 0, 1, 4)
        from quota in Gen.Elements("whole", "fraction", "hare")
        let options = start with
        {
            NumberOfWinners = seats,
            WinnerElectionMode = mode,
            SurplusMethod = method,
            DecimalPlacesForVoteArithmetic = places,
            HareQuota = quota == "hare",
        }
        select options with
        {
            NonIntegerWinningThreshold = quota == "fraction" && !options.MovesWholeBallots,
        };

    private static Gen<CountOptions> BottomsUp =>
        from start in Readings
        from seats in Gen.Choose(1, 4)
        from mode in Gen.Elements(
            WinnerElectionMode.BottomsUp,
            WinnerElectionMode.MultiPassIrv,
            WinnerElectionMode.BottomsUpUsingPercentageThreshold
        )
        let open = mode == WinnerElectionMode.BottomsUpUsingPercentageThreshold
        select start with
        {
            NumberOfWinners = open ? 0 : seats,
            WinnerElectionMode = mode,
            MultiSeatBottomsUpPercentageThreshold = open ? 15 : null,
        };

    private static Gen<BallotSet> Set(int candidates) =>
        from ballots in Ballot(candidates).NonEmptyListOf()
        select new BallotSet(Enumerable.Range(0, candidates).Select(i => $"Candidate {(char)('A' + i)}"), ballots);

    private static Gen<RankedBallot> Ballot(int candidates) =>
        from weight in Gen.Choose(1, 5)
        from length in Gen.Choose(0, 5)
        from ranks in Rank(candidates).ArrayOf(length)
        select new RankedBallot(ranks, weight);

    private static Gen<Rank> Rank(int candidates) =>
        Gen.Frequency(
            (12, Gen.Choose(0, candidates - 1).Select(one => Ballots.Rank.Of(one))),
            (2, Gen.Choose(0, candidates - 1).ArrayOf(2).Select(two => Ballots.Rank.Of(two))),
            (2, Gen.Constant(Ballots.Rank.Skipped)),
            (1, Gen.Constant(Ballots.Rank.Overmarked))
        );
}
