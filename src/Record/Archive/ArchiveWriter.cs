using System.Buffers;

namespace Hustings.Record.Archive;

/// <summary>Where an archive ends: what <see cref="ArchiveWriter.Continue"/> needs to go on with it unread.</summary>
/// <param name="Timestamp">Of every entry, seconds since 1970.</param>
/// <param name="Length">Of the stream, bytes.</param>
/// <param name="Head">Hash of the last event, null before Setup.</param>
/// <param name="Height">How many events there are.</param>
public sealed record ArchivePlace(long Timestamp, long Length, string? Head, long Height);

/// <summary>
/// Writes an archive, append-only: each step's data and then its event, in one write. Flushing to disk, and when, is
/// the caller's part; after a crash inside a write the file may end in a broken step, which <see cref="Resume"/> cuts off.
/// </summary>
public sealed class ArchiveWriter
{
    private readonly Stream stream;
    private readonly long timestamp;
    private readonly ArrayBufferWriter<byte> step = new();
    private long end;

    /// <summary>Starts a new archive in an empty, seekable stream.</summary>
    /// <param name="timestamp">Seconds since 1970; every entry carries it.</param>
    public ArchiveWriter(Stream stream, long timestamp)
        : this(stream, timestamp, 0, null, 0)
    {
        AddEntry(ArchiveHeader.Name, new ArchiveHeader(timestamp).ToBytes());
        WriteStep();
    }

    private ArchiveWriter(Stream stream, long timestamp, long end, string? head, long height)
    {
        this.stream = stream;
        this.timestamp = timestamp;
        this.end = end;
        Head = head;
        Height = height;
    }

    /// <summary>Hash of the last event, null before Setup.</summary>
    public string? Head { get; private set; }

    /// <summary>How many events there are; the height of the next one.</summary>
    public long Height { get; private set; }

    /// <summary>
    /// Goes on with an archive that an earlier writer left. A step that was not written to its event is cut off. It trusts
    /// the content; the verifier does not.
    /// </summary>
    /// <returns>The writer, or null and what is wrong with the stream, which is then left as it is.</returns>
    public static ArchiveWriter? Resume(Stream stream, out ArchiveFault fault)
    {
        stream.Position = 0;
        using var reader = new ArchiveReader(stream);
        string? head = null;
        long height = 0;
        long end = 0;
        while ((fault = reader.Next(out var entry)) == ArchiveFault.None)
        {
            if (entry.Kind == EntryKind.Event)
            {
                (head, height) = (entry.Hash, height + 1);
            }
            end = entry.Kind == EntryKind.Data ? end : reader.Position;
        }
        if (fault is not (ArchiveFault.End or ArchiveFault.Truncated))
        {
            return null;
        }
        fault = ArchiveFault.None;
        stream.SetLength(end);
        return new ArchiveWriter(stream, reader.Header!.Timestamp, end, head, height);
    }

    /// <summary>Where the archive ends now.</summary>
    public ArchivePlace Place => new(timestamp, end, Head, Height);

    /// <summary>Goes on where a writer of the same bytes ended; nothing is read.</summary>
    public static ArchiveWriter Continue(Stream stream, ArchivePlace place) =>
        stream.Length == place.Length
            ? new(stream, place.Timestamp, place.Length, place.Head, place.Height)
            : throw new ArgumentException("the archive does not end where it is said to", nameof(place));

    public void AppendSetup(Election election, TrusteeKeys trustees, PublicCredentials credentials)
    {
        AddData(election.Bytes.Span);
        AddData(trustees.Bytes.Span);
        AddData(credentials.Bytes.Span);
        var setup = new SetupData(election.Hash, trustees.Hash, credentials.Hash);
        AddEvent(EventType.Setup, AddData(setup.ToBytes()));
    }

    /// <param name="ballot">The exact bytes of a ballot that was checked.</param>
    public void AppendBallot(ReadOnlySpan<byte> ballot) => AddEvent(EventType.Ballot, AddData(ballot));

    public void AppendEndBallots() => AddEvent(EventType.EndBallots, null);

    public void AppendEncryptedTally(EncryptedTally tally, long ballots) =>
        AppendEncryptedTally(tally, ballots, ballots);

    public void AppendEncryptedTally(EncryptedTally tally, long ballots, long weight)
    {
        AddData(tally.Bytes.Span);
        var sized = new SizedEncryptedTally(ballots, weight, tally.Hash);
        AddEvent(EventType.EncryptedTally, AddData(sized.ToBytes()));
    }

    /// <param name="owner">Which trustee, 1 for the first.</param>
    public void AppendShuffle(int owner, ReadOnlySpan<byte> shuffle) => AddOwned(EventType.Shuffle, owner, shuffle);

    public void AppendEndShuffles() => AddEvent(EventType.EndShuffles, null);

    /// <param name="owner">Which trustee, 1 for the first.</param>
    public void AppendPartialDecryption(int owner, ReadOnlySpan<byte> decryption) =>
        AddOwned(EventType.PartialDecryption, owner, decryption);

    private void AddOwned(EventType type, int owner, ReadOnlySpan<byte> content)
    {
        var payload = AddData(content);
        AddEvent(type, AddData(new OwnedPayload(owner, payload).ToBytes()));
    }

    public void AppendResult(ReadOnlySpan<byte> result) => AddEvent(EventType.Result, AddData(result));

    private string AddData(ReadOnlySpan<byte> content)
    {
        var hash = Fingerprint.Hex(content);
        AddEntry($"{hash}.data.json", content);
        return hash;
    }

    private void AddEvent(EventType type, string? payload)
    {
        var content = new ArchiveEvent(Head, Height, type, payload).ToBytes();
        var hash = Fingerprint.Hex(content);
        AddEntry($"{hash}.event.json", content);
        WriteStep();
        Head = hash;
        Height++;
    }

    private void AddEntry(string name, ReadOnlySpan<byte> content)
    {
        TarEntry.Write(step.GetSpan(TarEntry.Block), name, content.Length, timestamp);
        step.Advance(TarEntry.Block);
        var padded = (int)TarEntry.Padded(content.Length);
        var target = step.GetSpan(padded)[..padded];
        content.CopyTo(target);
        target[content.Length..].Clear();
        step.Advance(padded);
    }

    private void WriteStep()
    {
        stream.Position = end;
        stream.Write(step.WrittenSpan);
        end += step.WrittenCount;
        step.ResetWrittenCount();
    }
}
