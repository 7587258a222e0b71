namespace Hustings.Gate.Limits;

/// <summary>From which size on traffic is called an attack. Rates are averages over <see cref="Window"/>.</summary>
public sealed record DetectionLimits
{
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>No hostile traffic for this long ends an incident.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Failing requests a second...</summary>
    public double FailingPerSecond { get; init; } = 20;

    /// <summary>...that are more than this share of all.</summary>
    public double FailingShare { get; init; } = 0.5;

    /// <summary>Connections a second beyond those that brought a request.</summary>
    public double EmptyConnectionsPerSecond { get; init; } = 200;

    /// <summary>Share of all connections that are open without a whole request.</summary>
    public double SlowShare { get; init; } = 0.25;

    /// <summary>Page requests a second; a booth makes one in ten seconds.</summary>
    public double PagesPerSecond { get; init; } = 2_000;

    /// <summary>Ballots a second from which a calm hour is called a rush.</summary>
    public double RushPerSecond { get; init; } = 50;
}
