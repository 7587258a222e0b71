using Hustings.Gate.Detection;

namespace Hustings.Server.Probes;

/// <summary>One probe as it was last heard of.</summary>
/// <param name="Sequence">Of its last report.</param>
/// <param name="Files">What it last found about the site's files; null if it never looked.</param>
/// <param name="Last">Its newest results, oldest first.</param>
public sealed record KnownProbe(
    string Name,
    long Sequence,
    DateTimeOffset Heard,
    FileFinding? Files,
    IReadOnlyList<ProbeResult> Last
);

/// <summary>
/// What the probes say, for the status page: the built-in one and those that hand in their readings. Every reading goes on to the
/// <see cref="ProbeLog"/>, where incidents and proposals take them from. Bounded. Thread-safe.
/// </summary>
public sealed class ProbeBoard(ProbeLog log, TimeProvider time)
{
    /// <summary>Probes that may report, at most.</summary>
    public const int Most = 32;

    private const int Kept = 60;
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(2);

    // While the server cannot be reached a probe keeps its readings; that they come late is no reason to lose them.
    private static readonly TimeSpan OldestReading = TimeSpan.FromHours(12);
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);
    private readonly Lock gate = new();
    private readonly Dictionary<string, KnownProbe> known = new(StringComparer.Ordinal);

    /// <summary>All probes heard of, by name.</summary>
    public IReadOnlyList<KnownProbe> All
    {
        get
        {
            lock (gate)
            {
                return [.. known.Values.OrderBy(probe => probe.Name, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Takes a report whose signature holds; the refusal if it is not to be taken. Nothing of a refused one is kept.</summary>
    public ProbeRefusal? Take(ProbeReport report)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            var before = known.GetValueOrDefault(report.Probe);
            if (before is not null && report.Sequence <= before.Sequence)
            {
                return ProbeRefusal.Replayed;
            }

            if (
                (report.Time - now).Duration() > ClockDifference
                || report.Results.Any(one =>
                    one.Reading.Time > now + ClockDifference || one.Reading.Time < now - OldestReading
                )
            )
            {
                return ProbeRefusal.WrongClock;
            }

            if (before is null && known.Count >= Most && !TryForget(now))
            {
                return ProbeRefusal.TooManyProbes;
            }

            known[report.Probe] = new(
                report.Probe,
                report.Sequence,
                now,
                report.Files ?? before?.Files,
                [.. (before?.Last ?? []).Concat(report.Results).TakeLast(Kept)]
            );
        }

        foreach (var result in report.Results)
        {
            log.Take(result.Reading);
        }

        return null;
    }

    // One that was silent for long makes room.
    private bool TryForget(DateTimeOffset now)
    {
        var oldest = known.Values.MinBy(probe => probe.Heard)!;
        return now - oldest.Heard > Forgotten && known.Remove(oldest.Name);
    }
}
