using Hustings.Contest.Storage;
using Microsoft.Data.Sqlite;

namespace Hustings.Server.Storage;

/// <summary>All boxes of one data folder in one SQLite database with one writer.</summary>
public sealed class SqliteStore : IDisposable
{
    private readonly GroupCommit writer;
    private readonly Readers readers;
    private readonly SqliteBallotBox[] boxes;

    /// <summary>
    /// Opens or creates the database. <paramref name="commit"/> runs each commit; tests put failures around it, "failed" by
    /// not calling it and "failed but persisted" by failing after it.
    /// </summary>
    /// <exception cref="IOException">The database cannot be opened.</exception>
    /// <exception cref="InvalidDataException">The database belongs to another contest or a newer version.</exception>
    public SqliteStore(
        string path,
        IReadOnlyList<BoxSettings> settings,
        TimeProvider time,
        Action<Action>? commit = null
    )
    {
        readers = new Readers(path);
        try
        {
            writer = new GroupCommit(() => new WriterSession(path, settings), Show, commit ?? (run => run()));
        }
        catch (SqliteException failure)
        {
            throw new IOException($"{path} cannot be opened: {failure.Message}", failure);
        }

        boxes = [.. settings.Select((box, id) => new SqliteBallotBox(id, box, writer, readers, time))];
        writer.Start();
    }

    /// <summary>The boxes in the order of their settings.</summary>
    public IReadOnlyList<IBallotBox> Boxes => boxes;

    public void Dispose()
    {
        writer.Dispose();
        readers.Dispose();
    }

    private void Show(WriterSession session)
    {
        for (var box = 0; box < boxes.Length; box++)
        {
            boxes[box].Show(session[box]);
        }
    }
}
