using Hustings.Contest.Storage;
using Hustings.Record.Minutes;
using Microsoft.Data.Sqlite;

namespace Hustings.Server.Storage;

/// <summary>Minutes, voids and waiting orders, written by the writer thread.</summary>
internal sealed class ContestRows(SqliteConnection connection) : IDisposable
{
    public const string VoidsOfRow = "SELECT cause, stage FROM void WHERE credential_row=$1 ORDER BY height";

    private readonly Statement insertMinute = new(connection, "INSERT INTO minute (height, line) VALUES ($1,$2)", 2);
    private readonly Statement insertVoid = new(
        connection,
        "INSERT INTO void (height, credential_row, cause, stage, line) VALUES ($1,$2,$3,$4,$5)",
        5
    );
    private readonly Statement voids = new(connection, VoidsOfRow, 1);
    private readonly Statement wait = new(
        connection,
        "INSERT OR REPLACE INTO waiting_order (hash, bytes, proposer, signatures, time) VALUES ($1,$2,$3,$4,$5)",
        5
    );
    private readonly Statement stopWaiting = new(connection, "DELETE FROM waiting_order WHERE hash=$1", 1);
    private readonly Statement addStrike = new(
        connection,
        "INSERT OR IGNORE INTO due_strike (ballot, stage, credential_row) VALUES ($1,$2,$3)",
        3
    );
    private readonly Statement removeStrike = new(connection, "DELETE FROM due_strike WHERE ballot=$1", 1);

    public (int Height, byte[] Line)? LastMinute() =>
        Last("SELECT height, line FROM minute ORDER BY height DESC LIMIT 1");

    public (int Height, byte[] Line)? LastVoid() => Last("SELECT height, line FROM void ORDER BY height DESC LIMIT 1");

    public void AppendMinute(int height, ReadOnlyMemory<byte> line) => insertMinute.Run(height, line.ToArray());

    public void AppendVoid(int height, VoidEntry entry, ReadOnlyMemory<byte> line) =>
        insertVoid.Run(height, entry.Row, (int)entry.Cause, entry.Stage, line.ToArray());

    public IReadOnlyList<RowVoid> Voids(int credentialRow) => voids.Rows(Void, credentialRow);

    /// <summary>Rows that are void for every stage that follows.</summary>
    public IReadOnlySet<int> VoidForAll()
    {
        using var all = new Statement(connection, "SELECT credential_row FROM void WHERE stage IS NULL");
        return all.Rows(row => row.GetInt32(0)).ToHashSet();
    }

    public static RowVoid Void(SqliteDataReader row) =>
        new((VoidCause)row.GetInt32(0), row.IsDBNull(1) ? null : row.GetString(1));

    public IReadOnlyList<WaitingOrder> Waiting()
    {
        using var waiting = new Statement(connection, WaitingOrders.Select);
        return waiting.Rows(WaitingOrders.Read);
    }

    public void Wait(WaitingOrder order) =>
        wait.Run(
            order.Hash,
            order.Order.ToArray(),
            order.Proposer,
            order.Signatures.ToArray(),
            order.Time.ToUnixTimeSeconds()
        );

    public bool StopWaiting(string hash) => stopWaiting.Run(hash) == 1;

    public void AddStrike(DueStrike strike) => addStrike.Run(strike.Ballot.ToArray(), strike.Stage, strike.Row);

    public bool RemoveStrike(ReadOnlyMemory<byte> ballot) => removeStrike.Run(ballot.ToArray()) == 1;

    public void Dispose()
    {
        Statement[] all = [insertMinute, insertVoid, voids, wait, stopWaiting, addStrike, removeStrike];
        Array.ForEach(all, statement => statement.Dispose());
    }

    private (int, byte[])? Last(string sql)
    {
        using var last = new Statement(connection, sql);
        var rows = last.Rows(row => (row.GetInt32(0), row.Blob(1)));
        return rows.Count == 0 ? null : rows[0];
    }
}

/// <summary>How a waiting order is read.</summary>
internal static class WaitingOrders
{
    public const string Select =
        "SELECT hash, bytes, proposer, signatures, time FROM waiting_order ORDER BY time, hash";

    public static WaitingOrder Read(SqliteDataReader row) =>
        new(row.GetString(0), row.Blob(1), row.GetString(2), row.Blob(3), row.Time(4));
}
