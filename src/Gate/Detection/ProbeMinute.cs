namespace Hustings.Gate.Detection;

/// <summary>What dummy ballots met in one lane in one minute.</summary>
/// <param name="Start">The whole minute (UTC) in which they were sent.</param>
/// <param name="Slowest">The longest that an accepted one took.</param>
public sealed record ProbeMinute(DateTimeOffset Start, Lane Lane, int Probes, int Accepted, TimeSpan Slowest)
{
    /// <summary>The minute that a moment is in.</summary>
    public static DateTimeOffset Of(DateTimeOffset moment) =>
        new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);

    internal ProbeMinute With(ProbeReading probe) =>
        this with
        {
            Probes = Probes + 1,
            Accepted = Accepted + (probe.Accepted ? 1 : 0),
            Slowest = probe.Accepted && probe.Took > Slowest ? probe.Took : Slowest,
        };
}
