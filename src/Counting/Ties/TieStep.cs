namespace Hustings.Counting.Ties;

/// <summary>One way to break a tie. Steps may follow one another; each may narrow the tied candidates.</summary>
public enum TieStep
{
    /// <summary>Votes in the round before, then the one before that, and so on back to the first.</summary>
    PreviousRoundCounts,

    /// <summary>Votes in the first round, then the second, and so on forward.</summary>
    FirstRoundCounts,

    /// <summary>The order of the candidates' list: the earliest wins, the latest loses (RCTab: useCandidateOrder).</summary>
    UseCandidateOrder,

    /// <summary>As in RCTab: the alphabetical list of candidates, shuffled by java.util.Random with randomSeed, then used as an order.</summary>
    GeneratePermutation,

    /// <summary>As in RCTab: the tied in alphabetical order, one picked by java.util.Random with randomSeed.</summary>
    Random,

    /// <summary>The lowest SHA-256 value of a published seed, the round and the name (docs/spec/counting.md).</summary>
    Lot,

    /// <summary>The next of the returning officer's recorded decisions.</summary>
    Decisions,
}
