namespace Hustings.Gate.Limits;

/// <summary>From which size on traffic is called an attack (docs/spec/gate.md, "Detection"). Rates are averages over <see cref="Window"/>.</summary>
public sealed record DetectionLimits
{
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>No hostile traffic for this long ends an incident; twice as long after each return, at most sixteen times.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Hostile traffic within this time after an incident's end is the same incident, so that nobody makes a hundred of one.</summary>
    public TimeSpan Merge { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>What began at the full thresholds lasts down to this share of them.</summary>
    public double Staying { get; init; } = 0.5;

    /// <summary>Failing requests a second...</summary>
    public double FailingPerSecond { get; init; } = 20;

    /// <summary>
    /// ...that are more than this share of all that were decided. A booth sends nothing that fails so; people who are not on the list
    /// of this ballot do, and are few among those who are.
    /// </summary>
    public double FailingShare { get; init; } = 0.2;

    /// <summary>...or, however great the rush beside them, more than this for each sender.</summary>
    public double FailingPerSender { get; init; } = 3;

    /// <summary>
    /// Share of the requests that were asked for work, of these and the decided ones. A booth that is asked comes back with it, so
    /// among honest ones at most half are asked.
    /// </summary>
    public double UnworkedShare { get; init; } = 0.7;

    /// <summary>Connections a second beyond the requests that came. Browsers open some that they never use, and send more than one request over others.</summary>
    public double EmptyConnectionsPerSecond { get; init; } = 200;

    /// <summary>Share of all connections that are open without a whole request...</summary>
    public double SlowShare { get; init; } = 0.25;

    /// <summary>...and have been, on average, for longer than this: by Little's law they are so many times the new ones of a second.</summary>
    public TimeSpan SlowAge { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Page requests a second from which pages are looked at at all.</summary>
    public double PagesPerSecond { get; init; } = 2_000;

    /// <summary>A browser asks for a dozen files over its connections; tools ask without end over few.</summary>
    public double PagesPerConnection { get; init; } = 20;

    /// <summary>More than any crowd of members asks for: see <see cref="Of"/>.</summary>
    public double CrowdPagesPerSecond { get; init; } = 20_000;

    /// <summary>Ballots a second from which a calm hour is called a rush.</summary>
    public double RushPerSecond { get; init; } = 50;

    /// <summary>How far back test ballots say whether voters get through, and how many it takes.</summary>
    public TimeSpan ProbeWindow { get; init; } = TimeSpan.FromSeconds(60);

    public int Probes { get; init; } = 3;

    /// <summary>Share of the test ballots below which voters do not get through, whatever the server sees.</summary>
    public double ReachableShare { get; init; } = 0.5;

    /// <summary>The limits for a contest of this size: every member's booth asks once in ten seconds, and twice that is no crowd any more.</summary>
    public static DetectionLimits Of(int members)
    {
        var standard = new DetectionLimits();
        return standard with { CrowdPagesPerSecond = Math.Max(2 * standard.PagesPerSecond, members / 5.0) };
    }
}
