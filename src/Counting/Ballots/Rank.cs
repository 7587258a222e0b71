using System.Collections.Immutable;

namespace Hustings.Counting.Ballots;

/// <summary>
/// What stands at one rank of a ballot: nothing (skipped), one candidate, several (equal, or an overvote: the rule decides), or
/// the bare fact that it was overmarked when the source no longer says by whom.
/// </summary>
public readonly struct Rank : IEquatable<Rank>
{
    private readonly ImmutableArray<int> _candidates;

    private Rank(ImmutableArray<int> candidates, bool overmarked)
    {
        _candidates = candidates;
        IsOvermarked = overmarked;
    }

    /// <summary>Nothing is marked at this rank.</summary>
    public static Rank Skipped => default;

    /// <summary>More than one mark, candidates not known.</summary>
    public static Rank Overmarked => new([], overmarked: true);

    /// <summary>Indexes into the list of candidates, ascending, each once.</summary>
    public ImmutableArray<int> Candidates => _candidates.IsDefault ? [] : _candidates;

    public bool IsOvermarked { get; }

    public bool IsSkipped => !IsOvermarked && Candidates.IsEmpty;

    public static Rank Of(params IEnumerable<int> candidates) => new([.. candidates.Distinct().Order()], false);

    public bool Equals(Rank other) =>
        IsOvermarked == other.IsOvermarked && Candidates.AsSpan().SequenceEqual(other.Candidates.AsSpan());

    public override bool Equals(object? obj) => obj is Rank other && Equals(other);

    public override int GetHashCode()
    {
        HashCode code = new();
        code.Add(IsOvermarked);
        foreach (int candidate in Candidates)
            code.Add(candidate);
        return code.ToHashCode();
    }

    public static bool operator ==(Rank left, Rank right) => left.Equals(right);

    public static bool operator !=(Rank left, Rank right) => !left.Equals(right);

    public override string ToString() => IsOvermarked ? "overmarked" : string.Join('=', Candidates);
}
