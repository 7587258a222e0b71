using System.Text;
using Hustings.Record;
using Hustings.Record.Archive;
using Hustings.Verification.Tests.Mutation;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;

namespace Hustings.Verification.Tests.Fuzzing;

/// <summary>Readers of what stands in an archive, and of the archive itself.</summary>
internal static class ElectionTargets
{
    public static IEnumerable<Target> Of(SmallElection small)
    {
        var archive = small.Archive();
        var companions = small.Companions;
        var opened = OpenedArchive.Open(archive);
        var documents = Documents.Of(opened).ToLookup(d => d.Kind, d => Encoding.UTF8.GetBytes(d.Text));
        var election = small.Election;
        EncryptedTally.TryRead(documents["tally"].First(), election, out var tally).ShouldBe(DocumentFault.None);

        yield return On("setup", b => Target.Judge(SetupData.TryRead(b, out var r), r, b, () => r!.ToBytes()));
        yield return On("election", b => Target.Judge(Election.TryRead(b, out var r), r));
        yield return On("trustees", b => Target.Judge(TrusteeKeys.TryRead(b, out var r), r));
        yield return On("credentials", b => Target.Judge(PublicCredentials.TryRead(b, out var r), r));
        yield return On("ballot", b => Target.Judge(Ballot.TryRead(b, election, out var r), r));
        yield return On("ballot", b => Ballot.TryReadHead(b, out _) == DocumentFault.None) with
        {
            Name = "ballot head",
        };
        yield return On("tally", b => Target.Judge(EncryptedTally.TryRead(b, election, out var r), r));
        yield return On(
            "tally size",
            b => Target.Judge(SizedEncryptedTally.TryRead(b, out var r), r, b, () => r!.ToBytes())
        );
        yield return On("shuffle", b => Target.Judge(ShuffleDocument.TryRead(b, election, out var r), r));
        yield return On(
            "shuffle owner",
            b => Target.Judge(OwnedPayload.TryRead(b, out var r), r, b, () => r!.ToBytes())
        );
        yield return On("decryption", b => Target.Judge(PartialDecryption.TryRead(b, tally!, out var r), r));
        yield return new Target(
            "companion",
            [.. Encoding.ASCII.GetString(companions).Split('\n')[..^1].Select(Encoding.ASCII.GetBytes)],
            b => Target.Judge(Companion.TryRead(b, out var r), r, b, () => r!.ToBytes())
        );
        yield return new Target(
            "companions file",
            [companions],
            b => CompanionLines.TrySplit(b, out var lines) == DocumentFault.None && lines.Count > 0
        );
        yield return On("result", b => Target.Judge(ElectionResult.TryRead(b, election, out var r), r));
        yield return new Target(
            "event",
            [.. opened.Steps.Take(1).Select(_ => new ArchiveEvent(null, 0, EventType.Setup, Hash).ToBytes())],
            b => Target.Judge(ArchiveEvent.TryRead(b, out var r), r, b, () => r!.ToBytes())
        );
        yield return new Target(
            "archive header",
            [new ArchiveHeader(1_795_340_678).ToBytes()],
            b => Target.Judge(ArchiveHeader.TryRead(b, out var r), r, b, () => r!.ToBytes())
        );
        yield return new Target("archive", [small.Archive(Until.Ballots)], ReadsArchive);

        Target On(string kind, Func<byte[], bool> reads) => new(kind, [.. documents[kind]], reads);
    }

    private static string Hash => Fingerprint.Hex("x"u8);

    private static bool ReadsArchive(byte[] bytes)
    {
        using var reader = new ArchiveReader(new MemoryStream(bytes));
        ArchiveFault fault;
        do
        {
            fault = reader.Next(out _);
        } while (fault == ArchiveFault.None);
        return fault == ArchiveFault.End;
    }
}
