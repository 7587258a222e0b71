namespace Hustings.Counting.Rounds;

/// <summary>How many may leave at once after a round of <see cref="ContestRule.Exhaustive"/>. Two always stay.</summary>
public enum LeavingRule
{
    /// <summary>The one with the fewest votes.</summary>
    Lowest,

    /// <summary>All below <see cref="RuleParameters.LeavingPercent"/> percent of the base who have two others before them; else the lowest.</summary>
    BelowShare,

    /// <summary>The largest group of the lowest who together have fewer votes than the next candidate; else the lowest.</summary>
    CannotCatchUp,
}
