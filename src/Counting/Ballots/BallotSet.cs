using System.Collections.Immutable;
using System.Numerics;

namespace Hustings.Counting.Ballots;

/// <summary>Everything a counting rule may know: the candidates and the ballots. No voter, no ciphertext.</summary>
public sealed class BallotSet
{
    /// <param name="candidates">Names, all different, in the order of the ballot paper.</param>
    /// <param name="ballots">In the order they were counted; a candidate index outside the list throws.</param>
    public BallotSet(IEnumerable<string> candidates, IEnumerable<RankedBallot> ballots)
    {
        Candidates = [.. candidates];
        Ballots = [.. ballots];
        if (Candidates.Distinct(StringComparer.Ordinal).Count() != Candidates.Length)
            throw new ArgumentException("Two candidates have the same name.", nameof(candidates));
        foreach (RankedBallot ballot in Ballots)
        foreach (Rank rank in ballot.Ranks)
        foreach (int candidate in rank.Candidates)
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(
                (uint)candidate,
                (uint)Candidates.Length,
                nameof(ballots)
            );
        Cast = Ballots.Aggregate(BigInteger.Zero, (sum, ballot) => sum + ballot.Weight);
    }

    public ImmutableArray<string> Candidates { get; }

    public ImmutableArray<RankedBallot> Ballots { get; }

    /// <summary>The sum of all weights, blank ballots included.</summary>
    public BigInteger Cast { get; }

    public string? Title { get; init; }

    /// <summary>How many seats the file says there are.</summary>
    public int? Seats { get; init; }

    /// <summary>Candidates who withdrew before the count: passed over on every ballot.</summary>
    public ImmutableArray<int> Excluded { get; init; } = [];

    /// <summary>The entry that stands for all undeclared write-ins together, if there is one: it cannot win and leaves first.</summary>
    public int? UndeclaredWriteIns { get; init; }

    /// <summary>The same votes with identical ballots put together, in the order in which each kind first occurs.</summary>
    public IReadOnlyList<RankedBallot> Merged() =>
        [
            .. Ballots
                .GroupBy(ballot => ballot.Ranks, RankingComparer.Instance)
                .Select(group => new RankedBallot(
                    group.Key,
                    group.Aggregate(BigInteger.Zero, (sum, ballot) => sum + ballot.Weight)
                )),
        ];

    private sealed class RankingComparer : IEqualityComparer<ImmutableArray<Rank>>
    {
        public static readonly RankingComparer Instance = new();

        public bool Equals(ImmutableArray<Rank> x, ImmutableArray<Rank> y) => x.AsSpan().SequenceEqual(y.AsSpan());

        public int GetHashCode(ImmutableArray<Rank> ranks)
        {
            HashCode code = new();
            foreach (Rank rank in ranks)
                code.Add(rank);
            return code.ToHashCode();
        }
    }
}
