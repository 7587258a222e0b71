namespace Hustings.Cryptography.Proofs;

/// <summary>One non-homomorphic question's encrypted answer: a vector of small integers in one ciphertext.</summary>
/// <param name="Choices">g^r, y^r xi with xi the embedded vector.</param>
/// <param name="Proof">Knowledge of r.</param>
public sealed record EmbeddedAnswer(Ciphertext Choices, Proof Proof) : EncryptedAnswer
{
    /// <inheritdoc/>
    public override IReadOnlyList<Ciphertext> Ciphertexts => [Choices];
}

/// <summary>
/// Encrypting and checking answers to a non-homomorphic question. Source: specification, "Non-homomorphic answers":
/// challenge = H(raweg|S0|y,alpha,beta|A).
/// </summary>
public static class EmbeddedAnswers
{
    /// <summary>Encrypts a vector; draws the encryption exponent, then the nonce. <paramref name="prefix"/> is S0.</summary>
    public static EmbeddedAnswer Encrypt(
        ElectionKey key,
        ReadOnlySpan<int> values,
        ReadOnlySpan<byte> prefix,
        IRandomSource random
    )
    {
        ArgumentNullException.ThrowIfNull(key);
        Point embedded = Embedding.Encode(values);
        using SecretScalar r = SecretScalar.Random(random);
        Ciphertext ciphertext = new(r.PublicPoint(), r.Multiply(key.Point) + embedded);
        using SecretScalar w = SecretScalar.Random(random);
        Scalar challenge = Challenge(prefix, key, ciphertext, w.PublicPoint().Edwards);
        return new(ciphertext, new(challenge, w.Respond(r, challenge)));
    }

    /// <summary>Whether the proof holds.</summary>
    public static bool Verify(ElectionKey key, EmbeddedAnswer answer, ReadOnlySpan<byte> prefix)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(answer);
        EdwardsPoint commitment = Exponentiation.Multiply(
            FixedBase.Generator,
            answer.Proof.Response,
            answer.Proof.Challenge,
            answer.Choices.Alpha.Edwards
        );
        return answer.Proof.Challenge == Challenge(prefix, key, answer.Choices, commitment);
    }

    /// <summary>The same in a batch.</summary>
    internal static IPlannedProof Plan(
        CommitmentBatch batch,
        ElectionKey key,
        EmbeddedAnswer answer,
        ReadOnlyMemory<byte> prefix
    )
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(answer);
        int index = batch.Add(
            FixedBase.Generator,
            answer.Proof.Response,
            batch.AddPoint(answer.Choices.Alpha),
            answer.Proof.Challenge
        );
        return new Planned(index, key, answer, prefix);
    }

    private sealed record Planned(int Index, ElectionKey Key, EmbeddedAnswer Answer, ReadOnlyMemory<byte> Prefix)
        : IPlannedProof
    {
        public bool Holds(ReadOnlySpan<byte> commitments) =>
            Answer.Proof.Challenge
            == Challenge(Prefix.Span, Key, Answer.Choices, commitments.Slice(Index * Point.Size, Point.Size));
    }

    private static Scalar Challenge(
        ReadOnlySpan<byte> prefix,
        ElectionKey key,
        in Ciphertext ciphertext,
        in EdwardsPoint commitment
    )
    {
        Span<byte> encoding = stackalloc byte[Point.Size];
        Point.Encode([commitment], encoding);
        return Challenge(prefix, key, ciphertext, encoding);
    }

    private static Scalar Challenge(
        ReadOnlySpan<byte> prefix,
        ElectionKey key,
        in Ciphertext ciphertext,
        ReadOnlySpan<byte> commitment
    )
    {
        Transcript transcript = new("raweg"u8, stackalloc byte[512]);
        transcript.Append(prefix);
        transcript.Append((byte)'|');
        transcript.AppendList([key.Point.Edwards, ciphertext.Alpha.Edwards, ciphertext.Beta.Edwards]);
        transcript.Append((byte)'|');
        transcript.AppendEncodings(commitment);
        return transcript.Challenge();
    }
}
