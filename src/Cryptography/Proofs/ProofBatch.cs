namespace Hustings.Cryptography.Proofs;

/// <summary>
/// Many proofs checked together: their commitments are computed side by side, the checks themselves stay one by one, so each proof gets its own verdict, the
/// same as alone. For one thread; threads make their own. Variable time.
/// </summary>
public sealed class ProofBatch
{
    private readonly CommitmentBatch _commitments = new();
    private readonly List<IPlannedProof> _proofs = [];

    /// <summary>How many proofs are in it.</summary>
    public int Count => _proofs.Count;

    /// <summary>Adds a ballot's signature; the index of its verdict.</summary>
    public int AddSignature(Point credential, ReadOnlySpan<byte> hashBase64, Proof proof) =>
        Add(BallotSignature.Plan(_commitments, credential, hashBase64, proof));

    /// <summary>Adds all proofs of a homomorphic answer; the index of their common verdict.</summary>
    /// <exception cref="ArgumentException">The answer does not have the rule's shape: a caller's bug.</exception>
    public int AddAnswer(ElectionKey key, QuestionRule rule, HomomorphicAnswer answer, ReadOnlyMemory<byte> prefix) =>
        Add(HomomorphicAnswers.Plan(_commitments, key, rule, answer, prefix));

    /// <summary>Adds the proof of an embedded answer; the index of its verdict.</summary>
    public int AddAnswer(ElectionKey key, EmbeddedAnswer answer, ReadOnlyMemory<byte> prefix) =>
        Add(EmbeddedAnswers.Plan(_commitments, key, answer, prefix));

    /// <summary>Whether each of the proofs holds, in the order in which they were added.</summary>
    public bool[] Run()
    {
        byte[] commitments = _commitments.Run();
        bool[] verdicts = new bool[_proofs.Count];
        for (int i = 0; i < verdicts.Length; i++)
            verdicts[i] = _proofs[i].Holds(commitments);
        return verdicts;
    }

    private int Add(IPlannedProof proof)
    {
        _proofs.Add(proof);
        return _proofs.Count - 1;
    }
}

/// <summary>A proof whose commitments stand in a <see cref="CommitmentBatch"/>.</summary>
internal interface IPlannedProof
{
    /// <summary>Whether it holds, given the encodings of all the batch's sums.</summary>
    bool Holds(ReadOnlySpan<byte> commitments);
}
