using Hustings.Cryptography;
using Hustings.Cryptography.Shuffles;
using Hustings.Record.Json;

namespace Hustings.Record;

/// <summary>
/// One trustee's shuffle of all answers to be shuffled, with its proofs (specification, "Shuffles"): one list and one
/// proof for each non-homomorphic question.
/// </summary>
public sealed class ShuffleDocument
{
    private ShuffleDocument(
        IReadOnlyList<IReadOnlyList<Ciphertext>> ciphertexts,
        IReadOnlyList<ShuffleProof> proofs,
        byte[] bytes
    )
    {
        Ciphertexts = ciphertexts;
        Proofs = proofs;
        Bytes = bytes;
        Hash = Fingerprint.Hex(bytes);
    }

    public IReadOnlyList<IReadOnlyList<Ciphertext>> Ciphertexts { get; }
    public IReadOnlyList<ShuffleProof> Proofs { get; }
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>SHA-256 of <see cref="Bytes"/>, 64 lower-case hex digits.</summary>
    public string Hash { get; }

    /// <summary>Shuffles what the tally, or the shuffle before, holds.</summary>
    public static ShuffleDocument Make(Election election, EncryptedTally tally, IRandomSource random)
    {
        var ciphertexts = new List<IReadOnlyList<Ciphertext>>();
        var proofs = new List<ShuffleProof>();
        foreach (var list in tally.Shuffled(election))
        {
            var (output, proof) = Shuffle.Make(election.PublicKey, election.Fingerprint, [.. list], random);
            ciphertexts.Add(output);
            proofs.Add(proof);
        }
        var writer = new CanonicalWriter().Raw("{\"ciphertexts\":"u8);
        writer.Array(ciphertexts, (w, list) => w.Array(list, (v, c) => v.Ciphertext(c)));
        writer.Raw(",\"proofs\":"u8).Array(proofs, ShuffleProofs.Write).Raw("}"u8);
        return new ShuffleDocument(ciphertexts, proofs, writer.ToArray());
    }

    /// <summary>Whether this is a shuffle of what the tally holds: every list and every proof.</summary>
    public bool Verify(Election election, EncryptedTally before)
    {
        var input = before.Shuffled(election);
        return input.Count == Ciphertexts.Count
            && Enumerable
                .Range(0, input.Count)
                .All(i =>
                    ShuffleVerifier.Verify(
                        election.PublicKey,
                        election.Fingerprint,
                        [.. input[i]],
                        [.. Ciphertexts[i]],
                        Proofs[i]
                    )
                );
    }

    public static DocumentFault TryRead(ReadOnlySpan<byte> bytes, Election election, out ShuffleDocument? shuffle) =>
        Diagnosis.Read(
            bytes,
            Limits.ShuffleBytes,
            (ReadOnlySpan<byte> text, out ShuffleDocument? read) => Read(text, election, out read),
            out shuffle
        );

    private static DocumentFault Read(ReadOnlySpan<byte> bytes, Election election, out ShuffleDocument? shuffle)
    {
        var reader = new CanonicalReader(bytes) { Ahead = PointsAhead.Of(bytes) };
        reader.Take("{\"ciphertexts\":"u8);
        var ciphertexts = reader.List(
            Limits.Questions,
            (ref CanonicalReader r) => r.List(Limits.Ballots, (ref CanonicalReader s) => s.Ciphertext())
        );
        reader.Take(",\"proofs\":"u8);
        var proofs = reader.List(Limits.Questions, ShuffleProofs.Read);
        reader.Take("}"u8);
        var questions = election.Questions.Count(question => question.Kind == QuestionKind.NonHomomorphic);
        if (ciphertexts.Length != questions || proofs.Length != questions)
        {
            reader.Fail(DocumentFault.Shape);
        }
        for (var i = 0; i < proofs.Length && !reader.Failed; i++)
        {
            if (!proofs[i].HasLength(ciphertexts[i].Length))
            {
                reader.Fail(DocumentFault.Shape);
            }
        }
        shuffle = new ShuffleDocument(ciphertexts, proofs, bytes.ToArray());
        return reader.End();
    }
}
