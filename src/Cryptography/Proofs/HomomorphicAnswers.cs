namespace Hustings.Cryptography.Proofs;

/// <summary>One question's encrypted answer, of either kind.</summary>
public abstract record EncryptedAnswer
{
    private protected EncryptedAnswer() { }

    /// <summary>What goes into the tally: one ciphertext per choice, or the one that holds a whole ranking.</summary>
    public abstract IReadOnlyList<Ciphertext> Ciphertexts { get; }
}

/// <summary>An answer that is added up (specification, "Homomorphic answers").</summary>
/// <param name="Choices">One ciphertext per answer, each of 0 or 1; a leading one for "blank" where that is allowed.</param>
/// <param name="IndividualProofs">Per choice, the two branches of "0 or 1".</param>
/// <param name="OverallProof">That the number of choices is allowed.</param>
/// <param name="BlankProof">Two branches of "not blank, or nothing chosen"; null where blank is not allowed.</param>
public sealed record HomomorphicAnswer(
    Ciphertext[] Choices,
    Proof[][] IndividualProofs,
    Proof[] OverallProof,
    Proof[]? BlankProof
) : EncryptedAnswer
{
    /// <inheritdoc/>
    public override IReadOnlyList<Ciphertext> Ciphertexts => Choices;
}

/// <summary>What a homomorphic question allows.</summary>
/// <param name="Answers">Number of answers, without "blank".</param>
/// <param name="Min">Fewest choices.</param>
/// <param name="Max">Most choices.</param>
/// <param name="Blank">Whether a blank vote is allowed, with nothing chosen whatever <paramref name="Min"/> says.</param>
public readonly record struct QuestionRule(int Answers, int Min, int Max, bool Blank)
{
    /// <summary>Ciphertexts in an answer.</summary>
    public int Choices => Answers + (Blank ? 1 : 0);

    /// <summary>Branches of the overall proof.</summary>
    public int OverallBranches => Max - Min + 1 + (Blank ? 1 : 0);
}

/// <summary>
/// Encrypting and checking answers to a homomorphic question. Source: specification, "Homomorphic answers", "Proofs of interval
/// membership", "Proofs of possibly-blank votes" (Gaudry, "Some ZK security proofs for Belenios", 2017).
/// </summary>
public static class HomomorphicAnswers
{
    /// <summary>
    /// Encrypts choices of 0 and 1 (blank first where allowed). <paramref name="prefix"/> is S0: the election hash, a bar and the
    /// credential's hex.
    /// </summary>
    /// <exception cref="ArgumentException">The choices break the question's rule.</exception>
    public static HomomorphicAnswer Encrypt(
        ElectionKey key,
        QuestionRule rule,
        ReadOnlySpan<int> choices,
        ReadOnlySpan<byte> prefix,
        IRandomSource random
    )
    {
        ArgumentNullException.ThrowIfNull(key);
        RequireAllowed(rule, choices);
        SecretScalar[] exponents = new SecretScalar[choices.Length];
        Ciphertext[] ciphertexts = new Ciphertext[choices.Length];
        try
        {
            for (int i = 0; i < choices.Length; i++)
            {
                exponents[i] = SecretScalar.Random(random);
                Point mask = exponents[i].Multiply(key.Point);
                // Both candidates are computed, so the choice does not show in what is done.
                Point plusOne = mask + Point.Generator;
                ciphertexts[i] = new(exponents[i].PublicPoint(), choices[i] == 1 ? plusOne : mask);
            }
            Proof[][] individual = new Proof[choices.Length][];
            Span<byte> buffer = stackalloc byte[1024];
            for (int i = 0; i < choices.Length; i++)
            {
                Transcript transcript = IndividualTranscript(prefix, ciphertexts[i], buffer);
                individual[i] = Disjunction.Prove(
                    ref transcript,
                    key,
                    ZeroOrOne(ciphertexts[i]),
                    choices[i],
                    exponents[i],
                    random
                );
            }
            return rule.Blank
                ? WithBlank(key, rule, choices, ciphertexts, exponents, individual, prefix, random)
                : WithoutBlank(key, rule, choices, ciphertexts, exponents, individual, prefix, random);
        }
        finally
        {
            foreach (SecretScalar? exponent in exponents)
                exponent?.Dispose();
        }
    }

