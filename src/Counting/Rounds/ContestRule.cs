namespace Hustings.Counting.Rounds;

/// <summary>How a contest is decided. Fixed before opening. Specification: docs/spec/rounds.md.</summary>
public enum ContestRule
{
    /// <summary>One round; the most votes win.</summary>
    Plurality,

    /// <summary>One round; more than half of the base wins, otherwise nobody does.</summary>
    Majority,

    /// <summary>Rounds; more than half of the base wins, otherwise the lowest leaves and there is another round.</summary>
    Exhaustive,

    /// <summary>One stage of rankings, counted by <see cref="RankedStage"/>.</summary>
    InstantRunoff,
}
