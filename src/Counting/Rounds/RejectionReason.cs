namespace Hustings.Counting.Rounds;

/// <summary>Why a ballot in the count is rejected. Closed list, so that every column says it the same way.</summary>
public enum RejectionReason
{
    /// <summary>More marks than the ballot allows.</summary>
    TooManyMarks,

    /// <summary>It cannot be said whom the voter meant.</summary>
    Unclear,

    /// <summary>Something on it says who the voter is.</summary>
    IdentifiesVoter,

    /// <summary>Not the official paper, or without its mark.</summary>
    NotOfficial,

    /// <summary>The published figures give no reason.</summary>
    NotStated,
}
