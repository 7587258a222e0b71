using System.Collections.Immutable;
using Hustings.Counting.Ties;

namespace Hustings.Counting.Rules;

/// <summary>
/// Everything a count depends on besides the ballots, under the names that RCTab uses where RCTab has the option. Which combinations
/// make sense is checked by <see cref="OptionCheck"/>; the count refuses the others by name.
/// </summary>
public sealed record CountOptions
{
    public WinnerElectionMode WinnerElectionMode { get; init; } = WinnerElectionMode.SingleWinnerMajority;

    /// <summary>Seats; 0 only with bottomsUpUsingPercentageThreshold.</summary>
    public int NumberOfWinners { get; init; } = 1;

    /// <summary>Tried in order until one candidate is left; empty: a tie stops the count (RCTab: stopCountingAndAsk).</summary>
    public ImmutableArray<TieStep> TiebreakMode { get; init; } = [];

    /// <summary>For random and generatePermutation: the seed of java.util.Random, as in RCTab.</summary>
    public long? RandomSeed { get; init; }

    /// <summary>For lot: a text published before the count, for example the result of a public draw.</summary>
    public string? LotSeed { get; init; }

    /// <summary>For decisions: whom the returning officer chose, tie by tie.</summary>
    public ImmutableArray<string> TieDecisions { get; init; } = [];

    public OvervoteRule OvervoteRule { get; init; } = OvervoteRule.ExhaustImmediately;

    /// <summary>More skipped ranks in a row exhaust the ballot; null is "unlimited".</summary>
    public int? MaxSkippedRanksAllowed { get; init; }

    /// <summary>Ranks beyond this are not read; null is "max".</summary>
    public int? MaxRankingsAllowed { get; init; }

    /// <summary>A second mark for a candidate exhausts the ballot there; otherwise it is passed over.</summary>
    public bool ExhaustOnDuplicateCandidate { get; init; }

    /// <summary>0 to 20; null computes with exact quotients.</summary>
    public int? DecimalPlacesForVoteArithmetic { get; init; } = 4;

    public SurplusMethod SurplusMethod { get; init; } = SurplusMethod.WeightedInclusive;

    /// <summary>The threshold may have a fraction: V/(S+1) plus the smallest unit; with exact arithmetic, more than V/(S+1).</summary>
    public bool NonIntegerWinningThreshold { get; init; }

    /// <summary>The threshold is votes / seats, rounded up, instead of the Droop quota.</summary>
    public bool HareQuota { get; init; }

    /// <summary>Whoever has fewer votes leaves at the first elimination; 0 is off.</summary>
    public int MinimumVoteThreshold { get; init; }

    /// <summary>All who cannot catch up any more leave together.</summary>
    public bool BatchElimination { get; init; }

    /// <summary>Goes on after the winner is known until two stand.</summary>
    public bool ContinueUntilTwoCandidatesRemain { get; init; }

    /// <summary>The threshold of round 1 stays (single winner, or the percentage of bottomsUpUsingPercentageThreshold).</summary>
    public bool DoesFirstRoundDetermineThreshold { get; init; }

    /// <summary>No round after this one; null counts to the end.</summary>
    public int? StopTabulationEarlyAfterRound { get; init; }

    /// <summary>Per cent of the votes, for bottomsUpUsingPercentageThreshold.</summary>
    public Fraction? MultiSeatBottomsUpPercentageThreshold { get; init; }

    /// <summary>With bottomsUpUsingPercentageThreshold: all below the threshold leave together.</summary>
    public bool CutoffElimination { get; init; }

    public bool UsesSurpluses =>
        WinnerElectionMode
            is WinnerElectionMode.MultiWinnerAllowMultipleWinnersPerRound
                or WinnerElectionMode.MultiWinnerAllowOnlyOneWinnerPerRound;

    public bool MovesWholeBallots =>
        SurplusMethod is SurplusMethod.EveryNthBallot or SurplusMethod.NextPreferenceShares;
}
