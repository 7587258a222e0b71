using Hustings.Cryptography.Proofs;

namespace Hustings.Record;

/// <summary>How a question's answers are opened.</summary>
public enum QuestionKind
{
    /// <summary>Answers are added up encrypted; only totals are opened.</summary>
    Homomorphic,

    /// <summary>Answers are shuffled and opened one by one: each is a small number per candidate.</summary>
    NonHomomorphic,
}

/// <summary>
/// A question. A homomorphic one (specification, "Questions") lets between <see cref="Min"/> and <see cref="Max"/> answers be
/// chosen; with <see cref="Blank"/> a voter may also say "none of them", which is then the first choice of a ballot.
/// </summary>
public sealed record Question(string Text, IReadOnlyList<string> Answers, int Min, int Max, bool Blank)
{
    public QuestionKind Kind { get; init; }

    /// <summary>A hint on the intended counting method: any JSON, in canonical form. Non-homomorphic questions only.</summary>
    public string? Extra { get; init; }

    /// <summary>A question whose answers are a number from 0 to 255 for each candidate, a ranking for instance.</summary>
    public static Question NonHomomorphic(string text, IReadOnlyList<string> answers, string? extra = null) =>
        new(text, answers, 0, 0, false) { Kind = QuestionKind.NonHomomorphic, Extra = extra };

    /// <summary>The reference tool keeps an explicit <c>"blank":false</c>; so do we, for the bytes are what is hashed.</summary>
    internal bool BlankIsWritten { get; init; } = Blank;

    /// <summary>Ciphertexts in a ballot's answer: the answers, and the blank choice first if there is one.</summary>
    public int Choices => Kind == QuestionKind.Homomorphic ? Rule.Choices : 1;

    /// <summary>What a homomorphic answer has to prove.</summary>
    public QuestionRule Rule =>
        Kind == QuestionKind.Homomorphic
            ? new(Answers.Count, Min, Max, Blank)
            : throw new InvalidOperationException("only homomorphic questions have a rule");

    public bool Equals(Question? other) =>
        other is not null
        && (Kind, Text, Min, Max, Blank, BlankIsWritten, Extra)
            == (other.Kind, other.Text, other.Min, other.Max, other.Blank, other.BlankIsWritten, other.Extra)
        && Answers.SequenceEqual(other.Answers);

    public override int GetHashCode() => HashCode.Combine(Text, Answers.Count, Min, Max, Blank);
}
