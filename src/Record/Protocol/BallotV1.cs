using System.Security.Cryptography;
using System.Text;
using Hustings.Cryptography;
using Hustings.Cryptography.Proofs;
using Hustings.Record.Json;

namespace Hustings.Record.Protocol;

/// <summary>A version 1 ballot (specification, "Encrypted answers" to "Ballots").</summary>
internal static class BallotV1
{
    private const int HashLength = 43;

    private static ReadOnlySpan<byte> SignatureStart => ",\"signature\":{\"hash\":"u8;

    public static Ballot? Read(ref CanonicalReader reader, ReadOnlySpan<byte> bytes, Election election)
    {
        var head = BallotHead.Read(ref reader);
        var credential = ReadCredential(ref reader, head);
        var answers = new EncryptedAnswer[election.Questions.Count];
        for (var i = 0; i < answers.Length && !reader.Failed; i++)
        {
            reader.Take(i == 0 ? ",\"answers\":["u8 : ","u8);
            answers[i] = AnswerV1.Read(ref reader, election.Questions[i]);
        }
        reader.Take("]"u8);
        var signedLength = reader.Position;
        var signature = ReadSignature(ref reader, out var hash);
        if (reader.End() != DocumentFault.None)
        {
            return null;
        }
        if (!head.Uuid.SequenceEqual(Encoding.ASCII.GetBytes(election.Uuid)))
        {
            reader.Fail(DocumentFault.WrongElection);
        }
        if (!head.ElectionHash.SequenceEqual(Encoding.ASCII.GetBytes(election.Fingerprint)))
        {
            reader.Fail(DocumentFault.WrongFingerprint);
        }
        var stated = Encoding.ASCII.GetString(hash);
        return new Ballot(new BallotFields(election, credential, answers, stated, signature, signedLength), bytes);
    }

    // The last field of a ballot and its closing brace.
    private static Proof ReadSignature(ref CanonicalReader reader, out ReadOnlySpan<byte> hash)
    {
        reader.Take(SignatureStart);
        hash = reader.PlainString(HashLength);
        if (hash.Length != HashLength)
        {
            reader.Fail(DocumentFault.Shape);
        }
        reader.Take(",\"proof\":"u8);
        var signature = reader.Proof();
        reader.Take("}}"u8);
        return signature;
    }

    private static Point ReadCredential(scoped ref CanonicalReader reader, scoped BallotHead head)
    {
        if (reader.Failed)
        {
            return default;
        }
        var fault = ElementReading.CheckPoint(head.Credential, reader.Ahead, out var credential);
        if (fault == DocumentFault.None && credential.IsIdentity)
        {
            fault = DocumentFault.CredentialIdentity;
        }
        if (fault != DocumentFault.None)
        {
            reader.Fail(fault);
        }
        return credential;
    }

    public static Ballot Make(
        Election election,
        SecretScalar secret,
        IReadOnlyList<int[]> choices,
        IRandomSource random
    )
    {
        var credential = secret.PublicPoint();
        var prefix = Prefix(election, credential);
        var answers = new EncryptedAnswer[choices.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            var question = election.Questions[i];
            answers[i] =
                question.Kind == QuestionKind.Homomorphic
                    ? HomomorphicAnswers.Encrypt(election.PublicKey, question.Rule, choices[i], prefix, random)
                    : EmbeddedAnswers.Encrypt(election.PublicKey, Complete(question, choices[i]), prefix, random);
        }
        var writer = new CanonicalWriter();
        writer.Raw("{\"election_uuid\":"u8).Plain(election.Uuid);
        writer.Raw(",\"election_hash\":"u8).Plain(election.Fingerprint);
        writer.Raw(",\"credential\":"u8).Point(credential);
        writer.Raw(",\"answers\":"u8).Array(answers, AnswerV1.Write);
        var hash = SignedHash(writer.Written);
        var signature = BallotSignature.Sign(secret, hash, random);
        writer.Raw(",\"signature\":{\"hash\":"u8).Plain(hash);
        writer.Raw(",\"proof\":"u8).Proof(signature).Raw("}}"u8);
        var fault = Ballot.TryRead(writer.Written, election, out var ballot);
        return fault == DocumentFault.None
            ? ballot!
            : throw new InvalidOperationException($"made a ballot that cannot be read: {fault}");
    }

