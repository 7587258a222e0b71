using Hustings.Gate.Detection;

namespace Hustings.Gate.Extensions;

/// <summary>When and by how much a stage is to be extended, fixed before it opens.</summary>
/// <param name="SuccessBelow">A minute is lost in which fewer than this share of the probes got through.</param>
/// <param name="Extra">Added to the lost minutes.</param>
/// <param name="Most">Extensions of one stage that may be ordered on a proposal.</param>
public sealed record ExtensionPolicy(double SuccessBelow, TimeSpan Extra, int Most)
{
    public static ExtensionPolicy Default { get; } = new(0.95, TimeSpan.FromMinutes(30), 1);
}

/// <summary>One minute as the probes of the public lanes saw it.</summary>
public sealed record LostMinute(DateTimeOffset Start, int Probes, int Accepted)
{
    public double Success => (double)Accepted / Probes;
}

/// <summary>A stage as far as a proposal is about it.</summary>
/// <param name="Closes">When its window for voters at home ends.</param>
/// <param name="Ordered">Extensions that were ordered on a proposal so far.</param>
/// <param name="MadeUp">Lost minutes that these made up for, the earliest of all.</param>
public sealed record ProposalStage(DateTimeOffset Opened, DateTimeOffset Closes, int Ordered, int MadeUp);

/// <summary>A proposal with its evidence, for officers to order or not.</summary>
/// <param name="Lost">The minutes that count, in order.</param>
public sealed record ExtensionProposal(DateTimeOffset Closes, TimeSpan By, IReadOnlyList<LostMinute> Lost)
{
    /// <summary>
    /// Computes a proposal: the minutes lost between opening and closing that nothing has made up for, plus the extra. Null when no
    /// minute was lost, the policy allows no more, or the new end would be over already.
    /// </summary>
    public static ExtensionProposal? Of(
        ExtensionPolicy policy,
        IEnumerable<ProbeMinute> minutes,
        ProposalStage stage,
        DateTimeOffset now
    )
    {
        if (stage.Ordered >= policy.Most)
        {
            return null;
        }

        var lost = LostMinutes(policy, minutes, stage, now);
        var by = TimeSpan.FromMinutes(lost.Count) + policy.Extra;
        return lost.Count == 0 || stage.Closes + by <= now ? null : new ExtensionProposal(stage.Closes + by, by, lost);
    }

    /// <summary>
    /// The lost minutes that no extension has made up for. Only whole minutes that are over and were wholly inside the stage's hours are
    /// judged, and only by probes that went the voters' way; a minute without a probe tells nothing and counts for nothing.
    /// </summary>
    private static List<LostMinute> LostMinutes(
        ExtensionPolicy policy,
        IEnumerable<ProbeMinute> minutes,
        ProposalStage stage,
        DateTimeOffset now
    )
    {
        var ends = stage.Closes < now ? stage.Closes : now;
        return
        [
            .. minutes
                .Where(minute =>
                    minute.Lane is Lane.Work or Lane.Open
                    && minute.Start >= stage.Opened
                    && minute.Start.AddMinutes(1) <= ends
                )
                .GroupBy(minute => minute.Start)
                .Select(minute => new LostMinute(
                    minute.Key,
                    minute.Sum(one => one.Probes),
                    minute.Sum(one => one.Accepted)
                ))
                .Where(minute => minute.Probes > 0 && minute.Success < policy.SuccessBelow)
                .OrderBy(minute => minute.Start)
                .Skip(stage.MadeUp),
        ];
    }
}