    /// <summary>Whether every proof of the answer holds. The numbers of choices and branches must be the rule's already.</summary>
    /// <exception cref="ArgumentException">The answer does not have the rule's shape: a caller's bug.</exception>
    public static bool Verify(ElectionKey key, QuestionRule rule, HomomorphicAnswer answer, ReadOnlySpan<byte> prefix)
    {
        CommitmentBatch batch = new();
        IPlannedProof planned = Plan(batch, key, rule, answer, prefix.ToArray());
        return planned.Holds(batch.Run());
    }

    /// <summary>The same in a batch.</summary>
    internal static IPlannedProof Plan(
        CommitmentBatch batch,
        ElectionKey key,
        QuestionRule rule,
        HomomorphicAnswer answer,
        ReadOnlyMemory<byte> prefix
    )
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(answer);
        return HasShape(rule, answer)
            ? new PlannedAnswer(batch, key, rule, answer, prefix)
            : throw new ArgumentException("The answer does not have the question's shape.", nameof(answer));
    }

    /// <summary>Whether the answer has as many choices and proof branches as the rule asks for.</summary>
    public static bool HasShape(QuestionRule rule, HomomorphicAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Choices.Length == rule.Choices
            && answer.IndividualProofs.Length == rule.Choices
            && answer.IndividualProofs.All(p => p.Length == 2)
            && answer.OverallProof.Length == rule.OverallBranches
            && answer.BlankProof?.Length == (rule.Blank ? 2 : null);
    }

    private static HomomorphicAnswer WithoutBlank(
        ElectionKey key,
        QuestionRule rule,
        ReadOnlySpan<int> choices,
        Ciphertext[] ciphertexts,
        SecretScalar[] exponents,
        Proof[][] individual,
        ReadOnlySpan<byte> prefix,
        IRandomSource random
    )
    {
        Ciphertext sum = Sum(ciphertexts);
        using SecretScalar exponent = SecretScalar.Sum(exponents);
        Transcript transcript = IntervalTranscript(prefix, ciphertexts, sum, stackalloc byte[2048]);
        int index = Count(choices) - rule.Min;
        Proof[] overall = Disjunction.Prove(ref transcript, key, Interval(sum, rule), index, exponent, random);
        return new(ciphertexts, individual, overall, null);
    }

    private static HomomorphicAnswer WithBlank(
        ElectionKey key,
        QuestionRule rule,
        ReadOnlySpan<int> choices,
        Ciphertext[] ciphertexts,
        SecretScalar[] exponents,
        Proof[][] individual,
        ReadOnlySpan<byte> prefix,
        IRandomSource random
    )
    {
        bool blank = choices[0] == 1;
        Ciphertext chosen = Sum(ciphertexts.AsSpan(1));
        using SecretScalar exponent = SecretScalar.Sum(exponents.AsSpan(1));
        Span<byte> buffer = stackalloc byte[2048];

        Transcript one = ListTranscript("bproof1"u8, prefix, ciphertexts, buffer);
        Proof[] overall = Disjunction.Prove(
            ref one,
            key,
            BlankOrInterval(ciphertexts[0], chosen, rule),
            blank ? 0 : 1 + Count(choices[1..]) - rule.Min,
            blank ? exponents[0] : exponent,
            random
        );
        Transcript zero = ListTranscript("bproof0"u8, prefix, ciphertexts, buffer);
        Proof[] blankProof = Disjunction.Prove(
            ref zero,
            key,
            NotBlankOrNothing(ciphertexts[0], chosen),
            blank ? 1 : 0,
            blank ? exponent : exponents[0],
            random
        );
        return new(ciphertexts, individual, overall, blankProof);
    }

    private static Branch[] ZeroOrOne(in Ciphertext c) =>
        [new(c.Alpha, c.Beta), new(c.Alpha, c.Beta - Point.Generator)];

    private static Branch[] Interval(in Ciphertext sum, in QuestionRule rule)
    {
        Branch[] branches = new Branch[rule.Max - rule.Min + 1];
        FillInterval(branches, sum, rule);
        return branches;
    }

    private static Branch[] BlankOrInterval(in Ciphertext blank, in Ciphertext chosen, in QuestionRule rule)
    {
        Branch[] branches = new Branch[rule.OverallBranches];
        branches[0] = new(blank.Alpha, blank.Beta - Point.Generator);
        FillInterval(branches.AsSpan(1), chosen, rule);
        return branches;
    }

    private static Branch[] NotBlankOrNothing(in Ciphertext blank, in Ciphertext chosen) =>
        [new(blank.Alpha, blank.Beta), new(chosen.Alpha, chosen.Beta)];

    private static void FillInterval(Span<Branch> branches, in Ciphertext sum, in QuestionRule rule)
    {
        Point shifted = sum.Beta - Point.MultiplyBase(Scalar.From((ulong)rule.Min));
        foreach (ref Branch branch in branches)
        {
            branch = new(sum.Alpha, shifted);
            shifted -= Point.Generator;
        }
    }

    // prove|S0|alpha,beta|
    internal static Transcript IndividualTranscript(
        scoped ReadOnlySpan<byte> prefix,
        scoped in Ciphertext c,
        Span<byte> buffer
    )
    {
        Transcript transcript = new("prove"u8, buffer);
        transcript.Append(prefix);
        transcript.Append((byte)'|');
        transcript.AppendList([c.Alpha.Edwards, c.Beta.Edwards]);
        transcript.Append((byte)'|');
        return transcript;
    }

    // prove|S|alpha,beta| with S = S0|choices and (alpha, beta) the product of all choices.
    internal static Transcript IntervalTranscript(
        scoped ReadOnlySpan<byte> prefix,
        scoped ReadOnlySpan<Ciphertext> choices,
        scoped in Ciphertext sum,
        Span<byte> buffer
    )
    {
        Transcript transcript = ListTranscript("prove"u8, prefix, choices, buffer);
        transcript.AppendList([sum.Alpha.Edwards, sum.Beta.Edwards]);
        transcript.Append((byte)'|');
        return transcript;
    }

    // label|S|
    internal static Transcript ListTranscript(
        scoped ReadOnlySpan<byte> label,
        scoped ReadOnlySpan<byte> prefix,
        scoped ReadOnlySpan<Ciphertext> choices,
        Span<byte> buffer
    )
    {
        Transcript transcript = new(label, buffer);
        transcript.Append(prefix);
        transcript.Append((byte)'|');
        for (int i = 0; i < choices.Length; i++)
        {
            if (i > 0)
                transcript.Append((byte)',');
            transcript.AppendList([choices[i].Alpha.Edwards, choices[i].Beta.Edwards]);
        }
        transcript.Append((byte)'|');
        return transcript;
    }

    internal static Ciphertext Sum(ReadOnlySpan<Ciphertext> ciphertexts)
    {
        Ciphertext sum = Ciphertext.Neutral;
        foreach (ref readonly Ciphertext c in ciphertexts)
            sum += c;
        return sum;
    }

    private static int Count(ReadOnlySpan<int> choices)
    {
        int count = 0;
        foreach (int choice in choices)
            count += choice;
        return count;
    }

    private static void RequireAllowed(in QuestionRule rule, ReadOnlySpan<int> choices)
    {
        bool allowed = choices.Length == rule.Choices && !choices.ContainsAnyExcept(0, 1);
        if (allowed)
        {
            int count = Count(rule.Blank ? choices[1..] : choices);
            allowed = rule.Blank && choices[0] == 1 ? count == 0 : count >= rule.Min && count <= rule.Max;
        }
        if (!allowed)
            throw new ArgumentException("The choices break the question's rule.", nameof(choices));
    }
}
