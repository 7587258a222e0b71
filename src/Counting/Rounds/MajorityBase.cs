namespace Hustings.Counting.Rounds;

/// <summary>What a majority is a majority of, and what every share is a share of.</summary>
public enum MajorityBase
{
    /// <summary>Votes that name a candidate; blank ballots stay out.</summary>
    ValidVotes,

    /// <summary>Votes that name a candidate, and blank ballots.</summary>
    ValidVotesAndBlank,

    /// <summary>All ballots in the count: also the rejected and the exhausted.</summary>
    BallotsCast,
}
