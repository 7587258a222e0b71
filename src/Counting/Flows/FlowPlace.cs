namespace Hustings.Counting.Flows;

/// <summary>What a place in a picture of flows stands for. The list is closed.</summary>
public enum FlowEnd
{
    Candidate,
    Withdrawn,
    Blank,
    Rejected,
    Exhausted,

    /// <summary>Ballots that were cast anew in the later round: who moved from whom is secret, and stays so.</summary>
    CastAnew,

    /// <summary>Several who left at once: how their rankings were read on is known for all of them together only.</summary>
    LeftTogether,

    /// <summary>Voted in the earlier round and not in the later one.</summary>
    NotReturned,
    CameBack,
    FirstTime,

    /// <summary>More ballots of a column left than came, or the other way round; nobody knows who.</summary>
    FewerBallots,
    MoreBallots,
}

/// <summary>On which side of the picture a place stands.</summary>
public enum FlowSide
{
    Before,
    Between,
    After,
}

/// <summary>A place that votes come from or go to.</summary>
/// <param name="Id">Of the candidate; null for all other ends.</param>
/// <param name="Column">Of a place between the rounds that belongs to one column; else null.</param>
public sealed record FlowPlace(FlowSide Side, FlowEnd End, string? Id = null, string? Column = null);

/// <summary>Votes between two places.</summary>
/// <param name="Column">The column they are of; null in a count of rankings, which has none.</param>
public sealed record FlowLink(FlowPlace From, FlowPlace To, string? Column, long Votes);

/// <summary>
/// What a record knows of who moved where between two rounds: nothing is guessed, and what nobody can know passes through a place
/// that says so. Both ends of every place add up to its figure in the account of its round.
/// </summary>
/// <param name="Before">Number of the earlier round.</param>
/// <param name="Links">Those with votes only, in the order of the places.</param>
public sealed record RoundFlow(int Before, int After, IReadOnlyList<FlowLink> Links);
