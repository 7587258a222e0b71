namespace Hustings.Cryptography.Proofs;

/// <summary>
/// The signature of a ballot under its credential. Source: specification, "Signatures": challenge = H(sig|hash|A), hash the unpadded
/// Base64 of the SHA-256 of the ballot without its signature.
/// </summary>
public static class BallotSignature
{
    /// <summary>Signs with the credential's secret exponent.</summary>
    public static Proof Sign(SecretScalar secret, ReadOnlySpan<byte> hashBase64, IRandomSource random)
    {
        ArgumentNullException.ThrowIfNull(secret);
        using SecretScalar w = SecretScalar.Random(random);
        Scalar challenge = Challenge(hashBase64, w.PublicPoint().Edwards);
        return new(challenge, w.Respond(secret, challenge));
    }

    /// <summary>Whether the signature holds under this public credential.</summary>
    public static bool Verify(Point credential, ReadOnlySpan<byte> hashBase64, Proof proof) =>
        proof.Challenge
        == Challenge(
            hashBase64,
            Exponentiation.Multiply(FixedBase.Generator, proof.Response, proof.Challenge, credential.Edwards)
        );

    private static Scalar Challenge(ReadOnlySpan<byte> hashBase64, in EdwardsPoint commitment)
    {
        Transcript transcript = new("sig"u8, stackalloc byte[192]);
        transcript.Append(hashBase64);
        transcript.Append((byte)'|');
        transcript.AppendList([commitment]);
        return transcript.Challenge();
    }
}
