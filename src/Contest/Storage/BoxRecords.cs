using Hustings.Contest.Casting;
using Hustings.Record.Definitions;

namespace Hustings.Contest.Storage;

/// <summary>What storage must know of a stage's box when it is made.</summary>
/// <param name="Stage">The stage's id in the definition.</param>
/// <param name="Genesis">First parent of the acceptance log (32 bytes).</param>
public sealed record BoxSettings(string Uuid, string Stage, VotePolicy Policy, ReadOnlyMemory<byte> Genesis)
{
    /// <summary>
    /// What stands in place of a stage's id for the box of the probes (docs/running/probe.md). No stage can be called so: ids hold no
    /// tilde. What is in that box counts nowhere, concerns nobody's row, and only its newest ballots are kept.
    /// </summary>
    public const string ProbeStage = "~probe";

    /// <summary>Ballots that are kept of probes.</summary>
    public const int ProbeBallots = 256;

    public bool IsProbe => Stage == ProbeStage;
}

/// <summary>Where a box stands: what lets ballots in, the times of its orders, and its figures.</summary>
/// <param name="Accepted">Ballots in the log; also the log's height.</param>
/// <param name="Voted">Credentials with at least one ballot.</param>
/// <param name="Hall">Ballots that came from terminals of the hall; the others are remote.</param>
/// <param name="Head">SHA-256 of the log's last line, or the log's first parent while it is empty (32 bytes).</param>
public sealed record BoxStanding(
    BoxGate Gate,
    DateTimeOffset? OpenedAt,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? PublishedAt,
    int Accepted,
    int Voted,
    int Hall,
    int Attempts,
    ReadOnlyMemory<byte> Head
);

/// <summary>A ballot as it stands in the log. All hashes have 32 bytes.</summary>
public sealed record StoredBallot(
    int Height,
    ReadOnlyMemory<byte> Hash,
    ReadOnlyMemory<byte> Parent,
    DateTimeOffset Time
);

/// <summary>A second, different ballot of a code, refused: whose, its SHA-256, and when. Nothing of its content is kept.</summary>
public sealed record StoredAttempt(Credential Credential, ReadOnlyMemory<byte> Hash, DateTimeOffset Time);

/// <summary>A ballot that passed every check that can be made without the box.</summary>
/// <param name="Row">The voting code's row in the credential table.</param>
/// <param name="Arrived">When the whole request was here: whoever is in line at closing time still votes.</param>
public sealed record CheckedBallot(
    Credential Credential,
    ReadOnlyMemory<byte> Hash,
    ReadOnlyMemory<byte> Bytes,
    int Row,
    Channel Channel,
    DateTimeOffset Arrived
);

/// <summary>A partial decryption and its companion (a line without its line feed) as handed in; owners count from 1.</summary>
public sealed record StoredDecryption(
    int Owner,
    ReadOnlyMemory<byte> Bytes,
    ReadOnlyMemory<byte> Companion,
    DateTimeOffset Time
);

/// <summary>A shuffle as handed in; owners count from 1.</summary>
public sealed record StoredShuffle(int Owner, ReadOnlyMemory<byte> Bytes, DateTimeOffset Time);

/// <summary>What became of a ballot: the time it was accepted (now or earlier), or why it was refused.</summary>
public readonly record struct CastOutcome(DateTimeOffset? Time, Refusal? Refusal)
{
    public static CastOutcome Accepted(DateTimeOffset time) => new(time, null);

    public static CastOutcome Refused(Refusal refusal) => new(null, refusal);
}

/// <summary>What a wrong PIN led to: tries that remain, or that the code is locked.</summary>
public readonly record struct WrongPinOutcome(Refusal Refusal, int Remaining);
