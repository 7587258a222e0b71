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

    /// <summary>The same in a batch.</summary>
    internal static IPlannedProof Plan(
        CommitmentBatch batch,
        Point credential,
        ReadOnlySpan<byte> hashBase64,
        Proof proof
    ) =>
        new Planned(
            batch.Add(FixedBase.Generator, proof.Response, batch.AddPoint(credential), proof.Challenge),
            hashBase64.ToArray(),
            proof.Challenge
        );

    private sealed record Planned(int Index, byte[] Hash, Scalar Challenge) : IPlannedProof
    {
        public bool Holds(ReadOnlySpan<byte> commitments) =>
            Challenge == BallotSignature.Challenge(Hash, commitments.Slice(Index * Point.Size, Point.Size));
    }

    private static Scalar Challenge(ReadOnlySpan<byte> hashBase64, in EdwardsPoint commitment)
    {
        Span<byte> encoding = stackalloc byte[Point.Size];
        Point.Encode([commitment], encoding);
        return Challenge(hashBase64, encoding);
    }

    private static Scalar Challenge(ReadOnlySpan<byte> hashBase64, ReadOnlySpan<byte> commitment)
    {
        Transcript transcript = new("sig"u8, stackalloc byte[192]);
        transcript.Append(hashBase64);
        transcript.Append((byte)'|');
        transcript.AppendEncodings(commitment);
        return transcript.Challenge();
    }
}
