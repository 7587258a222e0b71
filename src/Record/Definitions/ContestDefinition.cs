using Hustings.Record.Json;
using Hustings.Record.Minutes;

namespace Hustings.Record.Definitions;

/// <summary>Words in both languages, as they stand in definitions, orders and notes.</summary>
public sealed record Wording(string En, string Fr);

/// <summary>A contest as it is fixed and hashed before opening (docs/spec/contest.md, "The definition").</summary>
/// <param name="Id">14 base-58 characters, as a stage's uuid.</param>
/// <param name="Threshold">How many trustees can open together; null when all are needed.</param>
public sealed record ContestDefinition(
    string Id,
    Wording Name,
    string TimeZone,
    IReadOnlyList<string> Languages,
    IReadOnlyList<CandidateDefinition> Candidates,
    RuleDefinition Rule,
    IReadOnlyList<StageDefinition> Stages,
    IReadOnlyList<string> Columns,
    PostOnline PostOnline,
    int PostBatch,
    IReadOnlyList<string> Trustees,
    int? Threshold,
    IReadOnlyList<OfficerDefinition> Officers,
    IReadOnlyList<OrderKind> TwoOfficers,
    IReadOnlyList<string> Origins,
    string RelyingParty,
    int ChallengeDays,
    HelpDefinition? Help,
    bool Demo,
    ExtensionDefinition? Extensions = null
)
{
    /// <summary>SHA-256 of <see cref="ToBytes"/>, 64 lower-case hex digits: what elections and minutes name.</summary>
    public string Hash => Fingerprint.Hex(ToBytes());

    /// <summary>The one form of this definition, without a line feed.</summary>
    // Not kept: a `with` would take the bytes of the old definition along.
    public byte[] ToBytes() => DefinitionWriter.Write(this);

    /// <summary>Reads a definition from its one form; what has another form, or breaks a bound, is refused.</summary>
    public static DocumentFault TryRead(ReadOnlySpan<byte> bytes, out ContestDefinition? definition) =>
        Diagnosis.Read(bytes, Limits.DefinitionBytes, DefinitionReader.Read, out definition, ownOrder: true);
}

/// <param name="Photo">SHA-256 of the picture, 64 lower-case hex digits.</param>
/// <param name="Withdrawn">On the ballot, but no longer in the race when the contest begins.</param>
public sealed record CandidateDefinition(string Id, string Name, Wording? Statement, string? Photo, bool Withdrawn);

public sealed record OfficerDefinition(string Id, string Name, OfficerRole Role);

/// <summary>
/// When the system proposes to extend a stage: a minute is lost in which fewer than this share of the test ballots got through, and
/// the proposal is the lost minutes and some more. Null in a definition where nothing is proposed.
/// </summary>
/// <param name="SuccessBelow">In percent, 1 to 100.</param>
/// <param name="ExtraMinutes">Added to the lost minutes.</param>
/// <param name="Most">Extensions of one stage that may be ordered on a proposal.</param>
/// <param name="Officers">Who must sign such an order: 1 or 2.</param>
public sealed record ExtensionDefinition(int SuccessBelow, int ExtraMinutes, int Most, int Officers);

public sealed record HelpDefinition(string Phone, Wording Hours);

/// <summary>Parameters of a contest's rule by their published names (docs/spec/rounds.md).</summary>
public sealed record RuleDefinition(
    string Kind,
    string Base,
    string WithdrawnVotes,
    IReadOnlyList<string> Ties,
    string LeavingKind,
    int LeavingPercent
);

/// <summary>One ballot box. Its Belenios election is made when it is prepared.</summary>
/// <param name="Excludes">Ids of stages whose voters are not on this stage's list.</param>
/// <param name="Mixers">How many different trustees shuffle a ranking stage.</param>
public sealed record StageDefinition(
    string Id,
    string Uuid,
    BallotKind Ballot,
    Wording Title,
    Wording Question,
    int Min,
    int Max,
    bool Blank,
    VotingPolicy Policy,
    IReadOnlyList<string> Excludes,
    int Mixers,
    IReadOnlyList<ChannelWindow> Windows
);

/// <summary>When a channel takes ballots, in UTC; null where an officer decides on the day.</summary>
public sealed record ChannelWindow(Channel Channel, DateTimeOffset? Opens, DateTimeOffset? Closes);

public enum Channel
{
    Remote,
    Hall,
    Post,
}

public enum BallotKind
{
    Choice,
    Ranking,
}

public enum VotingPolicy
{
    Once,
    Last,
}

public enum PostOnline
{
    FirstReceived,
    PostWins,
    OnlineWins,
}

public enum OfficerRole
{
    ReturningOfficer,
    Deputy,
    Registrar,
    HelpDesk,
    Steward,
    Observer,
}
