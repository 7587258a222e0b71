using Hustings.Contest;
using Hustings.Contest.Storage;
using Microsoft.Data.Sqlite;

namespace Hustings.Server.Storage;

/// <summary>A stage's own row: its orders, and the steps of its count. Written by the writer thread.</summary>
internal sealed class StepRows(SqliteConnection connection) : IDisposable
{
    private readonly Statement open = new(connection, "UPDATE stage SET state=1, opened_at=$2 WHERE id=$1", 2);
    private readonly Statement close = new(connection, "UPDATE stage SET state=2, closed_at=$2 WHERE id=$1", 2);
    private readonly Statement publish = new(
        connection,
        "UPDATE stage SET state=3, published_at=$2, result=$3 WHERE id=$1",
        3
    );
    private readonly Statement tally = new(connection, "UPDATE stage SET tally=$2 WHERE id=$1", 2);
    private readonly Statement decryption = new(
        connection,
        "INSERT OR IGNORE INTO decryption (stage, owner, bytes, time) VALUES ($1,$2,$3,$4)",
        4
    );

    /// <summary>Makes sure the box has its row, and reads where it stands from what is on disk.</summary>
    public BoxStanding Register(int box, BoxSettings settings)
    {
        using var register = new Statement(
            connection,
            "INSERT OR IGNORE INTO stage (id, uuid, genesis) VALUES ($1,$2,$3)",
            3
        );
        register.Run(box, settings.Uuid, settings.Genesis.ToArray());
        using var known = new Statement(
            connection,
            "SELECT count(*) FROM stage WHERE id=$1 AND uuid=$2 AND genesis=$3",
            3
        );
        if (known.Number(box, settings.Uuid, settings.Genesis.ToArray()) != 1)
        {
            throw new InvalidDataException($"The database belongs to another contest than stage {settings.Uuid}.");
        }

        var (accepted, head) = Head(box, settings);
        using var stage = new Statement(
            connection,
            """
            SELECT state, opened_at, closed_at, published_at,
                (SELECT count(DISTINCT credential) FROM ballot WHERE stage=$1),
                (SELECT count(*) FROM attempt WHERE stage=$1)
            FROM stage WHERE id=$1
            """,
            1
        );
        return stage.Rows(
            row => new BoxStanding(
                (StageState)row.GetInt32(0),
                row.TimeOrNull(1),
                row.TimeOrNull(2),
                row.TimeOrNull(3),
                accepted,
                row.GetInt32(4),
                row.GetInt32(5),
                head
            ),
            box
        )[0];
    }

    public void Open(int box, DateTimeOffset time) => open.Run(box, time.ToUnixTimeSeconds());

    public void Close(int box, DateTimeOffset time) => close.Run(box, time.ToUnixTimeSeconds());

    public void Publish(int box, DateTimeOffset time, ReadOnlyMemory<byte> result) =>
        publish.Run(box, time.ToUnixTimeSeconds(), result.ToArray());

    public void StoreTally(int box, ReadOnlyMemory<byte> bytes) => tally.Run(box, bytes.ToArray());

    /// <summary>False if this owner's share is stored already.</summary>
    public bool StoreDecryption(int box, int owner, ReadOnlyMemory<byte> bytes, DateTimeOffset time) =>
        decryption.Run(box, owner, bytes.ToArray(), time.ToUnixTimeSeconds()) == 1;

    public void Dispose()
    {
        open.Dispose();
        close.Dispose();
        publish.Dispose();
        tally.Dispose();
        decryption.Dispose();
    }

    private (int Accepted, byte[] Head) Head(int box, BoxSettings settings)
    {
        using var last = new Statement(
            connection,
            "SELECT height, parent, hash FROM ballot WHERE stage=$1 ORDER BY height DESC LIMIT 1",
            1
        );
        var rows = last.Rows(row => (Height: row.GetInt32(0), Parent: row.Blob(1), Hash: row.Blob(2)), box);
        return rows.Count == 0
            ? (0, settings.Genesis.ToArray())
            : (rows[0].Height + 1, LogLine.Hash(rows[0].Height, rows[0].Parent, rows[0].Hash));
    }
}
