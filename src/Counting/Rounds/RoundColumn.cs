using System.Collections.Immutable;

namespace Hustings.Counting.Rounds;

/// <summary>
/// One column of a round: what came in one way. The encrypted box of a round is one column, hall and remote together; counts
/// entered by officers are others.
/// </summary>
public sealed record RoundColumn
{
    /// <summary>"live", "advance", "post": see <see cref="PublishedName.IsId"/>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The ballots are rankings given once, which every round reads again: they move only when their candidate is gone, and
    /// none comes or goes.
    /// </summary>
    public bool FromRankings { get; init; }

    /// <summary>By candidate id. All who stand must be here, and all withdrawn ones on the ballot, if only with 0.</summary>
    public required ImmutableSortedDictionary<string, long> Votes { get; init; }

    public long Blank { get; init; }

    public ImmutableSortedDictionary<RejectionReason, long> Rejected { get; init; } = None;

    /// <summary>Rankings without a choice who still stands.</summary>
    public long Exhausted { get; init; }

    /// <summary>Who came and went since the round before; null if it is not known or this is the first round.</summary>
    public ColumnFlow? Flow { get; init; }

    /// <summary>No rejected ballots.</summary>
    public static ImmutableSortedDictionary<RejectionReason, long> None { get; } =
        ImmutableSortedDictionary<RejectionReason, long>.Empty;

    /// <summary>All ballots of the column.</summary>
    public long Received => Votes.Values.Sum() + Blank + Rejected.Values.Sum() + Exhausted;
}

/// <summary>Voters of a column, compared with the round before.</summary>
/// <param name="NotReturned">Voted in the round before and not in this one.</param>
/// <param name="CameBack">Voted in this one and in an earlier one, but not in the round before.</param>
/// <param name="FirstTime">Voted in this one and in none before.</param>
public sealed record ColumnFlow(long NotReturned, long CameBack, long FirstTime)
{
    /// <summary>What the column's ballots must have grown by.</summary>
    public long Net => CameBack + FirstTime - NotReturned;
}
