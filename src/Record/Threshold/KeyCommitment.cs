using System.Text;
using Hustings.Cryptography;
using Hustings.Record.Json;

namespace Hustings.Record.Threshold;

/// <summary>
/// What a trustee hands over before anybody's values are shown (docs/spec/minutes.md, "Key commitments"), so that the last one cannot
/// choose its key by those of the others.
/// </summary>
/// <param name="Trustee">From 1, among the <paramref name="Of"/> trustees who commit to each other.</param>
/// <param name="Hash">64 hex digits.</param>
public sealed record KeyCommitment(int Trustee, int Of, string Hash)
{
    /// <summary>The hash that commits to a threshold key's <c>coefexps</c>: of the signed message as it stands.</summary>
    public static string HashOf(SignedMessage coefexps) => Fingerprint.Hex(Encoding.UTF8.GetBytes(coefexps.Message));

    /// <summary>The hash that commits to a single key: of its 64 hex digits.</summary>
    public static string HashOf(Point publicKey) => Fingerprint.Hex(Encoding.ASCII.GetBytes(publicKey.ToString()));

    /// <summary>The hashes that the commitments of all trustees must be, in their order.</summary>
    public static IReadOnlyList<string> HashesOf(TrusteeKeys trustees) =>
        [
            .. trustees.Items.SelectMany(item =>
                item is ThresholdTrustees group
                    ? group.Parameters.Coefexps.Select(HashOf)
                    : item.Keys.Select(key => HashOf(key.Key))
            ),
        ];

    public byte[] ToBytes() =>
        new CanonicalWriter()
            .Raw("{\"hustings\":\"key-commitment/1\",\"trustee\":"u8)
            .Number(Trustee)
            .Raw(",\"of\":"u8)
            .Number(Of)
            .Raw(",\"hash\":"u8)
            .Plain(Hash)
            .Raw("}"u8)
            .ToArray();

    public static DocumentFault TryRead(ReadOnlySpan<byte> bytes, out KeyCommitment? commitment) =>
        Diagnosis.Read(bytes, Limits.SmallBytes, Read, out commitment, ownOrder: true);

    private static DocumentFault Read(ReadOnlySpan<byte> bytes, out KeyCommitment? commitment)
    {
        var reader = new CanonicalReader(bytes);
        reader.Take("{\"hustings\":\"key-commitment/1\",\"trustee\":"u8);
        var trustee = reader.SmallNumber(Limits.Trustees);
        reader.Take(",\"of\":"u8);
        var of = reader.SmallNumber(Limits.Trustees);
        reader.Take(",\"hash\":"u8);
        var hash = reader.Hash();
        reader.Take("}"u8);
        if (trustee < 1 || trustee > of)
        {
            reader.Fail(DocumentFault.Shape);
        }
        commitment = new KeyCommitment(trustee, of, hash);
        return reader.End();
    }
}
