using Hustings.Cryptography;
using Hustings.Record.Json;

namespace Hustings.Record.Protocol;

/// <summary>
/// The one seam for the protocol's version. An election names its version in its first field; everything that depends
/// on it (the election's own fields, ballots and decryption proofs) goes through this class. A new version is a new
/// subclass and one line in <see cref="ReadElection"/>.
/// </summary>
public abstract class VotingProtocol
{
    /// <summary>Belenios protocol version 1, group Ed25519.</summary>
    public static VotingProtocol BeleniosV1 { get; } = new BeleniosV1();

    private protected VotingProtocol() { }

    public abstract int Version { get; }

    /// <summary>
    /// Whether the proof of a partial decryption binds the decrypted factor. Where it does not, a trustee can publish
    /// a wrong factor with a proof that passes.
    /// </summary>
    public abstract bool DecryptionProofBindsFactor { get; }

    internal abstract byte[] Write(ElectionFields fields);

    /// <summary>The election's fields, from the first byte.</summary>
    internal abstract ElectionFields ReadElectionFields(ref CanonicalReader reader);

    internal abstract Ballot? ReadBallot(ref CanonicalReader reader, ReadOnlySpan<byte> bytes, Election election);

    internal abstract Ballot MakeBallot(
        Election election,
        SecretScalar secret,
        IReadOnlyList<int[]> choices,
        IRandomSource random
    );

    internal abstract bool BallotSignatureHolds(Ballot ballot);

    internal abstract SignatureFinding CheckBallotSignature(ReadOnlySpan<byte> bytes, Point credential);

    internal abstract bool BallotProofsHold(Ballot ballot, Election election);

    /// <summary>Signatures and proofs of several ballots of this election; nulls are passed over.</summary>
    internal abstract BallotVerdict[] CheckBallots(ReadOnlySpan<Ballot?> ballots, Election election);

    internal abstract PartialDecryption MakePartialDecryption(
        Election election,
        EncryptedTally tally,
        SecretScalar secret,
        IRandomSource random
    );

    internal abstract bool PartialDecryptionHolds(
        PartialDecryption decryption,
        Election election,
        EncryptedTally tally,
        Point trusteeKey
    );

    internal static DocumentFault ReadElection(ReadOnlySpan<byte> bytes, out Election? election)
    {
        election = null;
        var peek = new CanonicalReader(bytes);
        peek.Take("{\"version\":"u8);
        var version = peek.Number();
        if (peek.Failed)
        {
            return peek.Fault;
        }
        if (version != 1)
        {
            return DocumentFault.UnsupportedVersion;
        }
        var reader = new CanonicalReader(bytes);
        var fields = BeleniosV1.ReadElectionFields(ref reader);
        var fault = reader.End();
        election = fault == DocumentFault.None ? new Election(fields, bytes.ToArray()) : null;
        return fault;
    }
}
