namespace Hustings.Counting.Rounds;

/// <summary>Why a step of a race is refused. Closed list; worded once in <see cref="RaceRefusal"/>.</summary>
public enum RaceFault
{
    /// <summary>The rule's parameters do not fit together (<see cref="RuleCheck"/>).</summary>
    RuleInvalid,

    /// <summary>The rule counts rankings, not totals.</summary>
    RuleCountsRankings,

    /// <summary>A race has at least one candidate and at most 1,000.</summary>
    CandidateCount,

    /// <summary>Two candidates have one id.</summary>
    CandidateTwice,

    /// <summary>An id is not one, or a name is empty, too long or holds hidden characters.</summary>
    CandidateMalformed,

    /// <summary>The race has its result.</summary>
    RaceFinished,

    /// <summary>The totals are not those of the next round.</summary>
    WrongRound,

    /// <summary>The totals have no column, or too many.</summary>
    ColumnCount,

    /// <summary>A column's name is malformed.</summary>
    ColumnMalformed,

    /// <summary>A column stands twice.</summary>
    ColumnTwice,

    /// <summary>A column of rankings is missing, new, or no longer one of rankings.</summary>
    ColumnChanged,

    /// <summary>Nobody of that id is in the race.</summary>
    UnknownCandidate,

    /// <summary>Named as withdrawn on the ballot, or to withdraw, and named twice.</summary>
    NamedTwice,

    /// <summary>Named as withdrawn, but stands.</summary>
    StillStands,

    /// <summary>Left after an earlier round, or withdrew before.</summary>
    AlreadyGone,

    /// <summary>Has votes but was not on the ballot of this round.</summary>
    NotOnBallot,

    /// <summary>Somebody on the ballot is missing from a column.</summary>
    CandidateMissing,

    /// <summary>A ranking must have been read on to the next choice, by the contest's rule.</summary>
    RankingNotReadOn,

    /// <summary>A figure is negative or impossibly large.</summary>
    FigureOutOfRange,

    /// <summary>A reason for rejection is not one of the list.</summary>
    RejectionUnknown,

    /// <summary>Only rankings can be exhausted.</summary>
    ExhaustedWithoutRankings,

    /// <summary>More ballots than members.</summary>
    MoreBallotsThanMembers,

    /// <summary>Rankings came, went or moved although their candidate still stands.</summary>
    RankingsDoNotAddUp,

    /// <summary>Who came and who went does not explain the change of the ballots.</summary>
    FlowDoesNotAddUp,

    /// <summary>There was no round before, or the column was not in it.</summary>
    FlowWithoutRoundBefore,

    /// <summary>More came back than were away.</summary>
    MoreCameBackThanWereAway,

    /// <summary>A tie goes to the lot, and the trustees have not revealed it yet.</summary>
    LotNotDrawn,

    /// <summary>Nobody would be left.</summary>
    NobodyWouldStand,
}
