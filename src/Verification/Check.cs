namespace Hustings.Verification;

/// <summary>
/// Every check of an archive, in the order in which a report lists them. The list is closed: a report accounts for
/// each of them, and a check that was not carried out as often as it had to be makes the archive invalid.
/// </summary>
public enum Check
{
    /// <summary>The first entry is the header of a version 1 archive.</summary>
    ArchiveHeader,

    /// <summary>Every entry is written in the one proper way, to the last byte of the file.</summary>
    ArchiveEntries,

    /// <summary>Every data entry is named by the SHA-256 of its content.</summary>
    DataHash,

    /// <summary>Every event is named by the SHA-256 of its content.</summary>
    EventHash,
    EventCanonical,

    /// <summary>Every event names the event before it.</summary>
    EventChain,
    EventHeights,

    /// <summary>Setup, ballots, end of ballots, tally, decryptions, result: in this order and no other.</summary>
    EventOrder,

    /// <summary>The small structures between events and their data are in canonical form.</summary>
    PayloadCanonical,

    /// <summary>What an event refers to stands before it.</summary>
    PayloadPresent,

    /// <summary>No data that no event refers to.</summary>
    DataReferenced,
    ElectionCanonical,

    /// <summary>The election's public key is a proper key, not the neutral element.</summary>
    ElectionKey,

    /// <summary>The fingerprint in the setup is that of the election's bytes.</summary>
    ElectionFingerprint,

    /// <summary>The administrator is the mark of our elections, or nothing that resembles it.</summary>
    ElectionMark,
    TrusteesCanonical,

    /// <summary>Every trustee's key is a proper key, not the neutral element.</summary>
    TrusteeKey,

    /// <summary>Every trustee proved to know the secret half of their key.</summary>
    TrusteeProof,

    /// <summary>A threshold group's certificates, signatures and commitments hold, and its keys follow from them.</summary>
    ThresholdKeys,

    /// <summary>The election's key is the trustees' keys combined.</summary>
    CombinedKey,
    CredentialsCanonical,

    /// <summary>Every credential is a proper key, not the neutral element.</summary>
    CredentialsValid,
    CredentialsDistinct,

    /// <summary>No credential has a weight where answers are opened one by one.</summary>
    CredentialsWeights,

    /// <summary>No ballot stands twice in the record.</summary>
    BallotDistinct,
    BallotCanonical,

    /// <summary>Every point of a ballot is in the group, every number below its order.</summary>
    BallotElements,

    /// <summary>Every ballot names this election and its fingerprint.</summary>
    BallotElection,
    CredentialKnown,
    BallotSignature,
    BallotProofs,

    /// <summary>Every worker that checked ballots came to its end.</summary>
    BallotWorkers,

    /// <summary>The last ballot of each credential is the one that counts.</summary>
    LastBallot,
    TallyCanonical,

    /// <summary>The tally says how many ballots are in it.</summary>
    TallyCount,

    /// <summary>The tally is the sum of the counted ballots, computed again.</summary>
    EncryptedTally,
    ShuffleCanonical,

    /// <summary>Every shuffle is by a trustee of this election.</summary>
    ShuffleOwner,

    /// <summary>Every shuffle is a permuted re-encryption of what came before it.</summary>
    ShuffleProof,

    /// <summary>Shuffles ended before the first decryption, and there are none where answers are added up.</summary>
    ShuffleComplete,
    DecryptionCanonical,

    /// <summary>Every decryption is by a trustee of this election, one each.</summary>
    DecryptionOwner,
    DecryptionProof,

    /// <summary>The companions are whole lines in canonical form.</summary>
    CompanionCanonical,

    /// <summary>In a marked election one companion stands beside each decryption, in their order, and no other.</summary>
    CompanionPresent,

    /// <summary>Every companion proves that its trustee's factors are the right ones.</summary>
    CompanionProof,

    /// <summary>As many decryptions as the trustees' keys ask for are there before the result.</summary>
    DecryptionComplete,
    ResultCanonical,

    /// <summary>The result is what the decryptions open the tally to.</summary>
    Result,

    /// <summary>The verification itself came to its end.</summary>
    Verification,
}
