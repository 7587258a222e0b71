using System.Collections.Concurrent;
using Hustings.Contest.Storage;
using Microsoft.Data.Sqlite;

namespace Hustings.Server.Storage;

/// <summary>Reading connections, lent to one caller at a time; as many as there were callers at once.</summary>
internal sealed class Readers(string path) : IDisposable
{
    private readonly ConcurrentBag<ReaderSession> idle = [];

    /// <summary>Runs a query. Failures become <see cref="StorageUnavailableException"/>.</summary>
    public T Read<T>(Func<ReaderSession, T> query)
    {
        try
        {
            if (!idle.TryTake(out var session))
            {
                session = new ReaderSession(Database.OpenToRead(path));
            }

            try
            {
                var answer = query(session);
                idle.Add(session);
                return answer;
            }
            catch
            {
                session.Dispose();
                throw;
            }
        }
        catch (SqliteException failure)
        {
            throw new StorageUnavailableException("The database cannot be read.", failure);
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }
}

/// <summary>A reading connection with its statements.</summary>
internal sealed class ReaderSession(SqliteConnection connection) : IDisposable
{
    public Statement Find { get; } =
        new(connection, "SELECT height, hash, parent, time FROM ballot WHERE stage=$1 AND hash=$2", 2);

    public Statement Bytes { get; } = new(connection, "SELECT bytes FROM ballot WHERE stage=$1 AND hash=$2", 2);

    public Statement Log { get; } =
        new(
            connection,
            "SELECT height, hash, parent, time FROM ballot WHERE stage=$1 AND height>=$2 AND height<$3 ORDER BY height",
            3
        );

    public Statement Ballots { get; } =
        new(connection, "SELECT bytes FROM ballot WHERE stage=$1 AND height>=$2 AND height<$3 ORDER BY height", 3);

    public Statement WrongPins { get; } =
        new(connection, "SELECT count(*) FROM wrong_pin WHERE stage=$1 AND credential=$2", 2);

    public Statement Attempts { get; } =
        new(connection, "SELECT credential, hash, time FROM attempt WHERE stage=$1 ORDER BY time LIMIT $2", 2);

    public Statement Tally { get; } = new(connection, "SELECT tally FROM stage WHERE id=$1 AND tally IS NOT NULL", 1);

    public Statement Result { get; } =
        new(connection, "SELECT result FROM stage WHERE id=$1 AND result IS NOT NULL", 1);

    public Statement Decryptions { get; } =
        new(connection, "SELECT owner, bytes, companion, time FROM decryption WHERE stage=$1 ORDER BY id", 1);

    public Statement Shuffles { get; } =
        new(connection, "SELECT owner, bytes, time FROM shuffle WHERE stage=$1 ORDER BY place", 1);

    public Statement Account { get; } =
        new(connection, "SELECT account FROM stage WHERE id=$1 AND account IS NOT NULL", 1);

    public Statement RowOf { get; } =
        new(connection, "SELECT credential_row FROM ballot WHERE stage=$1 AND hash=$2", 2);

    public Statement VoidsOfRow { get; } = new(connection, ContestRows.VoidsOfRow, 1);

    public Statement Minutes { get; } =
        new(connection, "SELECT height, line FROM minute WHERE height>=$1 AND height<$2 ORDER BY height", 2);

    public Statement Voids { get; } =
        new(connection, "SELECT height, line FROM void WHERE height>=$1 AND height<$2 ORDER BY height", 2);

    public Statement Waiting { get; } = new(connection, WaitingOrders.Select);

    public Statement DueStrikes { get; } =
        new(connection, "SELECT stage, credential_row, ballot FROM due_strike ORDER BY stage, credential_row", 0);

    public Statement Notices { get; } = new(connection, NoticeRows.Batches);

    public Statement Tries { get; } = new(connection, NoticeRows.Tries, 1);

    public Statement Incidents { get; } = new(connection, GateRows.Incidents);

    public Statement ProbeMinutes { get; } = new(connection, GateRows.ProbeMinutes);

    public Statement PutOff { get; } = new(connection, GateRows.PutOff, 1);

    public Statement Watches { get; } = new(connection, GateRows.Watches);

    public static StoredBallot Ballot(SqliteDataReader row) =>
        new(row.GetInt32(0), row.Blob(1), row.Blob(2), row.Time(3));

    public void Dispose()
    {
        Statement[] ofBoxes =
        [
            Find,
            Bytes,
            Log,
            Ballots,
            WrongPins,
            RowOf,
            VoidsOfRow,
            Tally,
            Result,
            Account,
            Decryptions,
            Shuffles,
            Attempts,
        ];
        Statement[] ofContest = [Minutes, Voids, Waiting, DueStrikes, Notices, Tries];
        Array.ForEach(ofBoxes, statement => statement.Dispose());
        Statement[] ofGate = [Incidents, ProbeMinutes, PutOff, Watches];
        Array.ForEach(ofContest, statement => statement.Dispose());
        Array.ForEach(ofGate, statement => statement.Dispose());
        connection.Dispose();
    }
}
