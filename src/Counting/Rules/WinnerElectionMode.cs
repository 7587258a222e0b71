namespace Hustings.Counting.Rules;

/// <summary>How winners come about when votes are transferred (RCTab: winnerElectionMode).</summary>
public enum WinnerElectionMode
{
    /// <summary>One seat: instant-runoff.</summary>
    SingleWinnerMajority,

    /// <summary>Single transferable vote; everyone at the threshold is elected in the same round.</summary>
    MultiWinnerAllowMultipleWinnersPerRound,

    /// <summary>Single transferable vote; only the first of those at the threshold is elected in a round.</summary>
    MultiWinnerAllowOnlyOneWinnerPerRound,

    /// <summary>The last leaves until as many stand as there are seats; no surplus is transferred.</summary>
    BottomsUp,

    /// <summary>The last leaves until all who stand have more than a percentage of the votes; the number of seats is open (0).</summary>
    BottomsUpUsingPercentageThreshold,

    /// <summary>One instant-runoff for each seat; whoever won is out of the next one.</summary>
    MultiPassIrv,
}
