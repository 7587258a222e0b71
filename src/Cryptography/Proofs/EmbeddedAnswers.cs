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

    private static Scalar Challenge(
        ReadOnlySpan<byte> prefix,
        ElectionKey key,
        in Ciphertext ciphertext,
        in EdwardsPoint commitment
    )
    {
        Transcript transcript = new("raweg"u8, stackalloc byte[512]);
        transcript.Append(prefix);
        transcript.Append((byte)'|');
        transcript.AppendList([key.Point.Edwards, ciphertext.Alpha.Edwards, ciphertext.Beta.Edwards]);
        transcript.Append((byte)'|');
        transcript.AppendList([commitment]);
        return transcript.Challenge();
    }
}
