using Hustings.Contest;
using Microsoft.Data.Sqlite;

namespace Hustings.Server.Storage;

/// <summary>Wrong PINs and unlocks, written by the writer thread.</summary>
internal sealed class PinRows(SqliteConnection connection) : IDisposable
{
    private readonly Statement count = new(
        connection,
        "SELECT count(*) FROM wrong_pin WHERE stage=$1 AND credential=$2",
        2
    );
    private readonly Statement ordinal = new(
        connection,
        "SELECT ordinal FROM wrong_pin WHERE stage=$1 AND credential=$2 AND request=$3",
        3
    );
    private readonly Statement insert = new(
        connection,
        "INSERT INTO wrong_pin (stage, credential, request, ordinal, time) VALUES ($1,$2,$3,$4,$5)",
        5
    );
    private readonly Statement delete = new(connection, "DELETE FROM wrong_pin WHERE stage=$1 AND credential=$2", 2);
    private readonly Statement unlock = new(
        connection,
        "INSERT INTO pin_unlock (stage, credential, time) VALUES ($1,$2,$3)",
        3
    );

    public int Count(int box, Credential credential) => (int)count.Number(box, credential.ToArray());

    /// <summary>Which wrong PIN (1, 2, ...) this request was counted as; 0 if it was not counted yet.</summary>
    public int OrdinalOf(int box, Credential credential, ReadOnlyMemory<byte> request) =>
        (int)ordinal.Number(box, credential.ToArray(), request.ToArray());

    public void Insert(
        int box,
        Credential credential,
        ReadOnlyMemory<byte> request,
        int ordinalOfRequest,
        DateTimeOffset time
    ) => insert.Run(box, credential.ToArray(), request.ToArray(), ordinalOfRequest, time.ToUnixTimeSeconds());

    /// <summary>Forgets the wrong PINs and notes that it was done; false if there were none.</summary>
    public bool Unlock(int box, Credential credential, DateTimeOffset time)
    {
        if (delete.Run(box, credential.ToArray()) == 0)
        {
            return false;
        }

        unlock.Run(box, credential.ToArray(), time.ToUnixTimeSeconds());
        return true;
    }

    public void Dispose()
    {
        count.Dispose();
        ordinal.Dispose();
        insert.Dispose();
        delete.Dispose();
        unlock.Dispose();
    }
}
