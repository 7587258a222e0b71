using Hustings.Gate.Detection;

namespace Hustings.Gate.Extensions;

/// <summary>When and by how much a stage is to be extended, fixed before it opens.</summary>
/// <param name="SuccessBelow">A minute is lost in which fewer than this share of the probes got through.</param>
/// <param name="Extra">Added to the lost minutes.</param>
/// <param name="Most">Extensions of one stage that may be proposed.</param>
public sealed record ExtensionPolicy(double SuccessBelow, TimeSpan Extra, int Most)
{
    public static ExtensionPolicy Default { get; } = new(0.95, TimeSpan.FromMinutes(30), 1);
}

/// <summary>One minute as the probes of the public lanes saw it.</summary>
public sealed record LostMinute(DateTimeOffset Start, int Probes, int Accepted)
{
    public double Success => (double)Accepted / Probes;
}

/// <summary>A proposal with its evidence, for officers to order or not.</summary>
/// <param name="Lost">The minutes that count, in order.</param>
public sealed record ExtensionProposal(DateTimeOffset Closes, TimeSpan By, IReadOnlyList<LostMinute> Lost)
{
    /// <summary>
    /// Computes a proposal from the probes of the public lanes: the minutes lost between opening and closing, plus the extra. Null when no
    /// minute was lost, or the policy allows no more. A minute without a probe tells nothing and counts for nothing.
    /// </summary>
    /// <param name="ordered">Extensions of this stage ordered on a proposal so far.</param>
    public static ExtensionProposal? Of(
        ExtensionPolicy policy,
        IEnumerable<ProbeReading> probes,
        DateTimeOffset opened,
        DateTimeOffset closes,
        int ordered
    )
    {
        if (ordered >= policy.Most)
        {
            return null;
        }

        LostMinute[] lost =
        [
            .. probes
                .Where(probe => probe.Lane is Lane.Work or Lane.Open && probe.Time >= opened && probe.Time < closes)
                .GroupBy(probe => ProbeMinute.Of(probe.Time))
                .Select(minute => new LostMinute(minute.Key, minute.Count(), minute.Count(probe => probe.Accepted)))
                .Where(minute => minute.Success < policy.SuccessBelow)
                .OrderBy(minute => minute.Start),
        ];
        var by = TimeSpan.FromMinutes(lost.Length) + policy.Extra;
        return lost.Length == 0 ? null : new ExtensionProposal(closes + by, by, lost);
    }
}
