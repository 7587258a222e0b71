namespace Hustings.Cryptography.Shuffles;

/// <summary>
/// Shuffling ciphertexts and proving it. Source: specification, "Shuffle algorithms" (GenShuffle, GenShuffleProof), from CHVote 1.3.2.
/// Re-encryption exponents and nonces go through libsodium. The permutation shows in memory accesses: a mixing trustee's
/// machine must be its own.
/// </summary>
public static class Shuffle
{
    /// <summary>The shuffled ciphertexts and the proof.</summary>
    public static (Ciphertext[] Output, ShuffleProof Proof) Make(
        ElectionKey key,
        string electionHash,
        ReadOnlySpan<Ciphertext> input,
        IRandomSource random
    )
    {
        ArgumentNullException.ThrowIfNull(key);
        int n = input.Length;
        int[] permutation = RandomPermutation(n, random);
        using SecretVector reencryption = SecretVector.Random(n, random);
        Ciphertext[] output = new Ciphertext[n];
        Ciphertext[] before = input.ToArray();
        Parallel.For(
            0,
            n,
            i =>
            {
                int j = permutation[i];
                SecretScalar r = reencryption[j];
                output[i] = new(before[j].Alpha + r.PublicPoint(), before[j].Beta + r.Multiply(key.Point));
            }
        );
        return (output, Prove(key, electionHash, input, output, reencryption, permutation, random));
    }

    private static ShuffleProof Prove(
        ElectionKey key,
        string electionHash,
        ReadOnlySpan<Ciphertext> input,
        Ciphertext[] output,
        SecretVector reencryption,
        int[] permutation,
        IRandomSource random
    )
    {
        int n = output.Length;
        using SecretVector r = SecretVector.Random(n, random);
        Point[] c = new Point[n];
        Parallel.For(0, n, i => c[permutation[i]] = r[permutation[i]].PublicPoint() + Generators.Get(i));

        using ShuffleTranscript transcript = new(electionHash, key.Point, input, output, c);
        Scalar[] u = transcript.PermutationChallenges(n);
        using SecretVector uPrime = SecretVector.From([.. permutation.Select(j => u[j])]);

        using SecretVector rHat = SecretVector.Random(n, random);
        Point[] chain = Chain(rHat, uPrime);

        using SecretVector omega = SecretVector.Random(4, random);
        using SecretVector omegaHat = SecretVector.Random(n, random);
        using SecretVector omegaPrime = SecretVector.Random(n, random);
        Point t3 = omega[2].PublicPoint();
        Point t41 = -omega[3].Multiply(key.Point);
        Point t42 = -omega[3].PublicPoint();
        Point[] tHat = new Point[n];
        (Point Generator, Point Beta, Point Alpha)[] terms = new (Point, Point, Point)[n];
        Parallel.For(
            0,
            n,
            i =>
            {
                SecretScalar exponent = omegaPrime[i];
                terms[i] = (
                    exponent.Multiply(Generators.Get(i)),
                    exponent.Multiply(output[i].Beta),
                    exponent.Multiply(output[i].Alpha)
                );
                tHat[i] = omegaHat[i].PublicPoint() + exponent.Multiply(Previous(chain, i));
            }
        );
        foreach ((Point generator, Point beta, Point alpha) in terms)
        {
            t3 += generator;
            t41 += beta;
            t42 += alpha;
        }
        ShuffleCommitments t = new(omega[0].PublicPoint(), omega[1].PublicPoint(), t3, t41, t42, tHat);
        Scalar challenge = transcript.Challenge(t, chain);

        using SecretScalar rBar = r.Sum();
        using SecretScalar rHatSum = ChainSum(rHat, uPrime);
        using SecretScalar rTilde = r.Dot(u);
        using SecretScalar rPrime = reencryption.Dot(u);
        Scalar[] sHat = new Scalar[n];
        Scalar[] sPrime = new Scalar[n];
        for (int i = 0; i < n; i++)
        {
            sHat[i] = omegaHat[i].Mask(rHat[i], challenge);
            sPrime[i] = omegaPrime[i].Mask(uPrime[i], challenge);
        }
        ShuffleResponses s = new(
            omega[0].Mask(rBar, challenge),
            omega[1].Mask(rHatSum, challenge),
            omega[2].Mask(rTilde, challenge),
            omega[3].Mask(rPrime, challenge),
            sHat,
            sPrime
        );
        return new(t, s, c, chain);
    }

    // Each link is g^r^_i times the one before to the u'_i. Every link as a product of g and h alone, with exponents that build on one another, so that cores share them.
    private static Point[] Chain(SecretVector rHat, SecretVector uPrime)
    {
        int n = rHat.Count;
        SecretScalar[] ofG = new SecretScalar[n];
        SecretScalar[] ofH = new SecretScalar[n];
        for (int i = 0; i < n; i++)
        {
            if (i == 0)
            {
                (ofG[0], ofH[0]) = (rHat[0].Times(Scalar.One), uPrime[0].Times(Scalar.One));
                continue;
            }
            using SecretScalar carried = ofG[i - 1].Times(uPrime[i]);
            ofG[i] = rHat[i].Plus(carried);
            ofH[i] = ofH[i - 1].Times(uPrime[i]);
        }
        using SecretVector exponents = SecretVector.Of(ofG);
        using SecretVector others = SecretVector.Of(ofH);
        Point[] chain = new Point[n];
        Parallel.For(0, n, i => chain[i] = exponents[i].PublicPoint() + others[i].Multiply(Generators.Secondary));
        return chain;
    }

    private static Point Previous(Point[] chain, int i) => i == 0 ? Generators.Secondary : chain[i - 1];

    // Sum of rHat_i v_i with v_N = 1 and v_i = u'_(i+1) v_(i+1).
    private static SecretScalar ChainSum(SecretVector rHat, SecretVector uPrime)
    {
        SecretScalar sum = SecretScalar.FromPublic(Scalar.Zero);
        SecretScalar v = SecretScalar.FromPublic(Scalar.One);
        for (int i = rHat.Count - 1; i >= 0; i--)
        {
            using SecretScalar term = rHat[i].Times(v);
            SecretScalar next = sum.Plus(term);
            sum.Dispose();
            sum = next;
            SecretScalar product = v.Times(uPrime[i]);
            v.Dispose();
            v = product;
        }
        v.Dispose();
        return sum;
    }

    // GenPermutation: Fisher and Yates with unbiased indices.
    private static int[] RandomPermutation(int n, IRandomSource random)
    {
        int[] permutation = [.. Enumerable.Range(0, n)];
        for (int i = 0; i < n; i++)
        {
            int k = i + Below(n - i, random);
            (permutation[i], permutation[k]) = (permutation[k], permutation[i]);
        }
        return permutation;
    }

    private static int Below(int bound, IRandomSource random)
    {
        Span<byte> bytes = stackalloc byte[4];
        uint limit = uint.MaxValue - uint.MaxValue % (uint)bound;
        uint value;
        do
        {
            random.Fill(bytes);
            value = BitConverter.ToUInt32(bytes);
        } while (value >= limit);
        return (int)(value % (uint)bound);
    }
}
