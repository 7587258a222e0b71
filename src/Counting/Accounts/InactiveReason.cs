namespace Hustings.Counting.Accounts;

/// <summary>Why votes count for nobody. Named as in RCTab's reports.</summary>
public enum InactiveReason
{
    /// <summary>A blank ballot: not exhausted, never active.</summary>
    DidNotRankAnyCandidates,

    /// <summary>No candidate that still stands is left on the ballot.</summary>
    ExhaustedChoices,

    /// <summary>Several candidates at one rank.</summary>
    Overvotes,

    /// <summary>More ranks in a row are empty than the rule allows.</summary>
    SkippedRankings,

    /// <summary>A candidate stands twice and the rule says that this ends the ballot.</summary>
    RepeatedRankings,

    /// <summary>The surplus of those elected last, which nobody needs any more.</summary>
    FinalRoundSurplus,

    /// <summary>What is cut off when values are rounded down, or whole ballots that could not be transferred.</summary>
    ResidualSurplus,
}
