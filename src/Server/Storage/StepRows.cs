using Hustings.Contest.Storage;
using Microsoft.Data.Sqlite;

namespace Hustings.Server.Storage;

/// <summary>The steps of a stage's count, written by the writer thread.</summary>
internal sealed class StepRows(SqliteConnection connection) : IDisposable
{
    private readonly Statement tally = new(connection, "UPDATE stage SET tally=$2 WHERE id=$1", 2);
    private readonly Statement result = new(connection, "UPDATE stage SET result=$2 WHERE id=$1", 2);
    private readonly Statement account = new(connection, "UPDATE stage SET account=$2 WHERE id=$1", 2);
    private readonly Statement shuffles = new(connection, "SELECT count(*) FROM shuffle WHERE stage=$1", 1);
    private readonly Statement shuffle = new(
        connection,
        "INSERT OR IGNORE INTO shuffle (stage, place, owner, bytes, time) VALUES ($1,$2,$3,$4,$5)",
        5
    );
    private readonly Statement decryption = new(
        connection,
        "INSERT OR IGNORE INTO decryption (stage, owner, bytes, companion, time) VALUES ($1,$2,$3,$4,$5)",
        5
    );

    public void StoreTally(int box, ReadOnlyMemory<byte> bytes) => tally.Run(box, bytes.ToArray());

    public void StoreResult(int box, ReadOnlyMemory<byte> bytes) => result.Run(box, bytes.ToArray());

    public void StoreAccount(int box, ReadOnlyMemory<byte> bytes) => account.Run(box, bytes.ToArray());

    /// <summary>False unless exactly <paramref name="place"/> shuffles are stored, none of them this owner's.</summary>
    public bool StoreShuffle(int box, int place, int owner, ReadOnlyMemory<byte> bytes, DateTimeOffset time) =>
        shuffles.Number(box) == place && shuffle.Run(box, place, owner, bytes.ToArray(), time.ToUnixTimeSeconds()) == 1;

    /// <summary>False if this owner's share is stored already.</summary>
    public bool StoreDecryption(
        int box,
        int owner,
        ReadOnlyMemory<byte> bytes,
        ReadOnlyMemory<byte> companion,
        DateTimeOffset time
    ) => decryption.Run(box, owner, bytes.ToArray(), companion.ToArray(), time.ToUnixTimeSeconds()) == 1;

    public void Dispose()
    {
        tally.Dispose();
        result.Dispose();
        account.Dispose();
        shuffles.Dispose();
        shuffle.Dispose();
        decryption.Dispose();
    }
}
