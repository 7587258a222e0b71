using Hustings.Contest;

namespace Hustings.Server.Gate;

/// <summary>What a refusal says about whoever sent the ballot.</summary>
internal enum RefusalKind
{
    /// <summary>No booth ever sends it.</summary>
    Malformed,

    /// <summary>An unknown credential, a signature or a proof that does not hold.</summary>
    Forged,

    /// <summary>Honest voters meet it.</summary>
    Honest,

    /// <summary>No answer yet: try again.</summary>
    PutOff,
}

/// <summary>
/// Which refusals heat an address (docs/spec/gate.md, "Who must show work"): those that honest voters rarely cause. The list is closed, and a new
/// refusal must find its place in it.
/// </summary>
internal static class RefusalWeight
{
    public static RefusalKind KindOf(Refusal refusal) =>
        refusal switch
        {
            Refusal.UnknownStage
            or Refusal.BodyTooLarge
            or Refusal.HeadMalformed
            or Refusal.InvalidUtf8
            or Refusal.MalformedJson
            or Refusal.DuplicateKey
            or Refusal.TrailingBytes
            or Refusal.NotCanonical
            or Refusal.BallotShape
            or Refusal.PointNotCanonical
            or Refusal.PointNotOnCurve
            or Refusal.PointNotInSubgroup
            or Refusal.CredentialIdentity
            or Refusal.ScalarOutOfRange
            or Refusal.WrongElection
            or Refusal.WrongFingerprint
            or Refusal.PinUnreadable => RefusalKind.Malformed,
            Refusal.TerminalUnknown
            or Refusal.PassInvalid
            or Refusal.UnknownCredential
            or Refusal.SignatureInvalid
            or Refusal.BallotProofInvalid => RefusalKind.Forged,
            Refusal.StageNotOpen
            or Refusal.StageClosed
            or Refusal.StagePaused
            or Refusal.ChannelClosed
            or Refusal.PinWrong
            or Refusal.PinLocked
            or Refusal.AlreadyVoted
            or Refusal.VoidedPost
            or Refusal.VotedInAdvance
            or Refusal.CodeVoid => RefusalKind.Honest,
            Refusal.WorkRequired or Refusal.OneAtATime or Refusal.Busy or Refusal.StorageUnavailable =>
                RefusalKind.PutOff,
            _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
        };

    /// <summary>
    /// Whether it heats the address. A second ballot of one code within seconds heats too: a booth waits as long as it is told.
    /// </summary>
    public static bool Heats(Refusal refusal) =>
        KindOf(refusal) is RefusalKind.Malformed or RefusalKind.Forged || refusal == Refusal.OneAtATime;

    /// <summary>
    /// Whether the next ballot of the same credential may come at once: the sender could not help it, or, for a wrong PIN, five of them end it.
    /// </summary>
    public static bool IsHarmless(Refusal refusal) =>
        refusal
            is Refusal.StageNotOpen
                or Refusal.StageClosed
                or Refusal.StagePaused
                or Refusal.ChannelClosed
                or Refusal.PinWrong
                or Refusal.StorageUnavailable;
}
