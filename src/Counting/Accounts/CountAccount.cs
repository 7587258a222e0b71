using System.Collections.Immutable;
using Hustings.Counting.Ballots;
using Hustings.Counting.Pairwise;
using Hustings.Counting.Rules;

namespace Hustings.Counting.Accounts;

/// <summary>The whole account of a count: enough to follow every decision with pencil and paper.</summary>
public sealed record CountAccount
{
    public required CountRule Rule { get; init; }

    public required CountOptions Options { get; init; }

    public required BallotSet Ballots { get; init; }

    public ImmutableArray<CountRound> Rounds { get; init; } = [];

    /// <summary>In the order of election.</summary>
    public ImmutableArray<int> Elected { get; init; } = [];

    /// <summary>Pairwise comparisons and strongest paths, for Schulze's method.</summary>
    public SchulzeTables? Schulze { get; init; }

    /// <summary>Set: the count stopped, and <see cref="Elected"/> is not a result. The rounds before are kept.</summary>
    public CountRefusal? Refusal { get; init; }

    public string Name(int candidate) => Ballots.Candidates[candidate];
}
