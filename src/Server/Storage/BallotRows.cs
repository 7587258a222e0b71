using Hustings.Contest;
using Hustings.Record.Definitions;
using Microsoft.Data.Sqlite;

namespace Hustings.Server.Storage;

/// <summary>Ballots and attempts, written by the writer thread.</summary>
internal sealed class BallotRows(SqliteConnection connection) : IDisposable
{
    private readonly Statement timeOf = new(connection, "SELECT time FROM ballot WHERE stage=$1 AND hash=$2", 2);

    // The plus keeps SQLite from walking the whole box in the order of heights, which it takes to be cheaper than sorting one row.
    private readonly Statement ofRow = new(
        connection,
        "SELECT hash FROM ballot WHERE stage=$1 AND credential_row=$2 ORDER BY +height",
        2
    );
    private readonly Statement insert = new(
        connection,
        """
        INSERT INTO ballot (stage, height, hash, parent, credential, credential_row, channel, time, bytes)
        VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)
        """,
        9
    );
    private readonly Statement forget = new(connection, "DELETE FROM ballot WHERE stage=$1 AND height<$2", 2);
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

    /// <summary>Hashes of the ballots of a voting code, by its row in the credential table.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> OfRow(int box, int credentialRow) =>
        ofRow.Rows(row => (ReadOnlyMemory<byte>)row.Blob(0), box, credentialRow);

    /// <summary>Rows of the voting codes that have a ballot in the box.</summary>
    public IReadOnlySet<int> Voters(int box)
    {
        using var voters = new Statement(connection, "SELECT DISTINCT credential_row FROM ballot WHERE stage=$1", 1);
        return voters.Rows(row => row.GetInt32(0), box).ToHashSet();
    }

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
            ballot.Row,
            (int)ballot.Channel,
            time.ToUnixTimeSeconds(),
            ballot.Bytes.ToArray()
        );

    /// <summary>Throws away the ballots below a height: of probes only.</summary>
    public void Forget(int box, int below) => forget.Run(box, below);

    /// <summary>The last line's height, parent and ballot; null while the log is empty.</summary>
    public (int Height, byte[] Parent, byte[] Hash)? Last(int box)
    {
        using var last = new Statement(
            connection,
            "SELECT height, parent, hash FROM ballot WHERE stage=$1 ORDER BY height DESC LIMIT 1",
            1
        );
        var rows = last.Rows(row => (row.GetInt32(0), row.Blob(1), row.Blob(2)), box);
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>Voting codes with a ballot, ballots from the hall, attempts.</summary>
    public (int Voted, int Hall, int Attempts) Figures(int box)
    {
        using var figures = new Statement(
            connection,
            $"""
            SELECT (SELECT count(DISTINCT credential_row) FROM ballot WHERE stage=$1),
                (SELECT count(*) FROM ballot WHERE stage=$1 AND channel={(int)Channel.Hall}),
                (SELECT count(*) FROM attempt WHERE stage=$1)
            """,
            1
        );
        return figures.Rows(row => (row.GetInt32(0), row.GetInt32(1), row.GetInt32(2)), box)[0];
    }

    public int CountAttempts(int box, Credential credential) => (int)countAttempts.Number(box, credential.ToArray());

    /// <summary>Notes an attempt; false if exactly this one is noted already.</summary>
    public bool InsertAttempt(int box, Credential credential, ReadOnlyMemory<byte> hash, DateTimeOffset time) =>
        insertAttempt.Run(box, credential.ToArray(), hash.ToArray(), time.ToUnixTimeSeconds()) == 1;

    public void Dispose()
    {
        timeOf.Dispose();
        ofRow.Dispose();
        insert.Dispose();
        forget.Dispose();
        countAttempts.Dispose();
        insertAttempt.Dispose();
    }
}
