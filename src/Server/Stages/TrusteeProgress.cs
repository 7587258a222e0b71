namespace Hustings.Server.Stages;

/// <summary>Whether a trustee has decrypted. <paramref name="Owner"/> counts from 1, as in the record.</summary>
public sealed record TrusteeProgress(int Owner, string PublicKey, DateTimeOffset? DecryptedAt);

/// <summary>What became of a partial decryption that was handed in.</summary>
public enum DecryptionOutcome
{
    /// <summary>Checked, stored and appended; others are still missing.</summary>
    Accepted,

    /// <summary>It was the last one needed: the total is open.</summary>
    Opened,

    /// <summary>This trustee's share was here already; nothing changed.</summary>
    AlreadyPresent,

    /// <summary>There is no trustee with this number.</summary>
    UnknownTrustee,

    /// <summary>The stage is not closed, or its encrypted tally is not written yet.</summary>
    NotReady,

    /// <summary>The bytes are not a canonical partial decryption of the right shape.</summary>
    Malformed,

    /// <summary>A decryption proof does not hold.</summary>
    ProofInvalid,

    /// <summary>Nothing stands after the decryption: its companion is missing.</summary>
    CompanionMissing,

    /// <summary>What stands after the decryption is not one canonical companion and a line feed.</summary>
    CompanionMalformed,

    /// <summary>The decryption's own proofs hold and its companion does not: a factor is wrong, or the companion belongs elsewhere.</summary>
    CompanionInvalid,

    /// <summary>
    /// It was the last one and all proofs hold, but together the shares do not open the tally. Companions leave no trustee a way to
    /// do this; it is said rather than taken for impossible, and the record keeps what each of them handed in.
    /// </summary>
    DoesNotOpen,

    /// <summary>It could not be written to disk; nothing changed that a repetition would not repair.</summary>
    StorageUnavailable,
}

/// <summary>What became of a shuffle that was handed in.</summary>
public enum ShuffleOutcome
{
    /// <summary>Checked, stored and appended.</summary>
    Accepted,

    /// <summary>This trustee's shuffle was here already; nothing changed.</summary>
    AlreadyPresent,

    UnknownTrustee,

    /// <summary>The stage is not being counted, is not shuffled, or has all its shuffles.</summary>
    NotReady,

    /// <summary>The bytes are not a canonical shuffle of the right shape.</summary>
    Malformed,

    /// <summary>The proof does not hold.</summary>
    ProofInvalid,

    /// <summary>It does not shuffle what the last one left: another trustee was faster.</summary>
    Overtaken,

    /// <summary>It could not be written to disk.</summary>
    StorageUnavailable,
}
