using System.Collections.Immutable;

namespace Hustings.Counting.Rounds;

/// <summary>The published totals of one round: all that the rule decides by.</summary>
public sealed record RoundTotals
{
    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>In any order.</summary>
    public required ImmutableArray<RoundColumn> Columns { get; init; }

    /// <summary>Ids of candidates who withdrew too late to be taken off this round's ballot.</summary>
    public ImmutableArray<string> WithdrawnOnBallot { get; init; } = [];

    /// <summary>Members entitled to vote, the base of every turnout; null if no turnout is to be stated.</summary>
    public long? Members { get; init; }
}
