namespace Hustings.Counting.Rounds;

/// <summary>What a line of a round counts, besides a candidate's votes.</summary>
public enum LineKind
{
    /// <summary>Votes for all who stand.</summary>
    Standing,

    /// <summary>Votes for candidates who withdrew.</summary>
    Withdrawn,

    /// <summary>Votes that name a candidate, standing or withdrawn.</summary>
    Valid,

    Blank,

    Rejected,

    /// <summary>Rankings without a choice who still stands.</summary>
    Exhausted,

    /// <summary>All ballots in the count.</summary>
    Received,

    /// <summary>Voted in the round before and not in this one; no ballot of this round.</summary>
    NotReturned,

    /// <summary>Voted in this round and an earlier one, but not in the one before.</summary>
    CameBack,

    /// <summary>Voted in this round for the first time.</summary>
    FirstTime,

    /// <summary>Net change of ballots in columns where nobody knows who came and who went.</summary>
    Unknown,
}
