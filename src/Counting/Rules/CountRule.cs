namespace Hustings.Counting.Rules;

/// <summary>The families of rules: what <c>--rule</c> says.</summary>
public enum CountRule
{
    /// <summary>Instant-runoff: one winner.</summary>
    Irv,

    /// <summary>Single transferable vote and its relatives with several seats.</summary>
    Stv,

    /// <summary>Schulze's method on pairwise comparisons, winning votes.</summary>
    Schulze,

    /// <summary>First preferences only; the most votes win.</summary>
    Plurality,
}
