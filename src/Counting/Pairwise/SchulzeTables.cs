using System.Collections.Immutable;
using System.Numerics;
using Hustings.Counting.Accounts;

namespace Hustings.Counting.Pairwise;

/// <summary>What Schulze's method looked at and decided. Index [a][b] is about a against b.</summary>
public sealed record SchulzeTables
{
    /// <summary>Votes that rank a above b.</summary>
    public required ImmutableArray<ImmutableArray<BigInteger>> Preferences { get; init; }

    /// <summary>The strength of the strongest path from a to b.</summary>
    public required ImmutableArray<ImmutableArray<PathStrength>> Strengths { get; init; }

    /// <summary>The candidates of one strongest path from a to b, both included; empty without a path.</summary>
    public required ImmutableArray<ImmutableArray<ImmutableArray<int>>> Paths { get; init; }

    /// <summary>The full order, the first place first; several in one place are tied and the tie decides no seat.</summary>
    public ImmutableArray<ImmutableArray<int>> Places { get; init; } = [];

    /// <summary>One for each place that a tie-break rule or a seat depends on.</summary>
    public ImmutableArray<Decision> Decisions { get; init; } = [];
}
