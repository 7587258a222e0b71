namespace Hustings.Cryptography.Proofs;

/// <summary>
/// A trustee's proof that a decryption factor is alpha^x for the x behind its key. Source: specification, "Partial decryptions":
/// challenge = H(decrypt|electionHash|X|A,B).
/// </summary>
/// <remarks>The hash leaves out alpha and the factor, so a dishonest trustee can pass it with a wrong factor; see
/// docs/threats. The protocol is followed to the byte; what it cannot exclude is said by the verifier.</remarks>
public static class DecryptionProof
{
    /// <summary>Proves that factor = alpha^x and X = g^x.</summary>
    public static Proof Prove(
        ReadOnlySpan<byte> electionHash,
        SecretScalar x,
        Point publicKey,
        Point alpha,
        IRandomSource random
    )
    {
        using SecretScalar w = SecretScalar.Random(random);
        return Prove(electionHash, x, publicKey, alpha, w);
    }

    /// <summary>The same with a nonce that was drawn before, for this proof alone.</summary>
    public static Proof Prove(
        ReadOnlySpan<byte> electionHash,
        SecretScalar x,
        Point publicKey,
        Point alpha,
        SecretScalar w
    )
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(w);
        Scalar challenge = Challenge(electionHash, publicKey, w.PublicPoint().Edwards, w.Multiply(alpha).Edwards);
        return new(challenge, w.Respond(x, challenge));
    }

    /// <summary>Whether the proof holds.</summary>
    public static bool Verify(
        ReadOnlySpan<byte> electionHash,
        Point publicKey,
        Point alpha,
        Point factor,
        Proof proof
    ) =>
        proof.Challenge
        == Challenge(
            electionHash,
            publicKey,
            Exponentiation.Multiply(FixedBase.Generator, proof.Response, proof.Challenge, publicKey.Edwards),
            Exponentiation.Multiply(proof.Response, alpha.Edwards, proof.Challenge, factor.Edwards)
        );

    private static Scalar Challenge(
        ReadOnlySpan<byte> electionHash,
        in Point publicKey,
        in EdwardsPoint a,
        in EdwardsPoint b
    )
    {
        Transcript transcript = new("decrypt"u8, stackalloc byte[320]);
        transcript.Append(electionHash);
        transcript.Append((byte)'|');
        transcript.Append(publicKey);
        transcript.Append((byte)'|');
        transcript.AppendList([a, b]);
        return transcript.Challenge();
    }
}
