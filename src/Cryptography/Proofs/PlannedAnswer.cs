namespace Hustings.Cryptography.Proofs;

/// <summary>The proofs of one homomorphic answer, their commitments in a batch: every ciphertext's powers are used by all proofs about it.</summary>
internal sealed class PlannedAnswer : IPlannedProof
{
    private readonly QuestionRule _rule;
    private readonly HomomorphicAnswer _answer;
    private readonly ReadOnlyMemory<byte> _prefix;
    private readonly Ciphertext _sum;
    private readonly PlannedDisjunction[] _individual;
    private readonly PlannedDisjunction _overall;
    private readonly PlannedDisjunction _blank;

    public PlannedAnswer(
        CommitmentBatch batch,
        ElectionKey key,
        in QuestionRule rule,
        HomomorphicAnswer answer,
        ReadOnlyMemory<byte> prefix
    )
    {
        _rule = rule;
        _answer = answer;
        _prefix = prefix;
        _sum = HomomorphicAnswers.Sum(answer.Choices.AsSpan(rule.Blank ? 1 : 0));
        _individual = new PlannedDisjunction[answer.Choices.Length];
        PlannedBranch first = default;
        for (int i = 0; i < _individual.Length; i++)
        {
            PlannedBranch zero = Add(batch, answer.Choices[i]);
            first = i == 0 ? zero : first;
            _individual[i] = Disjunction.Plan(batch, key, [zero, zero with { Value = 1 }], answer.IndividualProofs[i]);
        }
        PlannedBranch sum = Add(batch, _sum);
        PlannedBranch[] overall = new PlannedBranch[rule.OverallBranches];
        int blanks = rule.Blank ? 1 : 0;
        if (rule.Blank)
            overall[0] = first with { Value = 1 };
        for (int j = blanks; j < overall.Length; j++)
            overall[j] = sum with { Value = rule.Min + j - blanks };
        _overall = Disjunction.Plan(batch, key, overall, answer.OverallProof);
        if (rule.Blank)
            _blank = Disjunction.Plan(batch, key, [first, sum], answer.BlankProof!);
    }

    public bool Holds(ReadOnlySpan<byte> commitments)
    {
        Span<byte> buffer = stackalloc byte[2048];
        ReadOnlySpan<byte> prefix = _prefix.Span;
        for (int i = 0; i < _individual.Length; i++)
        {
            Transcript individual = HomomorphicAnswers.IndividualTranscript(prefix, _answer.Choices[i], buffer);
            if (!_individual[i].Holds(ref individual, commitments))
                return false;
        }
        if (!_rule.Blank)
        {
            Transcript overall = HomomorphicAnswers.IntervalTranscript(prefix, _answer.Choices, _sum, buffer);
            return _overall.Holds(ref overall, commitments);
        }
        Transcript one = HomomorphicAnswers.ListTranscript("bproof1"u8, prefix, _answer.Choices, buffer);
        if (!_overall.Holds(ref one, commitments))
            return false;
        Transcript zero = HomomorphicAnswers.ListTranscript("bproof0"u8, prefix, _answer.Choices, buffer);
        return _blank.Holds(ref zero, commitments);
    }

    private static PlannedBranch Add(CommitmentBatch batch, in Ciphertext c) =>
        new(batch.AddPoint(c.Alpha), batch.AddPoint(c.Beta), 0);
}
