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
    private readonly BoxStanding[] standings;

    public WriterSession(string path, IReadOnlyList<BoxSettings> boxes)
    {
        connection = Database.OpenToWrite(path);
        begin = new(connection, "BEGIN IMMEDIATE");
        commit = new(connection, "COMMIT");
        Ballots = new(connection);
        Pins = new(connection);
        Steps = new(connection);
        standings = new BoxStanding[boxes.Count];
        for (var box = 0; box < boxes.Count; box++)
        {
            standings[box] = Steps.Register(box, boxes[box]);
        }
    }

    public BallotRows Ballots { get; }

    public PinRows Pins { get; }

    public StepRows Steps { get; }

    /// <summary>A box as it will be if the current transaction commits.</summary>
    public BoxStanding this[int box]
    {
        get => standings[box];
        set => standings[box] = value;
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
        connection.Dispose();
    }
}
