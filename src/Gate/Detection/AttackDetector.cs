using Hustings.Gate.Limits;

namespace Hustings.Gate.Detection;

/// <summary>
/// Tells a rush from an attack, second by second, and keeps the incidents. In a rush nothing fails and in an attack nearly everything does,
/// so the share that fails decides and not the rate alone. Not thread-safe; no clock of its own.
/// </summary>
public sealed class AttackDetector(GateLimits gate, DetectionLimits limits)
{
    private readonly Queue<TrafficReading> window = [];
    private readonly List<Incident> incidents = [];
    private DateTimeOffset lastHostile;

    /// <summary>All incidents, the last one perhaps still open.</summary>
    public IReadOnlyList<Incident> Incidents => incidents;

    public TrafficState State { get; private set; }

    /// <summary>The incident that lasts, if one does.</summary>
    public Incident? Open => incidents is [.., { End: null } last] ? last : null;

    /// <summary>Takes one second's reading. True if an incident began, ended or showed a new kind.</summary>
    public bool Take(DateTimeOffset now, TrafficReading reading)
    {
        window.Enqueue(reading);
        while (window.Count > limits.Window.TotalSeconds)
        {
            window.Dequeue();
        }

        var kinds = KindsNow();
        var before = Open;
        if (kinds.Count > 0)
        {
            lastHostile = now;
            if (before is null)
            {
                incidents.Add(Begin(now));
            }
        }

        if (Open is { } open)
        {
            var ended = now - lastHostile >= limits.Quiet;
            incidents[^1] = Add(open, reading, kinds) with { End = ended ? lastHostile : null };
        }

        State =
            Open is not null ? TrafficState.Attack
            : Mean(one => one.Ballots) >= limits.RushPerSecond ? TrafficState.Rush
            : TrafficState.Calm;
        return before is null != Open is null || (Open is { } after && after.Kinds.Count != before?.Kinds.Count);
    }

    /// <summary>Takes what a probe met; it counts for the incident that lasts.</summary>
    public void Take(ProbeReading probe)
    {
        if (Open is { } open)
        {
            incidents[^1] = open with
            {
                Probes = open.Probes + 1,
                ProbesAccepted = open.ProbesAccepted + (probe.Accepted ? 1 : 0),
                SlowestProbe = probe.Accepted && probe.Took > open.SlowestProbe ? probe.Took : open.SlowestProbe,
            };
        }
    }

    private HashSet<AttackKind> KindsNow()
    {
        var kinds = new HashSet<AttackKind>();
        var ballots = Mean(one => one.Ballots);
        var failing = Mean(one => one.Failing);
        if (failing >= limits.FailingPerSecond && failing > limits.FailingShare * ballots)
        {
            var malformed = Mean(one => one.Malformed);
            var forged = Mean(one => one.Forged);
            AddIf(kinds, AttackKind.Garbage, malformed >= limits.FailingPerSecond / 2);
            AddIf(kinds, AttackKind.Forgeries, forged >= limits.FailingPerSecond / 2);
            AddIf(kinds, AttackKind.WorkInflation, Mean(one => one.WorkFailing) >= limits.FailingPerSecond / 2);
        }

        var pages = Mean(one => one.Pages);
        var empty = Mean(one => Math.Max(0, one.Connections - one.Ballots - one.Pages));
        AddIf(kinds, AttackKind.Connections, empty >= limits.EmptyConnectionsPerSecond);
        AddIf(kinds, AttackKind.Pages, pages >= limits.PagesPerSecond);
        AddIf(
            kinds,
            AttackKind.SlowConnections,
            Mean(one => one.OpenWithoutRequest) >= limits.SlowShare * gate.Connections
        );
        return kinds;
    }

    private double Mean(Func<TrafficReading, int> of) => window.Sum(one => (long)of(one)) / limits.Window.TotalSeconds;

    // What made up the window in which it was noticed belongs to it.
    private Incident Begin(DateTimeOffset now)
    {
        var incident = new Incident(
            incidents.Count + 1,
            now - TimeSpan.FromSeconds(Math.Max(0, window.Count - 1)),
            null,
            new HashSet<AttackKind>(),
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            TimeSpan.Zero
        );
        return window.SkipLast(1).Aggregate(incident, (sum, one) => Add(sum, one, new HashSet<AttackKind>()));
    }

    private Incident Add(Incident incident, TrafficReading reading, IReadOnlySet<AttackKind> kinds)
    {
        var empty = Math.Max(0, reading.Connections - reading.Ballots - reading.Pages);
        var flood = reading.Pages >= limits.PagesPerSecond ? reading.Pages : 0;
        var hostile = reading.Failing + flood + (empty >= limits.EmptyConnectionsPerSecond ? empty : 0);
        return incident with
        {
            Kinds = incident.Kinds.IsSupersetOf(kinds) ? incident.Kinds : incident.Kinds.Union(kinds).ToHashSet(),
            PeakPerSecond = Math.Max(incident.PeakPerSecond, hostile),
            Hostile = incident.Hostile + hostile,
            PeakSources = Math.Max(incident.PeakSources, reading.Sources),
            BallotsAccepted = incident.BallotsAccepted + reading.Accepted,
            BallotsPutOff = incident.BallotsPutOff + reading.PutOff,
        };
    }

    private static void AddIf(HashSet<AttackKind> kinds, AttackKind kind, bool holds)
    {
        if (holds)
        {
            kinds.Add(kind);
        }
    }
}
