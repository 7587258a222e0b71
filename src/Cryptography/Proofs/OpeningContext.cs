using System.Text;

namespace Hustings.Cryptography.Proofs;

/// <summary>Where a batched opening belongs, so that no proof can be moved to another place, contest or round.</summary>
/// <param name="Contest">The contest's identifier.</param>
/// <param name="ElectionHash">The 32 bytes behind Belenios' election hash.</param>
/// <param name="Key">The election's public key y.</param>
/// <param name="Round">0 for a companion of a Belenios partial decryption.</param>
/// <param name="Pass">0 likewise.</param>
/// <param name="Trustee">The trustee's index, from 1 (Belenios' owner).</param>
/// <param name="Order">32 bytes: hash of what ordered the step; for a companion the event before the first partial decryption.</param>
public sealed record OpeningContext(
    string Contest,
    ReadOnlyMemory<byte> ElectionHash,
    Point Key,
    long Round,
    long Pass,
    long Trustee,
    ReadOnlyMemory<byte> Order
)
{
    /// <summary>ctx = H("hustings/v1/context", ...), 64 bytes.</summary>
    public byte[] Digest()
    {
        using SequenceHash hash = new("hustings/v1/context");
        return hash.Add(Encoding.UTF8.GetBytes(Contest))
            .Add(ElectionHash.Span)
            .Add(Key)
            .Add(Round)
            .Add(Pass)
            .Add(Trustee)
            .Add(Order.Span)
            .Digest();
    }
}
