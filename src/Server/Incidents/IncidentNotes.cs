using Hustings.Gate.Detection;
using Hustings.Record.Minutes;

namespace Hustings.Server.Incidents;

/// <summary>
/// Which note about an incident is due. An attacker decides when an incident begins and ends, but not how long the minutes become: what
/// follows within seconds is one note, and beyond a number of notes in an hour and a day the next one waits and then says it all, because
/// each note gives the totals. Not thread-safe; no clock of its own.
/// </summary>
public sealed class IncidentNotes
{
    public const int PerHour = 12;
    public const int PerDay = 48;

    /// <summary>An attack shows its kinds and sizes in its first seconds.</summary>
    public static readonly TimeSpan Settle = TimeSpan.FromSeconds(10);

    private readonly Queue<DateTimeOffset> written = [];
    private IncidentFigures? last;
    private DateTimeOffset? dueSince;

    /// <summary>What the last note said.</summary>
    public IncidentFigures? Last => last;

    /// <summary>Takes what stands in the minutes, in their order: from before a restart, or just written.</summary>
    public void Wrote(Note.Incident note, DateTimeOffset time)
    {
        written.Enqueue(time);
        last = note.Figures ?? last;
        dueSince = null;
    }

    /// <summary>The figures of the note to write now; null if none is due or there is no room for one.</summary>
    /// <param name="incidents">By number.</param>
    public IncidentFigures? Next(IReadOnlyList<Incident> incidents, DateTimeOffset now)
    {
        if (Due(incidents) is not { } due)
        {
            dueSince = null;
            return null;
        }

        dueSince ??= now;
        while (written.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromDays(1))
        {
            written.Dequeue();
        }

        var full = written.Count >= PerDay || written.Count(time => now - time < TimeSpan.FromHours(1)) >= PerHour;
        var settled = due.Phase == IncidentPhase.Closed || now - dueSince >= Settle;
        return full || !settled ? null : due;
    }

    private IncidentFigures? Due(IReadOnlyList<Incident> incidents)
    {
        foreach (var incident in incidents)
        {
            if (incident.Number < last?.Number)
            {
                continue;
            }

            if (PhaseOf(incident) is { } phase)
            {
                return FiguresOf(incident, phase);
            }
        }

        return null;
    }

    private IncidentPhase? PhaseOf(Incident incident)
    {
        if (last is not { } noted || noted.Number < incident.Number)
        {
            return incident.End is null ? IncidentPhase.Opened : IncidentPhase.Closed;
        }

        if (Whole(incident.End) is { } end)
        {
            return noted.End is { } before && end <= before ? null : IncidentPhase.Closed;
        }

        return noted.Phase == IncidentPhase.Closed ? IncidentPhase.Returned
            : noted.Kinds.Holds(KindsOf(incident)) ? null
            : IncidentPhase.Grew;
    }

    /// <summary>The incident as the record gives it.</summary>
    public static IncidentFigures FiguresOf(Incident incident, IncidentPhase phase) =>
        new(
            incident.Number,
            phase,
            Whole(incident.Start)!.Value,
            Whole(incident.End),
            KindsOf(incident),
            incident.PeakPerSecond,
            incident.Hostile,
            incident.PeakSources,
            incident.BallotsAccepted,
            incident.BallotsPutOff,
            incident.Probes,
            incident.ProbesAccepted,
            (long)Math.Ceiling(incident.SlowestProbe.TotalMilliseconds),
            (long)incident.Unwatched.TotalSeconds
        );

    private static IncidentKinds KindsOf(Incident incident) => new(incident.Kinds.Select(Kind));

    private static IncidentKind Kind(AttackKind kind) =>
        kind switch
        {
            AttackKind.Garbage => IncidentKind.Garbage,
            AttackKind.Forgeries => IncidentKind.Forgeries,
            AttackKind.WorkInflation => IncidentKind.WorkInflation,
            AttackKind.Unworked => IncidentKind.Unworked,
            AttackKind.Connections => IncidentKind.Connections,
            AttackKind.SlowConnections => IncidentKind.SlowConnections,
            AttackKind.Pages => IncidentKind.Pages,
            AttackKind.Unreachable => IncidentKind.Unreachable,
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    // The record keeps whole seconds.
    private static DateTimeOffset? Whole(DateTimeOffset? time) =>
        time is { } known ? DateTimeOffset.FromUnixTimeSeconds(known.ToUnixTimeSeconds()) : null;
}
