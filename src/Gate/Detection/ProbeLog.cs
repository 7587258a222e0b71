namespace Hustings.Gate.Detection;

/// <summary>
/// What probes met, minute by minute and lane by lane: the measure of what an attack does to honest voters, and the evidence for an
/// extension. Bounded, and no clock of its own: readings carry their time, and whoever lets probes in has checked it. Thread-safe.
/// </summary>
public sealed class ProbeLog
{
    // Two lanes for two weeks, or four for one; the oldest minutes go first.
    private const int MostMinutes = 40_320;
    private const int MostRecent = 1_000;
    private readonly Lock gate = new();
    private readonly SortedDictionary<(long Minute, Lane Lane), ProbeMinute> minutes = [];
    private readonly Queue<ProbeReading> recent = [];
    private readonly List<ProbeReading> untold = [];
    private readonly HashSet<(long Minute, Lane Lane)> changed = [];

    /// <summary>Takes what one probe met.</summary>
    public void Take(ProbeReading probe)
    {
        var start = ProbeMinute.Of(probe.Time);
        var key = (start.UtcTicks, probe.Lane);
        lock (gate)
        {
            minutes[key] = (minutes.GetValueOrDefault(key) ?? new(start, probe.Lane, 0, 0, TimeSpan.Zero)).With(probe);
            changed.Add(key);
            recent.Enqueue(probe);
            untold.Add(probe);
            if (recent.Count > MostRecent)
            {
                recent.Dequeue();
            }

            if (untold.Count > MostRecent)
            {
                untold.RemoveAt(0);
            }

            Bound();
        }
    }

    /// <summary>The last readings, oldest first, at most 1,000.</summary>
    public IReadOnlyList<ProbeReading> Recent
    {
        get
        {
            lock (gate)
            {
                return [.. recent];
            }
        }
    }

    /// <summary>Minutes that begin in [from, to), by time, then by lane.</summary>
    public IReadOnlyList<ProbeMinute> Minutes(DateTimeOffset from, DateTimeOffset to)
    {
        lock (gate)
        {
            return [.. minutes.Values.Where(minute => minute.Start >= from && minute.Start < to)];
        }
    }

    /// <summary>Readings that came since the last call, for the one who keeps the incidents.</summary>
    public IReadOnlyList<ProbeReading> TakeUntold()
    {
        lock (gate)
        {
            ProbeReading[] taken = [.. untold];
            untold.Clear();
            return taken;
        }
    }

    /// <summary>Minutes that changed since the last call, for the one who writes them to disk.</summary>
    public IReadOnlyList<ProbeMinute> TakeChanged()
    {
        lock (gate)
        {
            ProbeMinute[] taken = [.. changed.Where(minutes.ContainsKey).Select(key => minutes[key])];
            changed.Clear();
            return taken;
        }
    }

    /// <summary>Minutes that could not be written are told again.</summary>
    public void MarkChanged(IEnumerable<ProbeMinute> unwritten)
    {
        lock (gate)
        {
            foreach (var minute in unwritten)
            {
                changed.Add((minute.Start.UtcTicks, minute.Lane));
            }
        }
    }

    /// <summary>Puts back minutes from before a restart.</summary>
    public void Restore(IEnumerable<ProbeMinute> stored)
    {
        lock (gate)
        {
            foreach (var minute in stored)
            {
                minutes[(minute.Start.UtcTicks, minute.Lane)] = minute;
            }

            Bound();
        }
    }

    private void Bound()
    {
        while (minutes.Count > MostMinutes)
        {
            minutes.Remove(minutes.First().Key);
        }
    }
}
