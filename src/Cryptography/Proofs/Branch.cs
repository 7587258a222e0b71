namespace Hustings.Cryptography.Proofs;

/// <summary>
/// One branch of a disjunctive proof (Cramer, Damgård, Schoenmakers 1994): "(alpha, beta) encrypts v", with the shift g^-v
/// already taken off beta.
/// </summary>
/// <param name="Alpha">alpha.</param>
/// <param name="Shifted">beta / g^v.</param>
internal readonly record struct Branch(Point Alpha, Point Shifted);

/// <summary>
/// A proof that one of several branches is true without saying which, as the specification's iprove, bproof0 and bproof1 share it:
/// they differ in the text that precedes the commitments and in the branches.
/// </summary>
internal static class Disjunction
{
    /// <summary>
    /// Makes the branch proofs; <paramref name="index"/> is the true one and <paramref name="exponent"/> its encryption exponent.
    /// Draws as docs/spec/casting.md orders them. Simulated branches go through libsodium too: which one is true is secret.
    /// </summary>
    public static Proof[] Prove(
        ref Transcript transcript,
        ElectionKey key,
        ReadOnlySpan<Branch> branches,
        int index,
        SecretScalar exponent,
        IRandomSource random
    )
    {
        Proof[] proofs = new Proof[branches.Length];
        EdwardsPoint[] commitments = new EdwardsPoint[2 * branches.Length];
        SecretScalar? nonce = null;
        Scalar others = Scalar.Zero;
        for (int j = 0; j < branches.Length; j++)
        {
            if (j == index)
            {
                nonce = SecretScalar.Random(random);
                commitments[2 * j] = nonce.PublicPoint().Edwards;
                commitments[2 * j + 1] = nonce.Multiply(key.Point).Edwards;
                continue;
            }
            Scalar challenge = Scalar.Random(random);
            Scalar response = Scalar.Random(random);
            using SecretScalar c = SecretScalar.FromPublic(challenge);
            using SecretScalar r = SecretScalar.FromPublic(response);
            commitments[2 * j] = (r.PublicPoint() + c.Multiply(branches[j].Alpha)).Edwards;
            commitments[2 * j + 1] = (r.Multiply(key.Point) + c.Multiply(branches[j].Shifted)).Edwards;
            proofs[j] = new(challenge, response);
            others += challenge;
        }
        if (nonce is null)
            throw new ArgumentOutOfRangeException(nameof(index), "No branch is true.");
        using (nonce)
        {
            transcript.AppendList(commitments);
            Scalar challenge = transcript.Challenge() - others;
            proofs[index] = new(challenge, nonce.Respond(exponent, challenge));
        }
        return proofs;
    }

    /// <summary>Whether the branch proofs hold. Variable time.</summary>
    public static bool Verify(
        ref Transcript transcript,
        ElectionKey key,
        ReadOnlySpan<Branch> branches,
        ReadOnlySpan<Proof> proofs
    )
    {
        Span<EdwardsPoint> commitments =
            branches.Length <= 8 ? stackalloc EdwardsPoint[16] : new EdwardsPoint[2 * branches.Length];
        commitments = commitments[..(2 * branches.Length)];
        Span<sbyte> fixedDigits = stackalloc sbyte[WindowedNaf.Digits];
        Span<sbyte> digits = stackalloc sbyte[WindowedNaf.Digits];
        PointTable alphaTable = default;
        Scalar sum = Scalar.Zero;
        for (int j = 0; j < branches.Length; j++)
        {
            WindowedNaf.Write(proofs[j].Response, FixedBase.Width, fixedDigits);
            WindowedNaf.Write(proofs[j].Challenge, PointTable.Width, digits);
            // Neighbouring branches mostly share their alpha: one table serves them.
            if (j == 0 || !branches[j].Alpha.Equals(branches[j - 1].Alpha))
                alphaTable = new PointTable(branches[j].Alpha.Edwards);
            PointTable shiftedTable = new(branches[j].Shifted.Edwards);
            commitments[2 * j] = Exponentiation.Multiply(FixedBase.Generator, fixedDigits, alphaTable, digits);
            commitments[2 * j + 1] = Exponentiation.Multiply(key.Base, fixedDigits, shiftedTable, digits);
            sum += proofs[j].Challenge;
        }
        transcript.AppendList(commitments);
        return transcript.Challenge() == sum;
    }
}
