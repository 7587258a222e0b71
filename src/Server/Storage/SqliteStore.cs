using System.Runtime.CompilerServices;
using Hustings.Contest;
using Hustings.Contest.Storage;
using Microsoft.Data.Sqlite;

namespace Hustings.Server.Storage;

/// <summary>A whole contest in one SQLite database with one writer.</summary>
public sealed class SqliteStore : IContestStore
{
    private readonly GroupCommit writer;
    private readonly Readers readers;
    private readonly TimeProvider time;
    private volatile StrongBox<(int Height, ReadOnlyMemory<byte>? Last)> tip = new((0, null));
    private volatile IReadOnlyDictionary<int, SqliteBallotBox> boxes = new Dictionary<int, SqliteBallotBox>();

    /// <summary>
    /// Opens or creates the database. <paramref name="commit"/> runs each commit; tests put failures around it, "failed" by
    /// not calling it and "failed but persisted" by failing after it.
    /// </summary>
    /// <exception cref="IOException">The database cannot be opened.</exception>
    /// <exception cref="InvalidDataException">The database belongs to another version.</exception>
    public SqliteStore(string path, TimeProvider time, Action<Action>? commit = null)
    {
        this.time = time;
        readers = new Readers(path);
        try
        {
            writer = new GroupCommit(() => new WriterSession(path), Show, commit ?? (run => run()));
        }
        catch (SqliteException failure)
        {
            throw new IOException($"{path} cannot be opened: {failure.Message}", failure);
        }

        writer.Start();
    }

    public IReadOnlyList<IBallotBox> Boxes => [.. boxes.OrderBy(box => box.Key).Select(box => box.Value)];

    public (int Height, ReadOnlyMemory<byte>? Last) VoidsTip => tip.Value;

    public IBallotBox? Box(string uuid) => boxes.Values.FirstOrDefault(box => box.Settings.Uuid == uuid);

    public Task<T> DecideAsync<T>(Func<IContestTransaction, T> decide) =>
        writer.Submit(session => decide(new ContestTransaction(session)));

    public IReadOnlyList<StoredLine> ReadMinutes(int from, int count = int.MaxValue) =>
        readers.Read(reader => reader.Minutes.Rows(Line, from, (long)from + count));

    public IReadOnlyList<StoredLine> ReadVoids(int from, int count = int.MaxValue) =>
        readers.Read(reader => reader.Voids.Rows(Line, from, (long)from + count));

    public IReadOnlyList<WaitingOrder> ReadWaiting() => readers.Read(reader => reader.Waiting.Rows(WaitingOrders.Read));

    public IReadOnlyList<DueStrike> ReadDueStrikes() =>
        readers.Read(reader =>
            reader.DueStrikes.Rows(row => new DueStrike(row.GetString(0), row.GetInt32(1), row.Blob(2)))
        );

    public IReadOnlyList<NoticeBatch> ReadNotices() =>
        readers.Read(reader => reader.Notices.Rows(NoticeRows.ReadBatch));

    public IReadOnlyList<NoticeTry> ReadTries(string batch) =>
        readers.Read(reader => reader.Tries.Rows(NoticeRows.ReadTry, batch));

    public IReadOnlyList<ReadOnlyMemory<byte>> ReadIncidents() =>
        readers.Read(reader => reader.Incidents.Rows(row => (ReadOnlyMemory<byte>)row.Blob(0)));

    public IReadOnlyList<StoredProbeMinute> ReadProbeMinutes() =>
        readers.Read(reader => reader.ProbeMinutes.Rows(GateRows.ReadMinute));

    public IReadOnlyList<Credential> ReadPutOff(string uuid) =>
        readers.Read(reader => reader.PutOff.Rows(row => new Credential(row.Blob(0)), uuid));

    public IReadOnlyList<PutOffWatch> ReadPutOffWatches() =>
        readers.Read(reader => reader.Watches.Rows(GateRows.ReadWatch));

    public void Dispose()
    {
        writer.Dispose();
        readers.Dispose();
    }

    private static StoredLine Line(SqliteDataReader row) => new(row.GetInt32(0), row.Blob(1));

    // On the writer's thread after each commit: boxes that are new appear, and each shows its committed figures.
    private void Show(WriterSession session)
    {
        var shown = new Dictionary<int, SqliteBallotBox>();
        var known = boxes;
        foreach (var (id, settings, standing) in session.Boxes)
        {
            var box = known.TryGetValue(id, out var old)
                ? old
                : new SqliteBallotBox(id, settings, writer, readers, time);
            box.Show(standing);
            shown[id] = box;
        }

        tip = new((session.LastVoid is { } last ? last.Height + 1 : 0, ContestTransaction.LineOf(session.LastVoid)));
        if (shown.Count != known.Count || !shown.Keys.All(known.ContainsKey))
        {
            boxes = shown;
        }
    }
}
