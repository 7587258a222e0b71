namespace Hustings.Counting.Rules;

/// <summary>How the votes that an elected candidate does not need move on. The first two split votes, the last two move whole ballots.</summary>
public enum SurplusMethod
{
    /// <summary>
    /// Weighted inclusive Gregory as in RCTab and Minneapolis: every ballot passes on the fraction surplus / votes of its value;
    /// fraction and product are cut off at decimalPlacesForVoteArithmetic.
    /// </summary>
    WeightedInclusive,

    /// <summary>
    /// Weighted inclusive Gregory as in the Scottish Local Government Elections Order 2007: every ballot passes on
    /// surplus x value / votes, cut off once.
    /// </summary>
    WeightedInclusivePerBallot,

    /// <summary>
    /// Whole ballots, after the "every n-th ballot" practice of Cincinnati and Cambridge, Massachusetts: of the T transferable
    /// ballots in the order they arrived, the S surplus ballots are those numbered ceil(T/S), ceil(2T/S), ..., T.
    /// </summary>
    EveryNthBallot,

    /// <summary>
    /// Whole ballots in proportion to next preferences with largest remainders, the last received moving first, after the
    /// practice of the Irish Electoral Act 1992, section 121, here over all ballots of the elected candidate.
    /// </summary>
    NextPreferenceShares,
}
