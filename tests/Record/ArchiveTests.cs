using Hustings.Record.Archive;
using Shouldly;
using Xunit;

namespace Hustings.Record.Tests;

public sealed class ArchiveTests
{
    private const long Timestamp = 1_795_340_678;

    [Fact]
    public void Archive_written_is_read_back_entry_by_entry()
    {
        var (stream, writer) = Begin();
        writer.AppendBallot(Sample.Ballot.Bytes.Span);
        writer.AppendEndBallots();
        writer.AppendEncryptedTally(Sample.Tally, 1);
        writer.AppendPartialDecryption(1, Sample.Decryption.Bytes.Span);
        writer.AppendResult("""{"result":[[0,1,0],[1]]}"""u8);

        var entries = Read(stream.ToArray(), out var fault);

        fault.ShouldBe(ArchiveFault.End);
        string.Concat(entries.Select(entry => entry.Kind.ToString()[0])).ShouldBe("HDDDDEDEEDDEDDEDE");
        entries.Skip(1).ShouldAllBe(entry => Fingerprint.Hex(entry.Content) == entry.Hash);
        var last = entries[^1];
        ArchiveEvent.TryRead(last.Content, out var result).ShouldBe(DocumentFault.None);
        result!.Type.ShouldBe(EventType.Result);
        result.Height.ShouldBe(5);
        writer.Head.ShouldBe(last.Hash);
        writer.Height.ShouldBe(6);
    }

    [Fact]
    public void Archive_grows_only_at_its_end()
    {
        var (stream, writer) = Begin();
        var before = stream.ToArray();
        writer.AppendBallot(Sample.Ballot.Bytes.Span);
        var after = stream.ToArray();
        after.Length.ShouldBeGreaterThan(before.Length);
        after[..before.Length].ShouldBe(before);
    }

    [Fact]
    public void Writer_resumed_writes_what_one_writer_would_have_written()
    {
        var (whole, one) = Begin();
        one.AppendBallot(Sample.Ballot.Bytes.Span);
        one.AppendEndBallots();

        var (stream, first) = Begin();
        first.AppendBallot(Sample.Ballot.Bytes.Span);
        var second = ArchiveWriter.Resume(stream, out var fault);
        second!.AppendEndBallots();

        fault.ShouldBe(ArchiveFault.None);
        stream.ToArray().ShouldBe(whole.ToArray());
        second.Head.ShouldBe(one.Head);
    }

    [Fact]
    public void Writer_resumed_after_a_crash_at_any_byte_of_a_step_cuts_that_step_off()
    {
        var (stream, writer) = Begin();
        var good = stream.ToArray();
        writer.AppendBallot(Sample.Ballot.Bytes.Span);
        var whole = stream.ToArray();
        for (var length = good.Length; length < whole.Length; length += 97)
        {
            using var crashed = new MemoryStream();
            crashed.Write(whole.AsSpan(0, length));
            var resumed = ArchiveWriter.Resume(crashed, out _);
            crashed.ToArray().ShouldBe(good, $"{length}");
            resumed!.AppendBallot(Sample.Ballot.Bytes.Span);
            crashed.ToArray().ShouldBe(whole, $"{length}");
        }
    }

    [Fact]
    public void Writer_does_not_resume_what_is_no_archive_and_leaves_it_alone()
    {
        foreach (var bytes in new byte[][] { [], new byte[512], "hello"u8.ToArray() })
        {
            using var stream = new MemoryStream();
            stream.Write(bytes);
            ArchiveWriter.Resume(stream, out var fault).ShouldBeNull();
            fault.ShouldBe(ArchiveFault.NotAnArchive);
            stream.ToArray().ShouldBe(bytes);
        }
    }

    [Fact]
    public void Any_byte_outside_the_content_changed_is_noticed()
    {
        var (stream, _) = Begin();
        var archive = stream.ToArray();
        var inside = new bool[archive.Length];
        foreach (var entry in Read(archive, out _))
        {
            Array.Fill(inside, true, (int)entry.Offset, entry.Content.Length);
        }
        for (var place = 0; place < archive.Length; place++)
        {
            if (inside[place])
            {
                continue;
            }
            var changed = (byte[])archive.Clone();
            changed[place] ^= 1;
            var entries = Read(changed, out var fault);
            // Another hash in a name is an archive still; that the content has another is the verifier's to see.
            var renamed =
                fault == ArchiveFault.End && entries.Any(e => e.Hash != "" && e.Hash != Fingerprint.Hex(e.Content));
            (fault != ArchiveFault.End || renamed).ShouldBeTrue($"byte {place}");
        }
    }

    [Fact]
    public void Entry_that_claims_a_great_size_is_refused_before_it_is_read()
    {
        var (stream, _) = Begin();
        var archive = stream.ToArray();
        "77777777777"u8.CopyTo(archive.AsSpan(1024 + 124));
        Read(archive, out var fault).Count.ShouldBe(1);
        fault.ShouldBe(ArchiveFault.EntryTooLarge);
    }

    private static (MemoryStream, ArchiveWriter) Begin()
    {
        var stream = new MemoryStream();
        var writer = new ArchiveWriter(stream, Timestamp);
        writer.AppendSetup(Sample.Election, Sample.Trustees, Sample.Credentials);
        return (stream, writer);
    }

    private sealed record Entry(EntryKind Kind, string Hash, long Offset, byte[] Content);

    private static List<Entry> Read(byte[] archive, out ArchiveFault fault)
    {
        using var reader = new ArchiveReader(new MemoryStream(archive));
        var entries = new List<Entry>();
        while ((fault = reader.Next(out var entry)) == ArchiveFault.None)
        {
            entries.Add(new Entry(entry.Kind, entry.Hash, entry.Offset, entry.Content.ToArray()));
        }
        return entries;
    }
}
