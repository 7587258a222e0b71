using System.Collections.Immutable;
using System.Numerics;

namespace Hustings.Counting.Ballots;

/// <summary>One ballot, or several identical ones: the ranks in order, the first preference first.</summary>
public sealed class RankedBallot
{
    /// <param name="ranks">Skipped ranks at the end are dropped: they say nothing.</param>
    /// <param name="weight">How many ballots (or votes) this stands for; at least one.</param>
    public RankedBallot(IEnumerable<Rank> ranks, BigInteger weight)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weight, BigInteger.One);
        ImmutableArray<Rank> all = [.. ranks];
        int length = all.Length;
        while (length > 0 && all[length - 1].IsSkipped)
            length--;
        Ranks = all[..length];
        Weight = weight;
    }

    public ImmutableArray<Rank> Ranks { get; }

    public BigInteger Weight { get; }

    /// <summary>A ballot in strict order without gaps.</summary>
    public static RankedBallot Of(BigInteger weight, params ReadOnlySpan<int> order)
    {
        Rank[] ranks = new Rank[order.Length];
        for (int i = 0; i < ranks.Length; i++)
            ranks[i] = Rank.Of(order[i]);
        return new RankedBallot(ranks, weight);
    }
}
