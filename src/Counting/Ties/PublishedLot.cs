using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Hustings.Counting.Ties;

/// <summary>
/// A lot anyone can draw again: each tied candidate gets SHA-256 of a label, the published seed, the round, what is decided, and the
/// name, all length-prefixed; the lowest value is drawn. Neither the order of candidates nor of ballots matters.
/// Specification: docs/spec/counting.md, "Lots".
/// </summary>
internal static class PublishedLot
{
    public static string Draw(string seed, int round, TiePurpose purpose, IEnumerable<string> tied) =>
        tied.MinBy(name => Convert.ToHexString(Ticket(seed, round, purpose, name)), StringComparer.Ordinal)!;

    private static byte[] Ticket(string seed, int round, TiePurpose purpose, string name)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[4];
        Append(hash, "hustings-lot-1");
        Append(hash, seed);
        BinaryPrimitives.WriteInt32BigEndian(number, round);
        hash.AppendData(number);
        Append(hash, Rules.RuleName.Of(purpose));
        Append(hash, name);
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
