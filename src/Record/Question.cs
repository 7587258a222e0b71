using Hustings.Cryptography.Proofs;

namespace Hustings.Record;

/// <summary>
/// A homomorphic question (specification, "Questions"): between <see cref="Min"/> and <see cref="Max"/> answers may be
/// chosen; with <see cref="Blank"/> a voter may also say "none of them", which is then the first choice of a ballot.
/// </summary>
public sealed record Question(string Text, IReadOnlyList<string> Answers, int Min, int Max, bool Blank)
{
    /// <summary>The reference tool keeps an explicit <c>"blank":false</c>; so do we, for the bytes are what is hashed.</summary>
    internal bool BlankIsWritten { get; init; } = Blank;

    /// <summary>Ciphertexts in a ballot's answer: the answers, and the blank choice first if there is one.</summary>
    public int Choices => Rule.Choices;

    /// <summary>What an encrypted answer has to prove.</summary>
    public QuestionRule Rule => new(Answers.Count, Min, Max, Blank);

    public bool Equals(Question? other) =>
        other is not null
        && (Text, Min, Max, Blank, BlankIsWritten)
            == (other.Text, other.Min, other.Max, other.Blank, other.BlankIsWritten)
        && Answers.SequenceEqual(other.Answers);

    public override int GetHashCode() => HashCode.Combine(Text, Answers.Count, Min, Max, Blank);
}
