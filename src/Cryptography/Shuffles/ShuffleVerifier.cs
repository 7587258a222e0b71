namespace Hustings.Cryptography.Shuffles;

/// <summary>Checking a shuffle. Source: specification, table CheckShuffleProof. Variable time.</summary>
public static class ShuffleVerifier
{
    /// <summary>Whether <paramref name="output"/> is a permuted re-encryption of <paramref name="input"/> as the proof claims.</summary>
    public static bool Verify(
        ElectionKey key,
        string electionHash,
        ReadOnlySpan<Ciphertext> input,
        ReadOnlySpan<Ciphertext> output,
        ShuffleProof proof
    )
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(proof);
        int n = input.Length;
        if (output.Length != n || !proof.HasLength(n))
            return false;
        (ShuffleCommitments t, ShuffleResponses s, Point[] c, Point[] chain) = proof;
        using ShuffleTranscript transcript = new(electionHash, key.Point, input, output, c);
        Scalar[] u = transcript.PermutationChallenges(n);
        Scalar challenge = transcript.Challenge(t, chain);
        Scalar minus = -challenge;
        Point[] h = [.. Enumerable.Range(0, n).Select(Generators.Get)];

        Point cBar = Point.Identity;
        Scalar product = Scalar.One;
        for (int i = 0; i < n; i++)
        {
            cBar += c[i] - h[i];
            product *= u[i];
        }
        Point last = n == 0 ? Generators.Secondary : chain[^1];
        Point cHat = last - Point.Multiply(product, Generators.Secondary);

        Point[] betas = Betas(input);
        Point[] alphas = Alphas(input);
        Point[] outBetas = Betas(output);
        Point[] outAlphas = Alphas(output);
        Func<bool>[] equations =
        [
            () => t.T1 == Point.Multiply(minus, cBar) + Point.MultiplyBase(s.S1),
            () => t.T2 == Point.Multiply(minus, cHat) + Point.MultiplyBase(s.S2),
            () =>
                t.T3
                == Point.Multiply(minus, MultiExponentiation.Sum(u, c))
                    + Point.MultiplyBase(s.S3)
                    + MultiExponentiation.Sum(s.Prime, h),
            () => t.T41 == Column(key.Point, betas, outBetas, u, s, minus),
            () => t.T42 == Column(Point.Generator, alphas, outAlphas, u, s, minus),
            () => ShuffleChain.Holds(t.Hat, s, chain, challenge),
        ];
        int wrong = 0;
        Parallel.ForEach(
            equations,
            equation =>
            {
                if (!equation())
                    Interlocked.Increment(ref wrong);
            }
        );
        return wrong == 0;
    }

    // (prod in_i^u_i)^-c base^-s4 prod out_i^s'_i.
    private static Point Column(
        Point basePoint,
        Point[] input,
        Point[] output,
        Scalar[] u,
        ShuffleResponses s,
        in Scalar minus
    ) =>
        Point.Multiply(minus, MultiExponentiation.Sum(u, input))
        + Point.Multiply(-s.S4, basePoint)
        + MultiExponentiation.Sum(s.Prime, output);

    private static Point[] Alphas(ReadOnlySpan<Ciphertext> ciphertexts)
    {
        Point[] points = new Point[ciphertexts.Length];
        for (int i = 0; i < points.Length; i++)
            points[i] = ciphertexts[i].Alpha;
        return points;
    }

    private static Point[] Betas(ReadOnlySpan<Ciphertext> ciphertexts)
    {
        Point[] points = new Point[ciphertexts.Length];
        for (int i = 0; i < points.Length; i++)
            points[i] = ciphertexts[i].Beta;
        return points;
    }
}
