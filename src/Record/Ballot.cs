using System.Security.Cryptography;
using Hustings.Cryptography;
using Hustings.Cryptography.Proofs;
using Hustings.Record.Json;

namespace Hustings.Record;

/// <summary>
/// One cast ballot (specification, "Ballots"): encrypted for the trustees, proven well-formed, signed with the voter's
/// credential. Reading it checks form and every element; <see cref="SignatureHolds"/> and <see cref="ProofsHold"/> are
/// separate because they cost more.
/// </summary>
public sealed class Ballot
{
    private readonly byte[] bytes;
    private readonly byte[] hash;

    internal Ballot(BallotFields fields, ReadOnlySpan<byte> bytes)
    {
        Fields = fields;
        this.bytes = bytes.ToArray();
        hash = SHA256.HashData(bytes);
    }

    internal BallotFields Fields { get; }

    public string ElectionUuid => Fields.Election.Uuid;

    /// <summary>The election fingerprint, unpadded Base64.</summary>
    public string ElectionHash => Fields.Election.Fingerprint;

    /// <summary>The voter's public credential, not the neutral element.</summary>
    public Point Credential => Fields.Credential;

    /// <summary>One encrypted answer for each question of the election.</summary>
    public IReadOnlyList<EncryptedAnswer> Answers => Fields.Answers;

    /// <summary>What the signature signs: 43 characters of unpadded Base64, as the ballot states it.</summary>
    public string SignatureHash => Fields.SignatureHash;
    public Proof Signature => Fields.Signature;
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>SHA-256 of <see cref="Bytes"/>, 32 bytes.</summary>
    public ReadOnlyMemory<byte> Hash => hash;

    /// <summary><see cref="Hash"/> in lower-case hex.</summary>
    public string HashHex => Convert.ToHexStringLower(hash);

    /// <summary><see cref="Hash"/> in unpadded Base64: what the voter keeps.</summary>
    public string Tracker => Fingerprint.CompactOf(hash);

    /// <summary>
    /// Accepts exactly the canonical bytes of a ballot for this election, every element checked, the credential not
    /// the neutral element. Says nothing yet about the signature, the proofs or the list of credentials.
    /// </summary>
    public static DocumentFault TryRead(ReadOnlySpan<byte> bytes, Election election, out Ballot? ballot) =>
        TryRead(bytes, election, null, out ballot);

    /// <summary>
    /// The same for a ballot that is known to be signed: its elements are checked all together before it is read, which is faster, but spends as much on one with a fault.
    /// </summary>
    /// <param name="known">The list of credentials, whose points were checked when it was read.</param>
    public static DocumentFault TryReadSigned(
        ReadOnlySpan<byte> bytes,
        Election election,
        PublicCredentials known,
        out Ballot? ballot
    )
    {
        var ahead = new PointsAhead(known);
        if (bytes.Length <= Limits.BallotBytes)
        {
            ahead.Collect(bytes, BallotBatch.Elements(election));
            ahead.Run();
        }
        return TryRead(bytes, election, ahead, out ballot);
    }

    /// <summary>The same, with elements that were checked beforehand.</summary>
    internal static DocumentFault TryRead(
        ReadOnlySpan<byte> bytes,
        Election election,
        PointsAhead? ahead,
        out Ballot? ballot
    ) =>
        Diagnosis.Read(
            bytes,
            Limits.BallotBytes,
            (ReadOnlySpan<byte> text, out Ballot? read) =>
            {
                var reader = new CanonicalReader(text) { Ahead = ahead };
                var result = election.Protocol.ReadBallot(ref reader, text, election);
                read = reader.Failed ? null : result;
                return reader.Fault;
            },
            out ballot
        );

    /// <summary>A cheap look at the first fields, for whoever wants to refuse before the full reading.</summary>
    public static DocumentFault TryReadHead(ReadOnlySpan<byte> bytes, out BallotHead head) =>
        BallotHead.TryRead(bytes, out head);

    /// <summary>
    /// The signature looked at before anything between head and end is read, for whoever wants to refuse forgeries first: most of what a full
    /// reading costs is the ballot's points. Says nothing about the rest of the ballot; a full reading finds the same signature.
    /// </summary>
    /// <param name="credential">The point that the ballot's head names.</param>
    public static SignatureFinding CheckSignature(ReadOnlySpan<byte> bytes, Election election, Point credential) =>
        election.Protocol.CheckBallotSignature(bytes, credential);

    /// <summary>The stated hash is that of the ballot without its signature, and the credential signed it.</summary>
    public bool SignatureHolds() => Fields.Election.Protocol.BallotSignatureHolds(this);

    /// <summary>Every proof of every answer holds for this election and this credential.</summary>
    public bool ProofsHold(Election election) =>
        election.Hash == Fields.Election.Hash && election.Protocol.BallotProofsHold(this, election);

    /// <summary>Encrypts, proves and signs.</summary>
    /// <param name="choices">For each question 0 or 1 for every choice, the blank choice first if there is one.</param>
    /// <exception cref="ArgumentException">The choices do not answer the election's questions.</exception>
    public static Ballot Make(Election election, string votingCode, IReadOnlyList<int[]> choices, IRandomSource random)
    {
        if (choices.Count != election.Questions.Count)
        {
            throw new ArgumentException("one answer for each question", nameof(choices));
        }
        using var secret = VotingCode.DeriveSecret(election.Uuid, votingCode);
        return election.Protocol.MakeBallot(election, secret, choices, random);
    }
}

/// <summary>A ballot's fields; its uuid and fingerprint are those of <paramref name="Election"/>.</summary>
/// <param name="SignedLength">How many of its first bytes, with a closing brace, the signature's hash covers.</param>
internal sealed record BallotFields(
    Election Election,
    Point Credential,
    EncryptedAnswer[] Answers,
    string SignatureHash,
    Proof Signature,
    int SignedLength
);
