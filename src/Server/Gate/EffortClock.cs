using Hustings.Gate;
using Hustings.Gate.Admission;
using Hustings.Server.Casting;

namespace Hustings.Server.Gate;

/// <summary>Every control period: how busy the checkers were and what failed, and from that the work that is asked for.</summary>
public sealed class EffortClock(
    ServerOptions options,
    EffortController effort,
    GateState state,
    CheckCrew checks,
    CastCounters counters,
    ILogger<EffortClock> log
) : BackgroundService
{
    private TimeSpan busy;
    private (long Looked, long Failed) signatures;
    private (long Looked, long Failed) withWork;

    /// <summary>Looks at what happened since it was last called.</summary>
    /// <param name="elapsed">How long ago that was.</param>
    public void Tick(TimeSpan elapsed)
    {
        var spent = checks.Busy;
        var use = (spent - busy) / (elapsed * checks.Threads);
        busy = spent;
        var before = effort.Bits;
        effort.Take(
            new EffortReading(
                Math.Clamp(use, 0, 1),
                Share(ref signatures, counters.Signatures),
                Share(ref withWork, counters.SignaturesWithWork)
            )
        );
        if (effort.Bits != before)
        {
            log.LogInformation("Work asked for from now on: {Bits} bits", effort.Bits);
            state.Bits = effort.Bits;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Gate.ControlPeriod, options.Time);
        var last = options.Time.GetTimestamp();
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            var now = options.Time.GetTimestamp();
            var elapsed = options.Time.GetElapsedTime(last, now);
            last = now;
            // A clock that a test holds still has no rates.
            if (elapsed > TimeSpan.Zero)
            {
                Tick(elapsed);
            }
        }
    }

    private static double Share(ref (long Looked, long Failed) before, (long Looked, long Failed) now)
    {
        var (looked, failed) = (now.Looked - before.Looked, now.Failed - before.Failed);
        before = now;
        return looked == 0 ? 0 : (double)failed / looked;
    }
}
