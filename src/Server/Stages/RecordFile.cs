using Hustings.Contest;
using Hustings.Contest.Storage;
using Hustings.Record;
using Hustings.Record.Archive;

namespace Hustings.Server.Stages;

/// <summary>Everything an archive is to hold at this point, in its order.</summary>
/// <param name="Opened">When the stage was opened; every entry of the archive carries it.</param>
/// <param name="Ballots">Ballots in the log.</param>
/// <param name="Counted">Ballots in the tally.</param>
internal sealed record RecordSteps(
    DateTimeOffset Opened,
    int Ballots,
    Func<IEnumerable<byte[]>> ReadBallots,
    EncryptedTally Tally,
    int Counted,
    IReadOnlyList<StoredDecryption> Decryptions,
    ElectionResult? Result
)
{
    /// <summary>Setup, ballots, their end, the tally: what stands in the archive from the close on.</summary>
    public int EventsAtClose => Ballots + 3;

    /// <summary>All events.</summary>
    public int Events => EventsAtClose + Decryptions.Count + (Result is null ? 0 : 1);
}

/// <summary>
/// The public archive of a stage on disk. It is always whole: every change is made to a copy, flushed, and put in place by
/// renaming, so readers and a crash see either the old or the new file. It is derived from the box, and written anew
/// whenever it is not a beginning of what the box says.
/// </summary>
internal sealed class RecordFile(string path, PreparedStage stage)
{
    /// <summary>Makes the file hold exactly these steps, and the file beside it their companions.</summary>
    /// <returns>Hash of the event before the first decryption, hex: what companions are bound to.</returns>
    /// <exception cref="IOException">It could not be written; the old file, if any, is as it was.</exception>
    public string BringUpTo(RecordSteps steps)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WriteCompanions(steps.Decryptions);
        var (events, order) = OnDisk(steps.EventsAtClose);
        if (events == steps.Events)
        {
            return order!;
        }

        var draft = path + ".new";
        if (events >= steps.EventsAtClose && events < steps.Events)
        {
            File.Copy(path, draft, overwrite: true);
            Append(draft, steps, events.Value);
        }
        else
        {
            order = Create(draft, steps);
        }

        File.Move(draft, path, overwrite: true);
        return order!;
    }

    // First the companions, then the record: for a moment there is one too many, never one too few.
    private void WriteCompanions(IReadOnlyList<StoredDecryption> decryptions)
    {
        var companions = ContestFolder.CompanionsPath(path);
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

    // How many events, and the hash of the last one written at the close. Null: there is no file, or not a whole one.
    private (int? Events, string? Order) OnDisk(int eventsAtClose)
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
            if (entry.Kind == EntryKind.Event && ++events == eventsAtClose)
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
        writer.AppendEncryptedTally(steps.Tally, steps.Counted);
        var order = writer.Head!;
        AppendCount(writer, steps);
        stream.Flush(flushToDisk: true);
        return order;
    }

    private static void Append(string draft, RecordSteps steps, int events)
    {
        using var stream = new FileStream(draft, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 20);
        var writer =
            ArchiveWriter.Resume(stream, out var fault)
            ?? throw new IOException($"The copied archive cannot be continued: {fault}.");
        AppendCount(writer, steps with { Decryptions = [.. steps.Decryptions.Skip(events - steps.EventsAtClose)] });
        stream.Flush(flushToDisk: true);
    }

    private static void AppendCount(ArchiveWriter writer, RecordSteps steps)
    {
        foreach (var decryption in steps.Decryptions)
        {
            writer.AppendPartialDecryption(decryption.Owner, decryption.Bytes.Span);
        }

        if (steps.Result is { } result)
        {
            writer.AppendResult(result.Bytes.Span);
        }
    }
}
