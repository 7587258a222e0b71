using System.Collections.Immutable;

namespace Hustings.Counting.Rounds;

/// <summary>
/// The whole account of one round: every figure by column, the base by its name, and what was decided by which reason.
/// Made from the totals, the rule and the rounds before alone.
/// </summary>
public sealed record RoundAccount
{
    public required int Number { get; init; }

    public required RuleParameters Rule { get; init; }

    /// <summary>Column names in ordinal order: the order in which they were handed over does not matter.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>All on the ballot, in the order of the contest's candidates.</summary>
    public required ImmutableArray<CandidateLine> Candidates { get; init; }

    /// <summary>Ballots that name nobody who stands, received ballots, and who came and went.</summary>
    public required ImmutableArray<OtherLine> Others { get; init; }

    /// <summary>What every share is a share of, in votes; its name is <see cref="RuleParameters.Base"/>.</summary>
    public required long Base { get; init; }

    /// <summary>More than half of the base; null where the rule asks for no majority.</summary>
    public required long? Majority { get; init; }

    /// <summary>How the base came from that of the round before; the votes add up to the change. Empty in round 1.</summary>
    public required ImmutableArray<BaseChange> BaseChanges { get; init; }

    public required ImmutableArray<Turnout> Turnouts { get; init; }

    public required ImmutableArray<RaceDecision> Decisions { get; init; }

    public required RoundOutcome Outcome { get; init; }

    public CandidateLine Of(string id) => Candidates.Single(line => line.Candidate.Id == id);

    public OtherLine Of(LineKind kind) => Others.Single(line => line.Kind == kind && line.Rejection is null);
}

/// <summary>A candidate's votes in one round.</summary>
/// <param name="Withdrawn">On the ballot, but no longer standing.</param>
/// <param name="ByColumn">In the order of <see cref="RoundAccount.Columns"/>.</param>
/// <param name="Share">Of the base, exact; null where the votes are outside the base or the base is 0.</param>
/// <param name="Change">Since the round before; null in round 1.</param>
public sealed record CandidateLine(
    RaceCandidate Candidate,
    bool Withdrawn,
    long Votes,
    ImmutableArray<long> ByColumn,
    Fraction? Share,
    long? Change
);

/// <summary>A line under the candidates.</summary>
/// <param name="Rejection">With <see cref="LineKind.Rejected"/>: this reason; null: all reasons together.</param>
/// <param name="ByColumn">Null where a column does not know.</param>
/// <param name="Votes">Null if any column does not know.</param>
public sealed record OtherLine(
    LineKind Kind,
    RejectionReason? Rejection,
    long? Votes,
    ImmutableArray<long?> ByColumn,
    long? Change
);

/// <summary>One reason why the base changed since the round before.</summary>
/// <param name="Kind">The line whose change it is.</param>
/// <param name="Votes">Signed: what it did to the base.</param>
public sealed record BaseChange(LineKind Kind, long Votes);

/// <summary>A turnout, always with the name of what was counted.</summary>
/// <param name="Kind"><see cref="LineKind.Received"/> or <see cref="LineKind.Valid"/>.</param>
/// <param name="Share">Of the members, exact.</param>
public sealed record Turnout(LineKind Kind, long Ballots, long Members, Fraction Share);
