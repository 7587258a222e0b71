using Hustings.Gate.Limits;

namespace Hustings.Gate.Detection;

/// <summary>
/// Tells a rush from an attack, second by second, and keeps the incidents (docs/spec/gate.md, "Detection"). In a rush nothing fails and in
/// an attack nearly everything does, so the share that fails decides and not the rate alone. Not thread-safe; no clock of its own.
/// </summary>
public sealed class AttackDetector(GateLimits gate, DetectionLimits limits)
{
    // More than a contest of many months can have: one in half an hour at the most, see DetectionLimits.Merge.
    private const int MostKept = 10_000;
    private const int MostDoublings = 4;
    private readonly TrafficWindow window = new(gate, limits);
    private readonly List<Incident> incidents = [];
    private DateTimeOffset last;
    private DateTimeOffset watched;

    /// <summary>All incidents, the last one perhaps still open.</summary>
    public IReadOnlyList<Incident> Incidents => incidents;

    public TrafficState State { get; private set; }

    /// <summary>The incident that lasts, if one does.</summary>
    public Incident? Open => incidents is [.., { End: null } newest] ? newest : null;

    /// <summary>Takes one second's reading. True if an incident began, ended, returned or showed a new kind.</summary>
    public bool Take(DateTimeOffset now, TrafficReading reading)
    {
        // Whoever was late hands in the sum of several seconds; a clock that was set back gives one.
        var seconds = last == default ? 1 : Math.Max(1, (now - last).TotalSeconds);
        last = now;
        var taken = new WindowReading(now, seconds, reading);
        window.Take(taken);
        var before = Open;
        var kinds = window.Kinds(1);
        var lasts = kinds.Count > 0 || (before is not null && window.Kinds(limits.Staying).Count > 0);
        if (before is null && lasts)
        {
            Begin(now, kinds);
        }
        else if (before is not null)
        {
            incidents[^1] = Add(before, taken, kinds);
        }

        if (Open is { } open)
        {
            if (lasts && IsHostile(taken, open.Kinds))
            {
                open = open with { LastHostile = now };
            }

            var quiet = now - (open.LastHostile > watched ? open.LastHostile : watched);
            incidents[^1] = open with
            {
                LastSeen = now,
                End = !lasts && quiet >= QuietFor(open) ? open.LastHostile : null,
            };
        }

        State =
            Open is { } one && now - one.LastHostile < limits.Quiet ? TrafficState.Attack
            : window.Ballots >= limits.RushPerSecond ? TrafficState.Rush
            : TrafficState.Calm;
        return before is null != Open is null || (Open is { } after && after.Kinds.Count != before?.Kinds.Count);
    }

    /// <summary>Takes what a probe met; it counts for the incident that lasts.</summary>
    public void Take(ProbeReading probe)
    {
        window.Take(probe);
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

    /// <summary>
    /// Goes on with the incidents of before a restart. One that lasted then lasts until nothing hostile was seen for a while from
    /// now on; what happened while nobody watched is said to be unknown.
    /// </summary>
    public void Restore(IEnumerable<Incident> stored, DateTimeOffset now)
    {
        incidents.AddRange(stored);
        watched = now;
        if (Open is { } open)
        {
            var gap = now > open.LastSeen ? now - open.LastSeen : TimeSpan.Zero;
            incidents[^1] = open with { Unwatched = open.Unwatched + gap, LastSeen = now };
        }
    }

    private TimeSpan QuietFor(Incident incident) => limits.Quiet * (1 << Math.Min(incident.Returns, MostDoublings));

    private void Begin(DateTimeOffset now, HashSet<AttackKind> kinds)
    {
        if (incidents is [.., { End: { } end } ended] && now - end < limits.Merge)
        {
            incidents[^1] = ended with { End = null, Returns = ended.Returns + 1, LastHostile = now };
        }
        else
        {
            // What made up the window in which it was noticed belongs to it, from its first hostile second on.
            var own = window.Readings.SkipWhile(one => !IsHostile(one, kinds)).DefaultIfEmpty(window.Readings.Last());
            var number = incidents is [.., var newest] ? newest.Number + 1 : 1;
            incidents.Add(
                own.Aggregate(Incident.Begun(number, own.First().Time, now), (sum, one) => Add(sum, one, kinds))
            );
            if (incidents.Count > MostKept)
            {
                incidents.RemoveAt(0);
            }

            return;
        }

        incidents[^1] = Add(incidents[^1], window.Readings.Last(), kinds);
    }

    private static Incident Add(Incident incident, WindowReading taken, HashSet<AttackKind> kinds)
    {
        var reading = taken.Reading;
        var known = incident.Kinds.IsSupersetOf(kinds) ? incident.Kinds : incident.Kinds.Union(kinds).ToHashSet();
        var hostile = Hostile(reading, known);
        return incident with
        {
            Kinds = known,
            PeakPerSecond = Math.Max(incident.PeakPerSecond, (int)(hostile / taken.Seconds)),
            Hostile = incident.Hostile + hostile,
            PeakSources = Math.Max(incident.PeakSources, reading.Sources),
            BallotsAccepted = incident.BallotsAccepted + reading.Accepted,
            BallotsPutOff = incident.BallotsPutOff + reading.PutOff,
        };
    }

    private bool IsHostile(WindowReading taken, IReadOnlySet<AttackKind> kinds) =>
        Hostile(taken.Reading, kinds) / taken.Seconds >= limits.Staying * limits.FailingPerSecond
        || kinds.Contains(AttackKind.Unreachable)
        || (
            kinds.Contains(AttackKind.SlowConnections)
            && taken.Reading.OpenWithoutRequest >= limits.Staying * limits.SlowShare * gate.Connections
        );

    // What a crowd does at the same time is not counted against it: pages, connections and askers only where they are the attack.
    private static long Hostile(TrafficReading reading, IReadOnlySet<AttackKind> kinds) =>
        (long)reading.Failing
        + (kinds.Contains(AttackKind.Unworked) ? reading.Asked : 0)
        + (kinds.Contains(AttackKind.Pages) ? reading.Pages : 0)
        + (
            kinds.Contains(AttackKind.Connections)
                ? Math.Max(0, reading.Connections - reading.Ballots - reading.Pages)
                : 0
        );
}
