using Hustings.Contest;
using Microsoft.Data.Sqlite;

namespace Hustings.Server.Storage;

/// <summary>Ballots and attempts, written by the writer thread.</summary>
internal sealed class BallotRows(SqliteConnection connection) : IDisposable
{
    private readonly Statement timeOf = new(connection, "SELECT time FROM ballot WHERE stage=$1 AND hash=$2", 2);
    private readonly Statement count = new(
        connection,
        "SELECT count(*) FROM ballot WHERE stage=$1 AND credential=$2",
        2
    );
    private readonly Statement insert = new(
        connection,
        "INSERT INTO ballot (stage, height, hash, parent, credential, time, bytes) VALUES ($1,$2,$3,$4,$5,$6,$7)",
        7
    );
    private readonly Statement countAttempts = new(
        connection,
        "SELECT count(*) FROM attempt WHERE stage=$1 AND credential=$2",
        2
    );
    private readonly Statement insertAttempt = new(
        connection,
        "INSERT OR IGNORE INTO attempt (stage, credential, hash, time) VALUES ($1,$2,$3,$4)",
        4
    );

    /// <summary>When the ballot with this hash was accepted; null if it is not in the box.</summary>
    public DateTimeOffset? TimeOf(int box, ReadOnlyMemory<byte> hash)
    {
        var times = timeOf.Rows(row => row.Time(0), box, hash.ToArray());
        return times.Count == 0 ? null : times[0];
    }

    public int Count(int box, Credential credential) => (int)count.Number(box, credential.ToArray());

    public void Insert(
        int box,
        int height,
        ReadOnlyMemory<byte> parent,
        Contest.Storage.CheckedBallot ballot,
        DateTimeOffset time
    ) =>
        insert.Run(
            box,
            height,
            ballot.Hash.ToArray(),
            parent.ToArray(),
            ballot.Credential.ToArray(),
            time.ToUnixTimeSeconds(),
            ballot.Bytes.ToArray()
        );

    public int CountAttempts(int box, Credential credential) => (int)countAttempts.Number(box, credential.ToArray());

    /// <summary>Notes an attempt; false if exactly this one is noted already.</summary>
    public bool InsertAttempt(int box, Credential credential, ReadOnlyMemory<byte> hash, DateTimeOffset time) =>
        insertAttempt.Run(box, credential.ToArray(), hash.ToArray(), time.ToUnixTimeSeconds()) == 1;

    public void Dispose()
    {
        timeOf.Dispose();
        count.Dispose();
        insert.Dispose();
        countAttempts.Dispose();
        insertAttempt.Dispose();
    }
}
