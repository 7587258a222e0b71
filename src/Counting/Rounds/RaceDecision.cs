namespace Hustings.Counting.Rounds;

/// <summary>Why somebody wins or leaves.</summary>
public enum RaceReason
{
    /// <summary>Wins: more than half of the base.</summary>
    MoreThanHalf,

    /// <summary>Wins: the most votes.</summary>
    MostVotes,

    /// <summary>Wins: nobody else is left.</summary>
    LastStanding,

    /// <summary>Leaves: the fewest votes.</summary>
    FewestVotes,

    /// <summary>Leaves: below the share of the base that the rule asks for.</summary>
    BelowShare,

    /// <summary>Leaves with others: together they have fewer votes than the next candidate.</summary>
    CannotCatchUp,
}

/// <summary>One decision of a round.</summary>
/// <param name="Candidate">The id.</param>
/// <param name="Wins">Or else leaves.</param>
/// <param name="Tie">The tie that decided, if one did.</param>
public sealed record RaceDecision(string Candidate, bool Wins, long Votes, RaceReason Reason, RaceTie? Tie = null);

/// <summary>How a round ended.</summary>
public enum RoundOutcome
{
    /// <summary>There is a winner.</summary>
    Won,

    /// <summary>One round, and nobody has more than half.</summary>
    NoWinner,

    /// <summary>Another round follows.</summary>
    GoesOn,
}
