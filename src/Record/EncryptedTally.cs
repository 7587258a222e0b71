using Hustings.Cryptography;
using Hustings.Record.Json;

namespace Hustings.Record;

/// <summary>
/// All counted ballots, still encrypted (specification, "Encrypted tally"): for a homomorphic question one sum per
/// choice, for a non-homomorphic one the ciphertext of every ballot.
/// </summary>
public sealed class EncryptedTally
{
    private EncryptedTally(IReadOnlyList<IReadOnlyList<Ciphertext>> questions, byte[] bytes)
    {
        Questions = questions;
        Bytes = bytes;
        Hash = Fingerprint.Hex(bytes);
    }

    /// <summary>By question, then by choice (blank first) or by ballot.</summary>
    public IReadOnlyList<IReadOnlyList<Ciphertext>> Questions { get; }
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>SHA-256 of <see cref="Bytes"/>, 64 lower-case hex digits.</summary>
    public string Hash { get; }

    public static DocumentFault TryRead(ReadOnlySpan<byte> bytes, Election election, out EncryptedTally? tally) =>
        Diagnosis.Read(
            bytes,
            Limits.TallyBytes,
            (ReadOnlySpan<byte> text, out EncryptedTally? read) =>
            {
                var reader = new CanonicalReader(text) { Ahead = PointsAhead.Of(text) };
                var questions = Read(ref reader, election);
                var fault = reader.End();
                read = fault == DocumentFault.None ? new EncryptedTally(questions, text.ToArray()) : null;
                return fault;
            },
            out tally
        );

    /// <summary>The same tally with the answers to non-homomorphic questions as a shuffle left them.</summary>
    public EncryptedTally After(Election election, ShuffleDocument shuffle)
    {
        var shuffled = new Queue<IReadOnlyList<Ciphertext>>(shuffle.Ciphertexts);
        return Of([
            .. election.Questions.Select(
                (question, i) => question.Kind == QuestionKind.Homomorphic ? Questions[i] : shuffled.Dequeue()
            ),
        ]);
    }

    /// <summary>The ciphertexts that are shuffled: those of the non-homomorphic questions, in order.</summary>
    public IReadOnlyList<IReadOnlyList<Ciphertext>> Shuffled(Election election) =>
        [.. Questions.Where((_, i) => election.Questions[i].Kind == QuestionKind.NonHomomorphic)];

    internal static EncryptedTally Of(IReadOnlyList<IReadOnlyList<Ciphertext>> questions) =>
        new(
            questions,
            new CanonicalWriter()
                .Array(questions, (writer, question) => writer.Array(question, (w, c) => w.Ciphertext(c)))
                .ToArray()
        );

    private static IReadOnlyList<Ciphertext>[] Read(ref CanonicalReader reader, Election election)
    {
        var questions = new IReadOnlyList<Ciphertext>[election.Questions.Count];
        for (var i = 0; i < questions.Length; i++)
        {
            reader.Take(i == 0 ? "["u8 : ","u8);
            questions[i] = reader.List(Limits.Ballots, (ref CanonicalReader r) => r.Ciphertext());
            var question = election.Questions[i];
            if (question.Kind == QuestionKind.Homomorphic && questions[i].Count != question.Choices)
            {
                reader.Fail(DocumentFault.Shape);
            }
        }
        reader.Take("]"u8);
        return questions;
    }
}
