using System.Collections.Immutable;

namespace Hustings.Counting.Rounds;

/// <summary>
/// A contest's rule with all its parameters. Nothing has a silent meaning: what is not used by a rule must be at its
/// default, or <see cref="RuleCheck"/> says so.
/// </summary>
public sealed record RuleParameters
{
    public required ContestRule Rule { get; init; }

    public MajorityBase Base { get; init; } = MajorityBase.ValidVotes;

    public WithdrawnVotes Withdrawn { get; init; } = WithdrawnVotes.OutsideBase;

    /// <summary>In the order in which they are tried; the last one must be the lot, because it alone always decides.</summary>
    public ImmutableArray<RaceTieStep> TieBreak { get; init; } = [RaceTieStep.EarlierRounds, RaceTieStep.Lot];

    public LeavingRule Leaving { get; init; } = LeavingRule.Lowest;

    /// <summary>Percent of the base, 1 to 50, with <see cref="LeavingRule.BelowShare"/>; else 0.</summary>
    public int LeavingPercent { get; init; }

    /// <summary>The race is over after one round.</summary>
    public bool SingleRound => Rule is not ContestRule.Exhaustive;
}