    public static bool SignatureHolds(Ballot ballot)
    {
        var hash = SignedHash(ballot.Bytes.Span[..ballot.Fields.SignedLength]);
        return hash.AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(ballot.SignatureHash))
            && BallotSignature.Verify(ballot.Credential, hash, ballot.Signature);
    }

    // No string of a ballot holds a quotation mark, so what begins the signature stands in it once.
    public static SignatureFinding CheckSignature(ReadOnlySpan<byte> bytes, Point credential)
    {
        var end = bytes.LastIndexOf(SignatureStart);
        if (end < 0)
        {
            return SignatureFinding.Unreadable;
        }
        var reader = new CanonicalReader(bytes[end..]);
        var signature = ReadSignature(ref reader, out var stated);
        if (reader.End() != DocumentFault.None)
        {
            return SignatureFinding.Unreadable;
        }
        var hash = SignedHash(bytes[..end]);
        return stated.SequenceEqual(hash) && BallotSignature.Verify(credential, hash, signature)
            ? SignatureFinding.Holds
            : SignatureFinding.Fails;
    }

    public static bool ProofsHold(Ballot ballot, Election election)
    {
        var batch = new ProofBatch();
        AddProofs(batch, ballot, election);
        return !batch.Run().Contains(false);
    }

    public static BallotVerdict[] CheckAll(ReadOnlySpan<Ballot?> ballots, Election election)
    {
        var batch = new ProofBatch();
        var first = new int[ballots.Length];
        var hashed = new bool[ballots.Length];
        for (var i = 0; i < ballots.Length; i++)
        {
            first[i] = batch.Count;
            if (ballots[i] is not { } ballot)
            {
                continue;
            }
            var hash = SignedHash(ballot.Bytes.Span[..ballot.Fields.SignedLength]);
            hashed[i] = hash.AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(ballot.SignatureHash));
            _ = batch.AddSignature(ballot.Credential, hash, ballot.Signature);
            AddProofs(batch, ballot, election);
        }
        ReadOnlySpan<bool> holds = batch.Run();
        var verdicts = new BallotVerdict[ballots.Length];
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (ballots[i] is not null)
            {
                var proofs = holds.Slice(first[i] + 1, election.Questions.Count);
                verdicts[i] = new BallotVerdict(hashed[i] && holds[first[i]], !proofs.Contains(false));
            }
        }
        return verdicts;
    }

    // One verdict for each question.
    private static void AddProofs(ProofBatch batch, Ballot ballot, Election election)
    {
        var prefix = Prefix(election, ballot.Credential);
        for (var i = 0; i < election.Questions.Count; i++)
        {
            _ = ballot.Fields.Answers[i] switch
            {
                HomomorphicAnswer answer => batch.AddAnswer(
                    election.PublicKey,
                    election.Questions[i].Rule,
                    answer,
                    prefix
                ),
                EmbeddedAnswer answer => batch.AddAnswer(election.PublicKey, answer, prefix),
                var other => throw new InvalidOperationException($"unknown kind of answer {other.GetType().Name}"),
            };
        }
    }

    private static int[] Complete(Question question, int[] values) =>
        values.Length == question.Answers.Count
            ? values
            : throw new ArgumentException("one number for each candidate", nameof(values));

    /// <summary>The string S0 of the specification: the election fingerprint, a bar, the credential.</summary>
    private static byte[] Prefix(Election election, Point credential) =>
        Encoding.ASCII.GetBytes($"{election.Fingerprint}|{credential}");

    /// <summary>The hash of the ballot without its signature, whose closing brace is missing from the bytes given.</summary>
    private static byte[] SignedHash(ReadOnlySpan<byte> open)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(open);
        sha.AppendData("}"u8);
        return Encoding.ASCII.GetBytes(Fingerprint.CompactOf(sha.GetHashAndReset()));
    }
}
