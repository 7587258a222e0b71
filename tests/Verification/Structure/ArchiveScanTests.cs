using System.Text;
using Hustings.Record;
using Hustings.Record.Archive;
using Hustings.Verification.Structure;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Structure;

/// <summary>The first pass by itself: what it tells on its way, what it cannot read, and what it leaves where the archive breaks.</summary>
public sealed class ArchiveScanTests
{
    private static readonly byte[] Archive = Make();
    private readonly List<VerificationProgress> told = [];

    [Fact]
    public void Archive_of_another_version_is_not_called_wrong()
    {
        var opened = OpenedArchive.Open(Archive);
        opened.Header = opened.Header.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal);
        var report = Verifying.Verify(opened.Write());
        report.Verdict.ShouldBe(Verdict.Unreadable);
        report.Failure!.Explanation.ShouldBe("an archive version other than 1");
    }

    [Fact]
    public void Ballot_that_stands_twice_is_refused_at_the_second_one()
    {
        var opened = OpenedArchive.Open(Archive);
        opened.Steps.Add(opened.Steps[1].Copy());
        Verifying.Verify(opened.Write()).ShouldBeRefusedAt("doubled", Check.BallotDistinct, 2);
    }

    [Fact]
    public void Payload_longer_than_any_is_called_that_and_one_that_is_another_is_called_another()
    {
        const string TooLarge = "larger than any document of its kind";
        Setup(new string('x', Limits.SmallBytes + 1)).ShouldBe(TooLarge);
        Setup(new string('x', 9 * Limits.SmallBytes)).ShouldBe(TooLarge);
        Setup(new string('x', Limits.SmallBytes)).ShouldBe("not JSON");

        string Setup(string payload)
        {
            var opened = OpenedArchive.Open(Archive);
            opened.Steps[0].Data[^1] = payload;
            var failure = Verifying.Verify(opened.Write()).Failure!;
            failure.Check.ShouldBe(Check.PayloadCanonical);
            return failure.Explanation;
        }
    }

    [Theory]
    [InlineData(EventType.EncryptedTally)]
    [InlineData(EventType.Setup)]
    [InlineData(EventType.Shuffle)]
    public void Payload_that_is_no_such_document_is_a_fault_and_not_an_accident(EventType type)
    {
        var found = new ArchiveEvent(null, 0, type, Step.Hash("{}"));
        References.TryRead(found, _ => "{}"u8.ToArray(), out var references).ShouldBe(DocumentFault.Shape);
        references.Hashes.Count.ShouldBe(1);
    }

    [Fact]
    public void Archive_that_sets_nothing_up_is_broken_and_so_is_one_with_data_left_over()
    {
        Scan(Archive).Broken.ShouldBeFalse();
        var opened = OpenedArchive.Open(Archive);
        opened.Steps.Clear();
        Scan(opened.Write()).Broken.ShouldBeTrue();
        using var tar = new MemoryStream();
        tar.Write(Archive);
        opened.Entry(tar, $"{Step.Hash("one")}.data.json", "one");
        Scan(tar.ToArray()).Broken.ShouldBeTrue();
        Scan(Archive[..^512]).Broken.ShouldBeTrue();
    }

    [Fact]
    public void Bytes_read_are_told_every_4096_entries_from_where_the_archive_begins()
    {
        // The header, the setup's four documents and its event, and 2,045 ballots of two entries each.
        var opened = OpenedArchive.Open(Archive);
        opened.Steps.RemoveAt(1);
        for (var ballot = 0; ballot < 2045; ballot++)
        {
            opened.Steps.Add(new("Ballot", [$"{ballot}"]));
        }
        var archive = opened.Write();
        Scan(archive, before: 700).Ballots.Count.ShouldBe(2045);
        told.ShouldBe([new("bytes read", archive.Length, archive.Length)]);
        told.Clear();
        Scan(Archive);
        told.ShouldBeEmpty();
    }

    [Fact]
    public void Content_that_changed_since_the_scan_is_not_used()
    {
        using var archive = new LooseArchive();
        var located = archive.Put("one"u8);
        archive.Content.Read(located).ShouldBe("one"u8.ToArray());
        var other = located with { Hash = Sha256Value.Parse(Step.Hash("two")) };
        Should
            .Throw<IOException>(() => archive.Content.Read(other))
            .Message.ShouldBe("the archive changed while it was being read");
    }

    private ArchiveMap Scan(byte[] archive, int before = 0)
    {
        using var stream = new MemoryStream([.. new byte[before], .. archive]);
        stream.Position = before;
        var options = new VerificationOptions { Progress = told.Add };
        return new ArchiveScan(stream, new(null), options, TestContext.Current.CancellationToken).Run()!;
    }

    private static byte[] Make()
    {
        using var election = new SmallElection(voters: 1, trustees: 1);
        return election.Archive([election.Vote(0)], Until.Ballots);
    }
}
