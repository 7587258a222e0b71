using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Contest.Storage;
using Hustings.Record.Definitions;
using Microsoft.Data.Sqlite;

namespace Hustings.Server.Storage;

/// <summary>The boxes themselves: what they are, and what lets ballots in. Written by the writer thread.</summary>
internal sealed class BoxRows(SqliteConnection connection, BallotRows ballots)
{
    /// <summary>Every box with its id, in the order in which they were made.</summary>
    public IReadOnlyList<(int Id, BoxSettings Settings, BoxStanding Standing)> All()
    {
        using var stages = new Statement(
            connection,
            "SELECT id, uuid, name, policy, genesis, ordered, opened_at, closed_at, published_at FROM stage ORDER BY id"
        );
        return
        [
            .. stages
                .Rows(row =>
                    (
                        Id: row.GetInt32(0),
                        Settings: new BoxSettings(
                            row.GetString(1),
                            row.GetString(2),
                            (VotePolicy)row.GetInt32(3),
                            row.Blob(4)
                        ),
                        Ordered: (StageState)row.GetInt32(5),
                        Opened: row.TimeOrNull(6),
                        Closed: row.TimeOrNull(7),
                        Published: row.TimeOrNull(8)
                    )
                )
                .Select(box =>
                    (
                        box.Id,
                        box.Settings,
                        Figures(box.Id, box.Settings) with
                        {
                            Gate = new BoxGate(box.Ordered, Windows(box.Id)),
                            OpenedAt = box.Opened,
                            ClosedAt = box.Closed,
                            PublishedAt = box.Published,
                        }
                    )
                ),
        ];
    }

    /// <summary>Makes an empty box and returns its id.</summary>
    public (int Id, BoxStanding Standing) Add(BoxSettings settings, BoxGate gate)
    {
        using var add = new Statement(
            connection,
            "INSERT INTO stage (uuid, name, policy, genesis, ordered) VALUES ($1,$2,$3,$4,$5) RETURNING id",
            5
        );
        var id = (int)
            add.Number(
                settings.Uuid,
                settings.Stage,
                (int)settings.Policy,
                settings.Genesis.ToArray(),
                (int)gate.Ordered
            );
        SetWindows(id, gate.Windows);
        return (id, Figures(id, settings) with { Gate = gate });
    }

    /// <summary>Takes a box away, and what probes left in it; the database refuses where anything of a count hangs on it.</summary>
    public void Drop(int box)
    {
        foreach (var table in (string[])["stage_window", "ballot", "attempt", "wrong_pin", "pin_unlock"])
        {
            using var rows = new Statement(connection, $"DELETE FROM {table} WHERE stage=$1", 1);
            rows.Run(box);
        }

        using var stage = new Statement(connection, "DELETE FROM stage WHERE id=$1", 1);
        stage.Run(box);
    }

    /// <summary>Writes gate and times of a standing.</summary>
    public void Set(int box, BoxStanding standing)
    {
        using var set = new Statement(
            connection,
            "UPDATE stage SET ordered=$2, opened_at=$3, closed_at=$4, published_at=$5 WHERE id=$1",
            5
        );
        set.Run(
            box,
            (int)standing.Gate.Ordered,
            standing.OpenedAt?.ToUnixTimeSeconds(),
            standing.ClosedAt?.ToUnixTimeSeconds(),
            standing.PublishedAt?.ToUnixTimeSeconds()
        );
        SetWindows(box, standing.Gate.Windows);
    }

    private BoxStanding Figures(int box, BoxSettings settings)
    {
        var (voted, hall, attempts) = ballots.Figures(box);
        var (accepted, head) = ballots.Last(box) is { } last
            ? (last.Height + 1, LogLine.Hash(last.Height, last.Parent, last.Hash))
            : (0, settings.Genesis.ToArray());
        return new(BoxGate.Waiting([]), null, null, null, accepted, voted, hall, attempts, head);
    }

    private List<ChannelWindow> Windows(int box)
    {
        using var windows = new Statement(
            connection,
            "SELECT channel, opens, closes FROM stage_window WHERE stage=$1 ORDER BY place",
            1
        );
        return windows.Rows(
            row => new ChannelWindow((Channel)row.GetInt32(0), row.TimeOrNull(1), row.TimeOrNull(2)),
            box
        );
    }

    private void SetWindows(int box, IReadOnlyList<ChannelWindow> windows)
    {
        using var clear = new Statement(connection, "DELETE FROM stage_window WHERE stage=$1", 1);
        clear.Run(box);
        using var insert = new Statement(
            connection,
            "INSERT INTO stage_window (stage, place, channel, opens, closes) VALUES ($1,$2,$3,$4,$5)",
            5
        );
        for (var place = 0; place < windows.Count; place++)
        {
            var window = windows[place];
            insert.Run(
                box,
                place,
                (int)window.Channel,
                window.Opens?.ToUnixTimeSeconds(),
                window.Closes?.ToUnixTimeSeconds()
            );
        }
    }
}
