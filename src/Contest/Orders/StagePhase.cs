namespace Hustings.Contest.Orders;

/// <summary>Where a stage of a contest stands, as the minutes and the clock say (docs/spec/minutes.md, "Orders").</summary>
public enum StagePhase
{
    /// <summary>Its election is not made yet, or is being made.</summary>
    Planned,

    /// <summary>Ballot and list are fixed.</summary>
    Prepared,

    /// <summary>Opened by an order; each channel takes ballots in its window.</summary>
    Open,

    /// <summary>Takes no ballots until it is resumed.</summary>
    Paused,

    /// <summary>Every window of the web has ended, by the clock or by an order.</summary>
    Closed,

    /// <summary>Being counted: nothing changes any more but the columns typed in.</summary>
    Tallying,

    /// <summary>The officers can see the result.</summary>
    Counted,

    /// <summary>Everybody can.</summary>
    Published,
}
