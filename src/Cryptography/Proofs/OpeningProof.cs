using Hustings.Cryptography.Interop;

namespace Hustings.Cryptography.Proofs;

/// <summary>
/// One proof that many decryption factors F_i = alpha_i^x are all right: a Chaum-Pedersen proof over a random linear combination, with
/// the ciphertexts and the factors inside the hash, which the Belenios v1 proof leaves out. docs/spec/companion-proofs.md.
/// </summary>
public static class OpeningProof
{
    /// <summary>Proves that factors[i] = alphas[i]^x for every i and X = g^x.</summary>
    public static Proof Prove(
        OpeningContext context,
        SecretScalar x,
        Point publicKey,
        ReadOnlySpan<Point> alphas,
        ReadOnlySpan<Point> factors,
        IRandomSource random
    )
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(random);
        byte[] t = Statement(context, publicKey, alphas, factors);
        (Point a, Point f) = Combine(t, alphas, factors);
        Span<byte> fresh = stackalloc byte[32];
        random.Fill(fresh);
        using SecretScalar k = Nonce(x, t, fresh);
        Scalar challenge = Challenge(t, a, f, k.PublicPoint(), k.Multiply(a));
        return new(challenge, k.Respond(x, challenge));
    }

    /// <summary>Whether the proof holds; false also when the lists differ in length.</summary>
    public static bool Verify(
        OpeningContext context,
        Point publicKey,
        ReadOnlySpan<Point> alphas,
        ReadOnlySpan<Point> factors,
        Proof proof
    )
    {
        if (alphas.Length != factors.Length)
            return false;
        byte[] t = Statement(context, publicKey, alphas, factors);
        (Point a, Point f) = Combine(t, alphas, factors);
        Point commitment = Point.MultiplyBase(proof.Response) + Point.Multiply(proof.Challenge, publicKey);
        Point combined = Point.Multiply(proof.Response, a) + Point.Multiply(proof.Challenge, f);
        return proof.Challenge == Challenge(t, a, f, commitment, combined);
    }

    private static byte[] Statement(
        OpeningContext context,
        in Point publicKey,
        ReadOnlySpan<Point> alphas,
        ReadOnlySpan<Point> factors
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        using SequenceHash hash = new("hustings/v1/open");
        return hash.Add(context.Digest()).Add(publicKey).Add(alphas.Length).Add(alphas).Add(factors).Digest();
    }

    private static (Point A, Point F) Combine(byte[] t, ReadOnlySpan<Point> alphas, ReadOnlySpan<Point> factors)
    {
        Scalar[] weights = new Scalar[alphas.Length];
        Span<byte> wide = stackalloc byte[32];
        for (int i = 0; i < weights.Length; i++)
        {
            using SequenceHash hash = new("hustings/v1/open/weight");
            wide.Clear();
            hash.Add(t).Add(i + 1L).Digest().AsSpan(0, 16).CopyTo(wide);
            _ = Scalar.TryDecode(wide, out weights[i]);
        }
        return (MultiExponentiation.Sum(weights, alphas), MultiExponentiation.Sum(weights, factors));
    }

    // The key goes into the nonce, so a broken random source does not give it away.
    private static SecretScalar Nonce(SecretScalar x, byte[] t, ReadOnlySpan<byte> fresh)
    {
        using SequenceHash hash = new("hustings/v1/open/nonce");
        Span<byte> key = stackalloc byte[32];
        x.CopyTo(key);
        hash.Add(key).Add(t).Add(fresh);
        Sodium.Wipe(key);
        return hash.ToSecret();
    }

    private static Scalar Challenge(byte[] t, in Point a, in Point f, in Point commitment, in Point combined)
    {
        using SequenceHash hash = new("hustings/v1/open/proof");
        return hash.Add(t).Add(a).Add(f).Add(commitment).Add(combined).ToScalar();
    }
}
