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

    /// <summary>Puts a disjunction's commitments into a batch; they stand there one after another, two for each branch.</summary>
    public static PlannedDisjunction Plan(
        CommitmentBatch batch,
        ElectionKey key,
        ReadOnlySpan<PlannedBranch> branches,
        Proof[] proofs
    )
    {
        int first = batch.Count;
        for (int j = 0; j < proofs.Length; j++)
        {
            (Scalar challenge, Scalar response) = proofs[j];
            (int alpha, int beta, int value) = branches[j];
            batch.Add(FixedBase.Generator, response, alpha, challenge);
            // (beta - v g) c = beta c - g (v c)
            if (value == 0)
                batch.Add(key.Base, response, beta, challenge);
            else
                batch.Add(key.Base, response, FixedBase.Generator, Shift(value, challenge), beta, challenge);
        }
        return new(first, proofs);
    }

    private static Scalar Shift(int value, in Scalar challenge) =>
        value == 1 ? -challenge : -(Scalar.From((ulong)value) * challenge);
}

/// <summary>One branch as a batch knows it: "(alpha, beta) encrypts v".</summary>
/// <param name="Alpha">Index of alpha among the batch's points.</param>
/// <param name="Beta">Index of beta.</param>
/// <param name="Value">v, not negative.</param>
internal readonly record struct PlannedBranch(int Alpha, int Beta, int Value);

/// <summary>A disjunction whose commitments stand in a batch.</summary>
internal readonly record struct PlannedDisjunction(int First, Proof[] Proofs)
{
    /// <summary>Whether the branch proofs hold. Variable time.</summary>
    public bool Holds(ref Transcript transcript, ReadOnlySpan<byte> commitments)
    {
        Scalar sum = Scalar.Zero;
        foreach (Proof proof in Proofs)
            sum += proof.Challenge;
        transcript.AppendEncodings(commitments.Slice(First * Point.Size, 2 * Proofs.Length * Point.Size));
        return transcript.Challenge() == sum;
    }
}
