using System.Collections.Immutable;
using System.Numerics;

namespace Hustings.Counting.Ballots;

/// <summary>One ballot, or several identical ones: the ranks in order, the first preference first.</summary>
public sealed class RankedBallot
{
    /// <summary>More places than any ballot has candidates.</summary>
    public const int LastPlace = 1000;

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

    /// <summary>A ballot that says for each candidate in which place they are, from 1; 0: not ranked. Equal places are one rank.</summary>
    /// <param name="places">At most <see cref="LastPlace"/> each; anything else is the caller's mistake and throws.</param>
    public static RankedBallot FromPlaces(BigInteger weight, params ReadOnlySpan<int> places)
    {
        int last = 0;
        foreach (int place in places)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(place, nameof(places));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(place, LastPlace, nameof(places));
            last = Math.Max(last, place);
        }
        List<int>[] ranks = [.. Enumerable.Range(0, last).Select(_ => new List<int>())];
        for (int candidate = 0; candidate < places.Length; candidate++)
        {
            if (places[candidate] > 0)
                ranks[places[candidate] - 1].Add(candidate);
        }
        return new RankedBallot(ranks.Select(rank => Rank.Of(rank)), weight);
    }
}
