using System.Globalization;
using System.Text;
using Hustings.Record;
using Hustings.Record.Archive;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Mutation;

/// <summary>
/// Every reader of documents on random edits of valid ones: it never throws, and what it does accept is told. The seed
/// changes with every run and stands in the message; <c>HUSTINGS_SEED</c> repeats one.
/// </summary>
public sealed class ParserFuzzTests : IDisposable
{
    /// <summary>What hurt parsers elsewhere, or could hurt ours; findings of this test are added.</summary>
    private static readonly string[] Kept =
    [
        "",
        "{",
        "[",
        "\"",
        "null",
        "{}",
        "[]",
        "[[]]",
        "{\"",
        "\"\\",
        "\"\\u",
        "\"\\ud800\"",
        "\u0000",
        "\ufeff{}",
        "{\"owner\":99999999999999999999}",
        "{\"owner\":-1}",
        "[\"\",\"\"]",
        "[\",\"]",
        new('[', 5000),
        new('9', 5000),
    ];

    private readonly SmallElection election = SmallElection.Full();

    public void Dispose() => election.Dispose();

    [Fact]
    public void Readers_of_hostile_bytes_never_throw()
    {
        var seed = Environment.GetEnvironmentVariable("HUSTINGS_SEED") is { } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : Environment.TickCount;
        var random = new Random(seed);
        var documents = Documents.Of(OpenedArchive.Open(election.Archive())).ToList();
        EncryptedTally
            .TryRead(Bytes(documents, "tally"), election.Election, out var tally)
            .ShouldBe(DocumentFault.None);
        var readers = Readers(tally!);
        foreach (var (kind, read) in readers)
        {
            foreach (var kept in Kept)
            {
                Should.NotThrow(() => read(Encoding.UTF8.GetBytes(kept)), $"{kind}: {kept}");
            }
            var valid = documents.Where(document => document.Kind == kind).Select(document => document.Text).ToList();
            for (var i = 0; i < (Sample.Long ? 20_000 : 400); i++)
            {
                var bytes = Edited(Encoding.UTF8.GetBytes(valid[i % valid.Count]), random);
                Should.NotThrow(() => read(bytes), $"{kind}, seed {seed}: {Convert.ToBase64String(bytes)}");
            }
        }
    }

    private List<(string Kind, Action<byte[]> Read)> Readers(EncryptedTally tally) =>
        [
            ("setup", bytes => Judge(SetupData.TryRead(bytes, out var read), read)),
            ("election", bytes => Judge(Election.TryRead(bytes, out var read), read)),
            ("trustees", bytes => Judge(TrusteeKeys.TryRead(bytes, out var read), read)),
            ("credentials", bytes => Judge(PublicCredentials.TryRead(bytes, out var read), read)),
            ("ballot", bytes => Judge(Ballot.TryRead(bytes, election.Election, out var read), read)),
            ("ballot", bytes => _ = Ballot.TryReadHead(bytes, out _)),
            ("tally", bytes => Judge(EncryptedTally.TryRead(bytes, election.Election, out var read), read)),
            ("tally size", bytes => Judge(SizedEncryptedTally.TryRead(bytes, out var read), read)),
            ("shuffle", bytes => Judge(ShuffleDocument.TryRead(bytes, election.Election, out var read), read)),
            ("shuffle owner", bytes => Judge(OwnedPayload.TryRead(bytes, out var read), read)),
            ("decryption", bytes => Judge(PartialDecryption.TryRead(bytes, tally, out var read), read)),
            ("decryption owner", bytes => Judge(ArchiveEvent.TryRead(bytes, out var read), read)),
            ("result", bytes => Judge(ElectionResult.TryRead(bytes, election.Election, out var read), read)),
        ];

    /// <summary>A document comes with no fault, and a fault with no document.</summary>
    private static void Judge(DocumentFault fault, object? read) =>
        (fault == DocumentFault.None).ShouldBe(read is not null);

    private static byte[] Bytes(List<Document> documents, string kind) =>
        Encoding.UTF8.GetBytes(documents.First(document => document.Kind == kind).Text);

    /// <summary>One to four edits: a bit, a byte, a piece cut out, doubled, moved, or the rest cut off.</summary>
    private static byte[] Edited(byte[] valid, Random random)
    {
        var bytes = valid.ToList();
        for (var edits = random.Next(1, 5); edits > 0 && bytes.Count > 0; edits--)
        {
            var at = random.Next(bytes.Count);
            var piece = bytes.GetRange(at, random.Next(Math.Min(80, bytes.Count - at)));
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = "{}[]\",:\\0-e.\u007f"u8[random.Next(13)];
                    break;
                case 2:
                    bytes.RemoveRange(at, piece.Count);
                    break;
                case 3:
                    bytes.InsertRange(at, piece);
                    break;
                case 4:
                    bytes.InsertRange(random.Next(bytes.Count), piece);
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }
        return [.. bytes];
    }
}
