using Hustings.Gate.Limits;

namespace Hustings.Gate.Admission;

/// <summary>What was seen in one control period.</summary>
/// <param name="Use">Share of the checkers' time that was spent, 0 to 1.</param>
/// <param name="Failing">Share of all ballots looked at whose credential or signature failed, 0 to 1; 0 when there were none.</param>
/// <param name="WorkFailing">The same of those that carried work.</param>
public readonly record struct EffortReading(double Use, double Failing, double WorkFailing);

/// <summary>
/// How much work the lane with work asks for. It follows a signal that an attacker cannot fake cheaply: requests that carry work and
/// fail the signature. An honest rush fails nothing and raises nothing, it queues. Capped, because beyond the cap work punishes slow
/// phones only (the update rules of Tor's controller could be inflated for pennies: "Onions Got Puzzled", USENIX Security 2025).
/// </summary>
public sealed class EffortController(GateLimits limits)
{
    private const double HighUse = 0.8;
    private const double LowUse = 0.4;
    private const double Failing = 0.5;
    private const int HighPeriods = 2;

    private static readonly TimeSpan QuietFor = TimeSpan.FromSeconds(30);

    private int high;
    private TimeSpan quiet;

    /// <summary>Index into <see cref="GateLimits.Levels"/>.</summary>
    public int Level { get; private set; }

    /// <summary>Bits asked for now.</summary>
    public int Bits => limits.Levels[Level];

    /// <summary>Takes the reading of one <see cref="GateLimits.ControlPeriod"/>.</summary>
    public void Take(EffortReading reading)
    {
        // While no work is asked for, nobody shows any: then all that fails is the signal.
        var failing = Level == 0 ? reading.Failing : reading.WorkFailing;
        var attacked = reading.Use > HighUse && failing > Failing;
        high = attacked ? high + 1 : 0;
        quiet = reading.Use < LowUse ? quiet + limits.ControlPeriod : TimeSpan.Zero;
        if (high >= HighPeriods && Level < limits.Levels.Count - 1)
        {
            Level++;
            high = 0;
        }
        else if (quiet >= QuietFor && Level > 0)
        {
            Level--;
            quiet = TimeSpan.Zero;
        }
    }
}
