using System.Security.Cryptography;

namespace Hustings.Counting.Rounds.Lots;

/// <summary>
/// A trustee's hidden contribution to the lot. All commit before any reveals, so the last to reveal cannot choose; the index
/// is hashed with it, so nobody can commit to a copy of another's. Specification: docs/spec/rounds.md, "The lot".
/// </summary>
public static class LotCommitment
{
    /// <summary>Bytes of a contribution and of a commitment.</summary>
    public const int Size = 32;

    private const string Label = "hustings/1 lot commitment";

    /// <param name="trustee">From 1.</param>
    /// <param name="contribution">32 random bytes; another length is the caller's mistake and throws.</param>
    /// <returns>32 bytes, to be published.</returns>
    public static byte[] Commit(string contestId, int trustee, ReadOnlySpan<byte> contribution)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trustee, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(contribution.Length, Size);
        return LotHash.Of(Label, LotHash.Text(contestId), LotHash.Integer(trustee), contribution.ToArray());
    }

    /// <returns>Null if the contribution is the one committed to.</returns>
    public static LotRefusal? CheckReveal(
        string contestId,
        int trustee,
        ReadOnlySpan<byte> commitment,
        ReadOnlySpan<byte> contribution
    )
    {
        if (commitment.Length != Size)
            return new LotRefusal(LotFault.CommitmentMalformed, trustee);
        if (contribution.Length != Size)
            return new LotRefusal(LotFault.ContributionMalformed, trustee);
        bool same = CryptographicOperations.FixedTimeEquals(Commit(contestId, trustee, contribution), commitment);
        return same ? null : new LotRefusal(LotFault.ContributionNotCommitted, trustee);
    }
}
