namespace Hustings.Contest;

/// <summary>
/// Every way a ballot can be refused: the closed list of <c>docs/spec/casting.md</c>, in its order.
/// <see cref="RefusalWords"/> holds the code, the HTTP status and the sentence of each.
/// </summary>
public enum Refusal
{
    UnknownStage,
    BodyTooLarge,
    HeadMalformed,
    InvalidUtf8,
    MalformedJson,
    DuplicateKey,
    TrailingBytes,
    NotCanonical,
    BallotShape,
    PointNotCanonical,
    PointNotOnCurve,
    PointNotInSubgroup,
    CredentialIdentity,
    ScalarOutOfRange,
    StageNotOpen,
    StageClosed,
    StagePaused,
    ChannelClosed,
    TerminalUnknown,
    PassInvalid,
    WrongElection,
    WrongFingerprint,
    UnknownCredential,
    SignatureInvalid,
    BallotProofInvalid,
    PinUnreadable,
    PinWrong,
    PinLocked,
    AlreadyVoted,
    VoidedPost,
    VotedInAdvance,
    CodeVoid,
    WorkRequired,
    OneAtATime,
    Busy,
    StorageUnavailable,
}
