using Hustings.Gate.Limits;

namespace Hustings.Gate.Detection;

/// <summary>
/// The last seconds of traffic and what test ballots met in the last minute, and which kinds of attack they look like. A reading may
/// stand for more than a second if the one who takes it was late. Not thread-safe.
/// </summary>
internal sealed class TrafficWindow(GateLimits gate, DetectionLimits limits)
{
    private readonly Queue<WindowReading> readings = [];
    private readonly Queue<ProbeReading> probes = [];

    /// <summary>Oldest first.</summary>
    public IEnumerable<WindowReading> Readings => readings;

    public double Ballots => Mean(one => one.Ballots);

    public void Take(WindowReading reading)
    {
        readings.Enqueue(reading);
        while (readings.Count > 1 && readings.Sum(one => one.Seconds) > limits.Window.TotalSeconds)
        {
            readings.Dequeue();
        }

        while (probes.TryPeek(out var probe) && probe.Time + probe.Took < reading.Time - limits.ProbeWindow)
        {
            probes.Dequeue();
        }
    }

    /// <summary>Only the public lanes: the hall's own says nothing about what voters meet.</summary>
    public void Take(ProbeReading probe)
    {
        if (probe.Lane is Lane.Work or Lane.Open)
        {
            probes.Enqueue(probe);
        }
    }

    /// <summary>The kinds of attack that the window looks like.</summary>
    /// <param name="share">Of the thresholds: 1 to begin, less to go on.</param>
    public HashSet<AttackKind> Kinds(double share)
    {
        var kinds = new HashSet<AttackKind>();
        var least = share * limits.FailingPerSecond;
        if (Fails(share))
        {
            AddIf(kinds, AttackKind.Garbage, Mean(one => one.Malformed) >= least / 2);
            AddIf(kinds, AttackKind.Forgeries, Mean(one => one.Forged) >= least / 2);
            AddIf(kinds, AttackKind.WorkInflation, Mean(one => one.WorkFailing) >= least / 2);
        }

        var asked = Mean(one => one.Asked);
        var settled = Mean(one => one.Accepted + one.OtherRefused);
        AddIf(kinds, AttackKind.Unworked, asked >= least && asked > limits.UnworkedShare * (asked + settled));
        var connections = Mean(one => one.Connections);
        var pages = Mean(one => one.Pages);
        AddIf(kinds, AttackKind.Connections, connections - Ballots - pages >= share * limits.EmptyConnectionsPerSecond);
        var open = readings.Sum(one => one.Reading.OpenWithoutRequest * one.Seconds) / Seconds;
        AddIf(
            kinds,
            AttackKind.SlowConnections,
            open >= share * limits.SlowShare * gate.Connections && open > limits.SlowAge.TotalSeconds * connections
        );
        AddIf(kinds, AttackKind.Pages, pages >= share * limits.PagesPerSecond && IsNoCrowd(pages, connections));
        // Below the threshold it begins, above it it must be clearly over before it ends.
        AddIf(
            kinds,
            AttackKind.Unreachable,
            Success < (share < 1 ? (1 + limits.ReachableShare) / 2 : limits.ReachableShare)
        );
        return kinds;
    }

    // The share of the decided ones, not of all: those that are put off say nothing, and an attack puts many off.
    private bool Fails(double share)
    {
        var failing = Mean(one => one.Failing);
        var decided = failing + Mean(one => one.Accepted + one.OtherRefused);
        var senders = Math.Max(1, Mean(one => one.Sources));
        return failing >= share * limits.FailingPerSecond
            && (failing > share * limits.FailingShare * decided || failing > limits.FailingPerSender * senders);
    }

    // Many people asking for pages look like many computers asking for pages. Three things tell: requests without end over one
    // connection; more than all members together would ask for; and voters who do not get through.
    private bool IsNoCrowd(double pages, double connections) =>
        pages > limits.PagesPerConnection * connections || pages > limits.CrowdPagesPerSecond || Success < 0.95;

    /// <summary>Share of the test ballots that got through; 1 where too few were sent to say.</summary>
    private double Success =>
        probes.Count < limits.Probes ? 1 : (double)probes.Count(probe => probe.Accepted) / probes.Count;

    private double Seconds => Math.Max(limits.Window.TotalSeconds, readings.Sum(one => one.Seconds));

    private double Mean(Func<TrafficReading, long> of) => readings.Sum(one => of(one.Reading)) / Seconds;

    private static void AddIf(HashSet<AttackKind> kinds, AttackKind kind, bool holds)
    {
        if (holds)
        {
            kinds.Add(kind);
        }
    }
}

/// <summary>A reading with the moment it was taken and the seconds it stands for.</summary>
internal readonly record struct WindowReading(DateTimeOffset Time, double Seconds, TrafficReading Reading);
