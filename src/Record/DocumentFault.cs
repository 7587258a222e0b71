namespace Hustings.Record;

/// <summary>Why bytes are not a document of the record. The list is closed; the first fault found is named.</summary>
public enum DocumentFault
{
    None = 0,

    /// <summary>More bytes than any honest document of this kind has.</summary>
    TooLarge,
    InvalidUtf8,

    /// <summary>Not JSON, or nested deeper than any document of the record.</summary>
    MalformedJson,
    DuplicateKey,

    /// <summary>A whole JSON value, and then more bytes (a line feed counts).</summary>
    TrailingBytes,

    /// <summary>The right content, but not the bytes that serialising it gives.</summary>
    NotCanonical,

    /// <summary>JSON, but not the fields, types, lengths or bounds of this document.</summary>
    Shape,
    PointNotCanonical,
    PointNotOnCurve,
    PointNotInSubgroup,

    /// <summary>The credential is the neutral element: anyone could sign for it.</summary>
    CredentialIdentity,

    /// <summary>The election's key or a trustee's key is the neutral element: nothing would be secret.</summary>
    KeyIdentity,
    ScalarOutOfRange,
    UnsupportedVersion,
    UnsupportedGroup,

    /// <summary>A list question, or one larger than we accept.</summary>
    UnsupportedQuestion,

    /// <summary>Weights where answers are shuffled, or weights whose sum cannot be counted.</summary>
    UnsupportedWeight,

    /// <summary>The same public credential stands twice in the list.</summary>
    DuplicateCredential,

    /// <summary>A ballot that names another election's uuid.</summary>
    WrongElection,

    /// <summary>A ballot with the right uuid and another election fingerprint.</summary>
    WrongFingerprint,

    /// <summary>A signature or a proof of knowledge inside a document does not hold.</summary>
    SignatureInvalid,

    /// <summary>A message among trustees that this trustee cannot open or that names another recipient.</summary>
    NotForThisTrustee,

    /// <summary>A share or a verification key that does not follow from the published commitments.</summary>
    ShareMismatch,

    /// <summary>A trustee's own polynomial, sent back to it, is not the one whose commitments are shown under its name.</summary>
    PolynomialMismatch,

    /// <summary>Two trustees with the same key.</summary>
    DuplicateTrustee,

    /// <summary>An administrator that begins like the mark of our elections and is none.</summary>
    MalformedMark,

    /// <summary>The mark of a later version than this code knows.</summary>
    UnsupportedMark,
}

public static class DocumentFaultKind
{
    /// <summary>Something that a proper election may have and this code does not know.</summary>
    public static bool IsUnsupported(this DocumentFault fault) =>
        fault
            is DocumentFault.UnsupportedVersion
                or DocumentFault.UnsupportedGroup
                or DocumentFault.UnsupportedQuestion
                or DocumentFault.UnsupportedWeight
                or DocumentFault.UnsupportedMark;
}
