using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Contest.Orders;

/// <summary>
/// What an order is checked against and the minutes alone do not tell. Whoever asks fills in what concerns the order's stage;
/// an order that needs a fact which is not given is refused as <see cref="OrderRefusal.FactsDiffer"/>.
/// </summary>
public sealed record ContestFacts
{
    public static readonly ContestFacts None = new();

    /// <summary>Lines of the stage's acceptance log.</summary>
    public int? LogHeight { get; init; }

    /// <summary>Hash of the last of these lines, or of the log's seed if there is none.</summary>
    public string? LogHead { get; init; }

    /// <summary>Head of <c>voids.jsonl</c>.</summary>
    public string? VoidsHead { get; init; }

    /// <summary>How many members have voted in the stage.</summary>
    public int? Voted { get; init; }

    /// <summary>Minutes of the stage that the probes call lost, and that no extension has made up for yet.</summary>
    public int? LostMinutes { get; init; }

    /// <summary>Ids of the stages in whose box the row that <c>void-code</c> or <c>strike</c> names has a ballot.</summary>
    public IReadOnlyCollection<string> RowVotedIn { get; init; } = [];

    /// <summary>Whether that row may not vote already, by an earlier line of <c>voids.jsonl</c>.</summary>
    public bool RowVoid { get; init; }

    /// <summary>For <c>strike</c>: whether the stage's log holds this very ballot, cast by this row.</summary>
    public bool BallotInLog { get; init; }

    /// <summary>For <c>count-column</c>: what another officer entered for the same batch, if one did.</summary>
    public OrderDetails.CountColumn? OtherEntry { get; init; }

    /// <summary>For <c>freeze-roll</c>: the table that lies in the contest's folder.</summary>
    public OrderDetails.FreezeRoll? Roll { get; init; }

    /// <summary>What the accounts of the rounds counted so far say, by stage.</summary>
    public IReadOnlyDictionary<string, RoundOutcome> Rounds { get; init; } = new Dictionary<string, RoundOutcome>();
}

/// <summary>The outcome of one round as its account says it.</summary>
/// <param name="Winner">Id of the candidate who won; null when nobody has yet.</param>
/// <param name="Leaving">Ids of those who leave the race after it.</param>
public sealed record RoundOutcome(string Account, string? Winner, IReadOnlyList<string> Leaving);
