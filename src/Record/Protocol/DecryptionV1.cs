using System.Text;
using Hustings.Cryptography;
using Hustings.Cryptography.Proofs;

namespace Hustings.Record.Protocol;

/// <summary>
/// Version 1 partial decryptions (specification, "Partial decryptions"). The proof's hash covers neither the
/// ciphertext nor the factor, so a trustee can publish a wrong factor with a proof that passes; whoever reports on an
/// archive has to say so.
/// </summary>
internal static class DecryptionV1
{
    public static PartialDecryption Make(
        Election election,
        EncryptedTally tally,
        SecretScalar secret,
        IRandomSource random
    )
    {
        var key = secret.PublicPoint();
        var electionHash = Encoding.ASCII.GetBytes(election.Fingerprint);
        var factors = new Point[tally.Questions.Count][];
        var proofs = new Proof[tally.Questions.Count][];
        for (var i = 0; i < factors.Length; i++)
        {
            var sums = tally.Questions[i];
            factors[i] = new Point[sums.Count];
            proofs[i] = new Proof[sums.Count];
            // Nonces are drawn in order, whatever the cores do.
            var nonces = new SecretScalar[sums.Count];
            try
            {
                for (var j = 0; j < nonces.Length; j++)
                {
                    nonces[j] = SecretScalar.Random(random);
                }
                var (ofQuestion, ofProofs) = (factors[i], proofs[i]);
                Parallel.For(
                    0,
                    sums.Count,
                    j =>
                    {
                        ofQuestion[j] = secret.Multiply(sums[j].Alpha);
                        ofProofs[j] = DecryptionProof.Prove(electionHash, secret, key, sums[j].Alpha, nonces[j]);
                    }
                );
            }
            finally
            {
                foreach (var nonce in nonces)
                {
                    nonce?.Dispose();
                }
            }
        }
        return new PartialDecryption(factors, proofs, PartialDecryption.Write(factors, proofs));
    }

    public static bool Holds(PartialDecryption decryption, Election election, EncryptedTally tally, Point trusteeKey)
    {
        var electionHash = Encoding.ASCII.GetBytes(election.Fingerprint);
        for (var i = 0; i < tally.Questions.Count; i++)
        {
            var (ciphertexts, factors, proofs) = (tally.Questions[i], decryption.Factors[i], decryption.Proofs[i]);
            var failed = 0;
            Parallel.For(
                0,
                ciphertexts.Count,
                (j, loop) =>
                {
                    if (!DecryptionProof.Verify(electionHash, trusteeKey, ciphertexts[j].Alpha, factors[j], proofs[j]))
                    {
                        Interlocked.Increment(ref failed);
                        loop.Stop();
                    }
                }
            );
            if (failed > 0)
            {
                return false;
            }
        }
        return true;
    }
}
