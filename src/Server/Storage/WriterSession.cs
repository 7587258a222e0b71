using Hustings.Contest.Storage;
using Microsoft.Data.Sqlite;

namespace Hustings.Server.Storage;

/// <summary>
/// The writer's connection, its statements and its view of every box inside the current transaction. Owned by the writer
/// thread. After any failure it is thrown away and built again from the database: what counts is what is on disk.
/// </summary>
internal sealed class WriterSession : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Statement begin;
    private readonly Statement commit;
    private readonly BoxRows rows;
    private readonly SortedDictionary<int, (BoxSettings Settings, BoxStanding Standing)> boxes = [];

    public WriterSession(string path)
    {
        connection = Database.OpenToWrite(path);
        begin = new(connection, "BEGIN IMMEDIATE");
        commit = new(connection, "COMMIT");
        Ballots = new(connection);
        Pins = new(connection);
        Steps = new(connection);
        Contest = new(connection);
        Notices = new(connection);
        Gate = new(connection);
        rows = new(connection, Ballots);
        foreach (var (id, settings, standing) in rows.All())
        {
            boxes[id] = (settings, standing);
        }

        LastMinute = Contest.LastMinute();
        LastVoid = Contest.LastVoid();
    }

    public BallotRows Ballots { get; }

    public PinRows Pins { get; }

    public StepRows Steps { get; }

    public ContestRows Contest { get; }

    public NoticeRows Notices { get; }

    public GateRows Gate { get; }

    public (int Height, byte[] Line)? LastMinute { get; set; }

    public (int Height, byte[] Line)? LastVoid { get; set; }

    /// <summary>The boxes with their ids, in the order in which they were made.</summary>
    public IEnumerable<(int Id, BoxSettings Settings, BoxStanding Standing)> Boxes =>
        boxes.Select(box => (box.Key, box.Value.Settings, box.Value.Standing));

    /// <summary>A box as it will be if the current transaction commits.</summary>
    public BoxStanding this[int box]
    {
        get => boxes[box].Standing;
        set => boxes[box] = (boxes[box].Settings, value);
    }

    /// <summary>The id of a stage's box; null if there is none.</summary>
    public int? Find(string uuid)
    {
        foreach (var (id, box) in boxes)
        {
            if (box.Settings.Uuid == uuid)
            {
                return id;
            }
        }

        return null;
    }

    public void AddBox(BoxSettings settings, Contest.Casting.BoxGate gate)
    {
        var (id, standing) = rows.Add(settings, gate);
        boxes[id] = (settings, standing);
    }

    public void DropBox(int box)
    {
        rows.Drop(box);
        boxes.Remove(box);
    }

    /// <summary>Writes gate and times of a box.</summary>
    public void SetBox(int box, BoxStanding standing)
    {
        rows.Set(box, standing);
        this[box] = standing;
    }

    public void Begin() => begin.Run();

    public void Commit() => commit.Run();

    // Closing the connection rolls an open transaction back.
    public void Dispose()
    {
        begin.Dispose();
        commit.Dispose();
        Ballots.Dispose();
        Pins.Dispose();
        Steps.Dispose();
        Contest.Dispose();
        connection.Dispose();
    }
}
