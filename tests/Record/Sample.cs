using System.Text;
using Hustings.Cryptography;

namespace Hustings.Record.Tests;

/// <summary>One of every document, the same in every run.</summary>
internal static class Sample
{
    public const string Code = "CRUJm-P2TVmH-WZx8x-XhDkHy";

    private static readonly SeededRandom Random = new("sample"u8);
    private static readonly SecretScalar TrusteeKey = SecretScalar.Random(Random);

    public static TrusteeKeys Trustees { get; } =
        TrusteeKeys.Create([
            TrusteePublicKey.Make(TrusteeKey, Random),
            TrusteePublicKey.Make(TrusteeKey, Random, "Bé"),
        ]);

    public static Election Election { get; } =
        Election.Create(
            "TC8ZwPjLDDcDt5",
            "Élection",
            "Tab\t, \"quotes\", \\, control \u0001\u007f, €, 😀",
            Trustees.CombinedKey,
            [new Question("Q?", ["A", "B"], 0, 1, true), new Question("R?", ["C"], 0, 2, false)],
            "Ad",
            "CA"
        );

    public static Ballot Ballot { get; } =
        Ballot.Make(
            Election,
            Code,
            [
                [0, 1, 0],
                [1],
            ],
            Random
        );
    public static PublicCredentials Credentials { get; } =
        PublicCredentials.Create([Ballot.Credential, Point.Generator, -Point.Generator]);
    public static EncryptedTally Tally { get; } = MakeTally();
    public static PartialDecryption Decryption { get; } = PartialDecryption.Make(Election, Tally, TrusteeKey, Random);

    /// <summary>Every kind of document: its name, bytes, and how it is read.</summary>
    public static IEnumerable<(string Name, byte[] Bytes, Reading Read)> Documents()
    {
        var hash = Fingerprint.Hex("x"u8);
        yield return ("election", Election.Bytes.ToArray(), text => Pair(Election.TryRead(text, out var d), d?.Bytes));
        yield return (
            "trustees",
            Trustees.Bytes.ToArray(),
            text => Pair(TrusteeKeys.TryRead(text, out var d), d?.Bytes)
        );
        yield return (
            "credentials",
            Credentials.Bytes.ToArray(),
            text => Pair(PublicCredentials.TryRead(text, out var d), d?.Bytes)
        );
        yield return (
            "setup",
            new SetupData(hash, hash, hash).ToBytes(),
            text => Pair(SetupData.TryRead(text, out var d), d?.ToBytes())
        );
        yield return (
            "ballot",
            Ballot.Bytes.ToArray(),
            text => Pair(Ballot.TryRead(text, Election, out var d), d?.Bytes)
        );
        yield return (
            "tally",
            Tally.Bytes.ToArray(),
            text => Pair(EncryptedTally.TryRead(text, Election, out var d), d?.Bytes)
        );
        yield return (
            "sized tally",
            new SizedEncryptedTally(1, 1, hash).ToBytes(),
            text => Pair(SizedEncryptedTally.TryRead(text, out var d), d?.ToBytes())
        );
        yield return (
            "decryption",
            Decryption.Bytes.ToArray(),
            text => Pair(PartialDecryption.TryRead(text, Tally, out var d), d?.Bytes)
        );
        yield return (
            "owned decryption",
            new OwnedPayload(1, hash).ToBytes(),
            text => Pair(OwnedPayload.TryRead(text, out var d), d?.ToBytes())
        );
        yield return (
            "companion",
            Encoding.ASCII.GetBytes(
                $$"""{"hustings":"companion/1","owner":1,"decryption":"{{hash}}","challenge":"5","response":"77"}"""
            ),
            text => Pair(Companion.TryRead(text, out var d), d?.ToBytes())
        );
        yield return (
            "result",
            Encoding.ASCII.GetBytes("""{"result":[[0,1,0],[12]]}"""),
            text => Pair(ElectionResult.TryRead(text, Election, out var d), d?.Bytes)
        );
        yield return (
            "event",
            new Archive.ArchiveEvent(hash, 7, Archive.EventType.Ballot, hash).ToBytes(),
            text => Pair(Archive.ArchiveEvent.TryRead(text, out var d), d?.ToBytes())
        );
        yield return (
            "header",
            new Archive.ArchiveHeader(1_795_340_678).ToBytes(),
            text => Pair(Archive.ArchiveHeader.TryRead(text, out var d), d?.ToBytes())
        );
    }

    private static EncryptedTally MakeTally()
    {
        var sum = new TallySum(Election);
        sum.Add(Ballot);
        return sum.ToTally();
    }

    private static (DocumentFault, byte[]?) Pair(DocumentFault fault, ReadOnlyMemory<byte>? bytes) =>
        (fault, bytes?.ToArray());
}

/// <summary>Reads a document; its fault, and what it serialises to if there is none.</summary>
internal delegate (DocumentFault Fault, byte[]? Bytes) Reading(byte[] text);
