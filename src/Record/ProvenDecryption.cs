using Hustings.Cryptography;

namespace Hustings.Record;

/// <summary>
/// What a trustee hands in for an election of ours: a partial decryption and its companion, a line each.
/// </summary>
public sealed record ProvenDecryption(PartialDecryption Decryption, Companion Companion)
{
    public static ProvenDecryption Make(OpeningPlace place, SecretScalar key, IRandomSource random)
    {
        var decryption = PartialDecryption.Make(place.Election, place.Tally, key, random);
        return new(decryption, Companion.Make(place, decryption, key, random));
    }

    /// <summary>Both, each with a line feed after it.</summary>
    public byte[] ToBytes() => CompanionLines.Join([Decryption.Bytes, Companion.ToBytes()]);

    /// <summary>Takes what was handed in apart without reading either half; the companion is null if there is none.</summary>
    /// <param name="decryption">Everything up to the first line feed.</param>
    /// <param name="companion">What follows it, without one line feed at the end.</param>
    public static void Split(
        ReadOnlyMemory<byte> handedIn,
        out ReadOnlyMemory<byte> decryption,
        out ReadOnlyMemory<byte>? companion
    )
    {
        companion = null;
        var end = handedIn.Span.IndexOf((byte)'\n');
        decryption = end < 0 ? handedIn : handedIn[..end];
        if (end < 0 || end == handedIn.Length - 1)
        {
            return;
        }
        var rest = handedIn[(end + 1)..];
        // Without its line feed the companion is left whole, and is refused for what it is: not a whole line.
        companion = rest.Span[^1] == (byte)'\n' ? rest[..^1] : ReadOnlyMemory<byte>.Empty;
    }
}
