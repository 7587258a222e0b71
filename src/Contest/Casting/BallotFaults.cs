using Hustings.Cryptography;
using Hustings.Record;

namespace Hustings.Contest.Casting;

/// <summary>How a fault that reading a ballot found is named in the answer.</summary>
public static class BallotFaults
{
    /// <summary>The refusal for a fault of the document.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The fault is none that a ballot can have.</exception>
    public static Refusal Refusal(DocumentFault fault) =>
        fault switch
        {
            DocumentFault.TooLarge => Contest.Refusal.BodyTooLarge,
            DocumentFault.InvalidUtf8 => Contest.Refusal.InvalidUtf8,
            DocumentFault.MalformedJson => Contest.Refusal.MalformedJson,
            DocumentFault.DuplicateKey => Contest.Refusal.DuplicateKey,
            DocumentFault.TrailingBytes => Contest.Refusal.TrailingBytes,
            DocumentFault.NotCanonical => Contest.Refusal.NotCanonical,
            DocumentFault.Shape => Contest.Refusal.BallotShape,
            DocumentFault.PointNotCanonical => Contest.Refusal.PointNotCanonical,
            DocumentFault.PointNotOnCurve => Contest.Refusal.PointNotOnCurve,
            DocumentFault.PointNotInSubgroup => Contest.Refusal.PointNotInSubgroup,
            DocumentFault.CredentialIdentity => Contest.Refusal.CredentialIdentity,
            DocumentFault.ScalarOutOfRange => Contest.Refusal.ScalarOutOfRange,
            DocumentFault.WrongElection => Contest.Refusal.WrongElection,
            DocumentFault.WrongFingerprint => Contest.Refusal.WrongFingerprint,
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "No fault of a ballot."),
        };

    /// <summary>The refusal for a fault of a group element.</summary>
    public static Refusal Refusal(PointFault fault) =>
        fault switch
        {
            PointFault.Malformed or PointFault.NotCanonical => Contest.Refusal.PointNotCanonical,
            PointFault.NotOnCurve => Contest.Refusal.PointNotOnCurve,
            PointFault.NotInSubgroup => Contest.Refusal.PointNotInSubgroup,
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "No fault."),
        };
}
