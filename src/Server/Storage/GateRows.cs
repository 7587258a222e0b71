using Hustings.Contest;
using Hustings.Contest.Storage;
using Microsoft.Data.Sqlite;

namespace Hustings.Server.Storage;

/// <summary>What detection keeps over a restart: incidents, the probes' minutes, and who was put off. Written by the writer thread.</summary>
internal sealed class GateRows(SqliteConnection connection)
{
    public const string Incidents = "SELECT state FROM gate_incident ORDER BY number";

    public const string ProbeMinutes =
        "SELECT start, lane, probes, accepted, slowest FROM probe_minute ORDER BY start, lane";

    public const string PutOff = "SELECT credential FROM put_off WHERE uuid=$1";

    public const string Watches = "SELECT uuid, since, gaps FROM put_off_watch ORDER BY uuid";

    public static StoredProbeMinute ReadMinute(SqliteDataReader row) =>
        new(row.Time(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4));

    public static PutOffWatch ReadWatch(SqliteDataReader row) => new(row.GetString(0), row.Time(1), row.GetInt32(2));

    public void SetIncident(int number, ReadOnlyMemory<byte> state)
    {
        using var set = new Statement(
            connection,
            "INSERT OR REPLACE INTO gate_incident (number, state) VALUES ($1,$2)",
            2
        );
        set.Run(number, state.ToArray());
    }

    public void SetMinute(StoredProbeMinute minute)
    {
        using var set = new Statement(
            connection,
            "INSERT OR REPLACE INTO probe_minute (start, lane, probes, accepted, slowest) VALUES ($1,$2,$3,$4,$5)",
            5
        );
        set.Run(
            minute.Start.ToUnixTimeSeconds(),
            minute.Lane,
            minute.Probes,
            minute.Accepted,
            minute.SlowestMilliseconds
        );
    }

    public void AddPutOff(string uuid, Credential credential)
    {
        using var add = new Statement(connection, "INSERT OR IGNORE INTO put_off (uuid, credential) VALUES ($1,$2)", 2);
        add.Run(uuid, credential.ToArray());
    }

    public void ForgetPutOff(string uuid)
    {
        using var forget = new Statement(connection, "DELETE FROM put_off WHERE uuid=$1", 1);
        forget.Run(uuid);
    }

    public void SetWatch(PutOffWatch watch)
    {
        using var set = new Statement(
            connection,
            "INSERT OR REPLACE INTO put_off_watch (uuid, since, gaps) VALUES ($1,$2,$3)",
            3
        );
        set.Run(watch.Uuid, watch.Since.ToUnixTimeSeconds(), watch.Gaps);
    }
}
