using System.Collections.Immutable;
using System.Numerics;
using Hustings.Counting.Accounts;
using Hustings.Counting.Ballots;

namespace Hustings.Counting.Transfers;

/// <summary>Identical ballots that have gone the same way so far.</summary>
/// <param name="sequence">The place in the file, which whole-ballot methods need.</param>
internal sealed class Parcel(ImmutableArray<Rank> ranks, BigInteger count, int sequence)
{
    public ImmutableArray<Rank> Ranks { get; } = ranks;

    public BigInteger Count { get; private set; } = count;

    public int Sequence { get; } = sequence;

    /// <summary>What one of these ballots is still worth.</summary>
    public Fraction Value { get; set; } = Fraction.One;

    /// <summary>For whom they count, or counted last.</summary>
    public int? Holder { get; set; }

    /// <summary>The round in which the holder got them.</summary>
    public int Arrived { get; set; }

    public InactiveReason? Inactive { get; set; }

    public Fraction Votes => Count * Value;

    /// <summary>Leaves so many ballots of the parcel in play; the others stay with the elected candidate for good.</summary>
    public void KeepInPlay(BigInteger count) => Count = count;
}
