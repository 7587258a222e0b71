using Hustings.Cryptography;
using Hustings.Record.Json;

namespace Hustings.Record.Protocol;

/// <summary>Belenios protocol version 1: the pieces are <see cref="ElectionV1"/>, <see cref="BallotV1"/>, <see cref="DecryptionV1"/>.</summary>
internal sealed class BeleniosV1 : VotingProtocol
{
    public override int Version => 1;

    /// <summary>The hash of a decryption proof covers neither the ciphertext nor the factor.</summary>
    public override bool DecryptionProofBindsFactor => false;

    internal override byte[] Write(ElectionFields fields) => ElectionV1.Write(fields);

    internal override ElectionFields ReadElectionFields(ref CanonicalReader reader) => ElectionV1.Read(ref reader);

    internal override Ballot? ReadBallot(ref CanonicalReader reader, ReadOnlySpan<byte> bytes, Election election) =>
        BallotV1.Read(ref reader, bytes, election);

    internal override Ballot MakeBallot(
        Election election,
        SecretScalar secret,
        IReadOnlyList<int[]> choices,
        IRandomSource random
    ) => BallotV1.Make(election, secret, choices, random);

    internal override bool BallotSignatureHolds(Ballot ballot) => BallotV1.SignatureHolds(ballot);

    internal override SignatureFinding CheckBallotSignature(ReadOnlySpan<byte> bytes, Point credential) =>
        BallotV1.CheckSignature(bytes, credential);

    internal override bool BallotProofsHold(Ballot ballot, Election election) => BallotV1.ProofsHold(ballot, election);

    internal override BallotVerdict[] CheckBallots(ReadOnlySpan<Ballot?> ballots, Election election) =>
        BallotV1.CheckAll(ballots, election);

    internal override PartialDecryption MakePartialDecryption(
        Election election,
        EncryptedTally tally,
        SecretScalar secret,
        IRandomSource random
    ) => DecryptionV1.Make(election, tally, secret, random);

    internal override bool PartialDecryptionHolds(
        PartialDecryption decryption,
        Election election,
        EncryptedTally tally,
        Point trusteeKey
    ) => DecryptionV1.Holds(decryption, election, tally, trusteeKey);
}
