namespace Hustings.Counting.Rounds;

/// <summary>One way to break a tie on published totals. The steps of a rule follow one another; each narrows the tied.</summary>
public enum RaceTieStep
{
    /// <summary>The totals of the round before, then of the one before that, back to the first.</summary>
    EarlierRounds,

    /// <summary>The lot to which every trustee contributed (docs/spec/rounds.md, "The lot").</summary>
    Lot,
}
