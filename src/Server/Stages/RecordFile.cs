using Hustings.Contest;
using Hustings.Contest.Storage;
using Hustings.Record;
using Hustings.Record.Archive;

namespace Hustings.Server.Stages;

/// <summary>Everything an archive is to hold at this point, in its order.</summary>
/// <param name="Opened">When the stage was opened; every entry of the archive carries it.</param>
/// <param name="Ballots">Which ballots are in it and which count.</param>
/// <param name="Shuffles">In their order; empty for a stage whose answers are added up.</param>
/// <param name="Mixed">No further shuffle comes.</param>
internal sealed record RecordSteps(
    DateTimeOffset Opened,
    CountedBallots Ballots,
    Func<IEnumerable<byte[]>> ReadBallots,
    EncryptedTally Tally,
    IReadOnlyList<StoredShuffle> Shuffles,
    bool Mixed,
    IReadOnlyList<StoredDecryption> Decryptions,
    ElectionResult? Result
)
{
    /// <summary>Setup, ballots, their end, the tally.</summary>
    public int EventsAtClose => Ballots.Kept + 3;

    /// <summary>And the shuffles with their end.</summary>
    public int EventsBeforeOpening => EventsAtClose + (Shuffles.Count > 0 ? Shuffles.Count + (Mixed ? 1 : 0) : 0);

    /// <summary>All events.</summary>
    public int Events => EventsBeforeOpening + Decryptions.Count + (Result is null ? 0 : 1);
}

/// <summary>
/// The public archive of a stage on disk. It is always whole: every change is made to a copy, flushed, and put in place by
/// renaming, so readers and a crash see either the old or the new file. It is derived from the box, and written anew
/// whenever it is not a beginning of what the box says.
/// </summary>
internal sealed class RecordFile(string path, PreparedStage stage)
{
    // What this process wrote last, so that it need not be read again: at full size that takes seconds in which people wait for a result.
    private (ArchivePlace Place, string? Order)? written;

    /// <summary>Makes the file hold exactly these steps, and the file beside it their companions.</summary>
    /// <returns>Hash of the last event before the first decryption, hex: what companions are bound to.</returns>
    /// <exception cref="IOException">It could not be written; the old file, if any, is as it was.</exception>
    public string BringUpTo(RecordSteps steps)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WriteCompanions(steps.Decryptions);
        var (events, order) = Known(steps.EventsBeforeOpening) ?? OnDisk(steps.EventsBeforeOpening);
        if (events == steps.Events)
        {
            return order!;
        }

        var draft = path + ".new";
        if (events >= steps.EventsAtClose && events < steps.Events)
        {
            File.Copy(path, draft, overwrite: true);
            using var stream = new FileStream(draft, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 20);
            var writer = GoOn(stream);
            order = AppendCount(writer, steps, events.Value - steps.EventsAtClose) ?? order;
            stream.Flush(flushToDisk: true);
            written = (writer.Place, order);
        }
        else
        {
            order = Create(draft, steps);
        }

        File.Move(draft, path, overwrite: true);
        return order!;
    }

    private ArchiveWriter GoOn(FileStream stream)
    {
        if (written is { } last)
        {
            return ArchiveWriter.Continue(stream, last.Place);
        }

        return ArchiveWriter.Resume(stream, out var fault)
            ?? throw new IOException($"The copied archive cannot be continued: {fault}.");
    }

    // As OnDisk, from memory. Forgotten if the file is not what was written: it was taken away, or put in place of by somebody.
    private (int? Events, string? Order)? Known(int eventsBeforeOpening)
    {
        if (written is { } last && File.Exists(path) && new FileInfo(path).Length == last.Place.Length)
        {
            return ((int)last.Place.Height, last.Place.Height < eventsBeforeOpening ? null : last.Order);
        }

        written = null;
        return null;
    }

    // First the companions, then the record: for a moment there is one too many, never one too few.
    private void WriteCompanions(IReadOnlyList<StoredDecryption> decryptions)
    {
        var companions = Path.Combine(Path.GetDirectoryName(path)!, CompanionLines.FileName);
        var lines = CompanionLines.Join(decryptions.Select(decryption => decryption.Companion));
        if (File.Exists(companions) && File.ReadAllBytes(companions).AsSpan().SequenceEqual(lines))
        {
            return;
        }

        var draft = companions + ".new";
        using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(lines);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, companions, overwrite: true);
    }

    // How many events, and the hash of the one before the first decryption. Null: there is no file, or not a whole one.
    private (int? Events, string? Order) OnDisk(int eventsBeforeOpening)
    {
        if (!File.Exists(path))
        {
            return (null, null);
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
        using var reader = new ArchiveReader(stream);
        var events = 0;
        string? order = null;
        ArchiveFault fault;
        while ((fault = reader.Next(out var entry)) == ArchiveFault.None)
        {
            if (entry.Kind == EntryKind.Event && ++events == eventsBeforeOpening)
            {
                order = entry.Hash;
            }
        }

        return fault == ArchiveFault.End ? (events, order) : (null, null);
    }

    private string Create(string draft, RecordSteps steps)
    {
        using var stream = new FileStream(draft, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 20);
        var writer = new ArchiveWriter(stream, steps.Opened.ToUnixTimeSeconds());
        writer.AppendSetup(stage.Election, stage.Trustees, stage.Credentials);
        foreach (var ballot in steps.ReadBallots())
        {
            writer.AppendBallot(ballot);
        }

        writer.AppendEndBallots();
        writer.AppendEncryptedTally(steps.Tally, steps.Ballots.Count);
        var order = writer.Head!;
        order = AppendCount(writer, steps, 0) ?? order;
        stream.Flush(flushToDisk: true);
        written = (writer.Place, order);
        return order;
    }

    // What follows the tally, from the event of this number on. Returns the head before the first decryption, if it came by it.
    private static string? AppendCount(ArchiveWriter writer, RecordSteps steps, int from)
    {
        var after = new List<Action>();
        after.AddRange(
            steps.Shuffles.Select<StoredShuffle, Action>(shuffle =>
                () => writer.AppendShuffle(shuffle.Owner, shuffle.Bytes.Span)
            )
        );
        if (steps.Shuffles.Count > 0 && steps.Mixed)
        {
            after.Add(writer.AppendEndShuffles);
        }

        var opening = after.Count;
        after.AddRange(
            steps.Decryptions.Select<StoredDecryption, Action>(decryption =>
                () => writer.AppendPartialDecryption(decryption.Owner, decryption.Bytes.Span)
            )
        );
        if (steps.Result is { } result)
        {
            after.Add(() => writer.AppendResult(result.Bytes.Span));
        }

        string? order = null;
        for (var step = from; step < after.Count; step++)
        {
            after[step]();
            if (step == opening - 1)
            {
                order = writer.Head;
            }
        }

        return order;
    }
}
