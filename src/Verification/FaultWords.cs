using Hustings.Record;

namespace Hustings.Verification;

/// <summary>Why a document was refused, in words.</summary>
public static class FaultWords
{
    public static string Of(DocumentFault fault) =>
        fault switch
        {
            DocumentFault.TooLarge => "larger than any document of its kind",
            DocumentFault.InvalidUtf8 => "not UTF-8",
            DocumentFault.MalformedJson => "not JSON",
            DocumentFault.DuplicateKey => "a key stands twice",
            DocumentFault.TrailingBytes => "bytes after the document",
            DocumentFault.NotCanonical => "not the canonical form",
            DocumentFault.Shape => "not the fields, lengths or bounds of such a document",
            DocumentFault.PointNotCanonical => "a group element that is not its own canonical encoding",
            DocumentFault.PointNotOnCurve => "a group element that is not on the curve",
            DocumentFault.PointNotInSubgroup => "a point outside the prime-order subgroup",
            DocumentFault.CredentialIdentity => "the neutral element as a credential",
            DocumentFault.KeyIdentity => "the neutral element as a key",
            DocumentFault.ScalarOutOfRange => "a number that is not below the group's order",
            DocumentFault.UnsupportedVersion => "a protocol version other than 1, which this verifier does not know",
            DocumentFault.UnsupportedGroup => "a group other than Ed25519, which this verifier does not know",
            DocumentFault.UnsupportedQuestion =>
                "a list question, or a very large one, which this verifier does not know",
            DocumentFault.UnsupportedWeight => "weights too large to be counted",
            DocumentFault.SignatureInvalid => "a signature or proof that does not hold",
            DocumentFault.NotForThisTrustee => "a message for somebody else",
            DocumentFault.ShareMismatch => "a key that does not follow from the published commitments",
            DocumentFault.PolynomialMismatch =>
                "your own polynomial is not the one whose commitments are shown under your name",
            DocumentFault.DuplicateTrustee => "two trustees with the same key",
            DocumentFault.DuplicateCredential => "the same credential twice",
            DocumentFault.WrongElection => "names another election",
            DocumentFault.WrongFingerprint => "names another election fingerprint",
            DocumentFault.MalformedMark => "an administrator that begins like a mark of Hustings and is none",
            DocumentFault.UnsupportedMark => "a mark of a version of Hustings that this verifier does not know",
            _ => $"{fault}",
        };
}
