using Hustings.Counting.Ties;

namespace Hustings.Counting.Accounts;

/// <summary>Why somebody is elected or leaves.</summary>
public enum DecisionReason
{
    /// <summary>Elected: has the votes that the threshold asks for.</summary>
    ReachedThreshold,

    /// <summary>Elected: no more candidates stand than there are seats left.</summary>
    NoMoreCandidatesThanSeats,

    /// <summary>Elected: the most votes of those who stand.</summary>
    MostVotes,

    /// <summary>Elected: everybody who stands is over the percentage.</summary>
    OverPercentage,

    /// <summary>Elected: first in the order of Schulze's method.</summary>
    StrongestPaths,

    /// <summary>Leaves: stands for people who did not declare that they stand.</summary>
    UndeclaredWriteIns,

    /// <summary>Leaves: fewer votes than minimumVoteThreshold.</summary>
    BelowMinimum,

    /// <summary>Leaves: below the percentage, all such together.</summary>
    BelowCutoff,

    /// <summary>Leaves with others: even all their votes together do not reach the next candidate.</summary>
    CannotCatchUp,

    /// <summary>Leaves: the fewest votes of those who stand.</summary>
    FewestVotes,
}

/// <summary>One decision of a round.</summary>
/// <param name="Elected">Elected, or else eliminated.</param>
/// <param name="Tie">The tie that decided, if one did.</param>
public sealed record Decision(int Candidate, bool Elected, Fraction Votes, DecisionReason Reason, Tie? Tie = null);
