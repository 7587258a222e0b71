namespace Hustings.Counting.Rounds;

/// <summary>What can be wrong with a rule's parameters. Closed list.</summary>
public enum RuleProblem
{
    /// <summary>A value is not one of its list.</summary>
    UnknownValue,

    /// <summary>The tie-break is empty or names a step twice.</summary>
    TieBreakSteps,

    /// <summary>The last step of the tie-break is not the lot.</summary>
    TieBreakWithoutLot,

    /// <summary>The leaving percentage is missing, out of range, or there without the leaving rule that reads it.</summary>
    LeavingPercent,

    /// <summary>Somebody is to leave between rounds, but the rule has one round.</summary>
    LeavingWithoutRounds,

    /// <summary>A ranked stage knows one base, the votes of those who stand.</summary>
    RankedBase,

    /// <summary>In a ranked stage a ballot for a candidate who withdrew is read on to the next choice.</summary>
    RankedWithdrawn,
}

/// <summary>A problem of a rule, with a sentence for people.</summary>
public sealed record RuleFinding(RuleProblem Problem, Bilingual Words)
{
    public string Code => PublishedName.Of(Problem);

    internal static RuleFinding Of(RuleProblem problem) => new(problem, RuleCheck.Words(problem));
}
