using Hustings.Cryptography;
using Hustings.Record.Json;

namespace Hustings.Record;

/// <summary>
/// The outcome (specification, "Election result"): of a homomorphic question how often each choice was made, blank first;
/// of a non-homomorphic one every ballot's numbers, in the order of the last shuffle.
/// </summary>
public sealed class ElectionResult
{
    private ElectionResult(IReadOnlyList<QuestionResult> questions, byte[] bytes)
    {
        Questions = questions;
        Counts = [.. questions.Select(question => question.Counts)];
        Bytes = bytes;
    }

    public IReadOnlyList<QuestionResult> Questions { get; }

    /// <summary>The totals by question; empty for a non-homomorphic one.</summary>
    public IReadOnlyList<IReadOnlyList<long>> Counts { get; }
    public ReadOnlyMemory<byte> Bytes { get; }

    public static DocumentFault TryRead(ReadOnlySpan<byte> bytes, Election election, out ElectionResult? result) =>
        Diagnosis.Read(
            bytes,
            Limits.ResultBytes,
            (ReadOnlySpan<byte> text, out ElectionResult? read) =>
            {
                var reader = new CanonicalReader(text);
                var questions = Read(ref reader, election);
                var fault = reader.End();
                read = fault == DocumentFault.None ? new ElectionResult(questions, text.ToArray()) : null;
                return fault;
            },
            out result
        );

    /// <summary>
    /// Opens the tally (after the last shuffle) with the decryptions that are there, by owner. False if they are not
    /// enough, or if a number would be above <paramref name="weight"/>, which means that a decryption is wrong.
    /// </summary>
    /// <param name="weight">The total weight of the ballots tallied.</param>
    public static bool TryCompute(
        Election election,
        TrusteeKeys trustees,
        EncryptedTally tally,
        IReadOnlyDictionary<int, PartialDecryption> decryptions,
        long weight,
        out ElectionResult? result
    )
    {
        result = null;
        if (!trustees.TryCombine([.. decryptions.Keys], out var coefficients))
        {
            return false;
        }
        var questions = new List<QuestionResult>();
        for (var i = 0; i < tally.Questions.Count; i++)
        {
            var plain = new Point[tally.Questions[i].Count];
            var question = i;
            Parallel.For(
                0,
                plain.Length,
                j =>
                    plain[j] = coefficients.Aggregate(
                        tally.Questions[question][j].Beta,
                        (rest, part) => rest - Factor(part.Value, decryptions[part.Key].Factors[question][j])
                    )
            );
            if (!TryRead(election.Questions[i], plain, weight, out var read))
            {
                return false;
            }
            questions.Add(read);
        }
        result = new ElectionResult(questions, Write(questions));
        return true;
    }

    private static Point Factor(Scalar coefficient, Point factor) =>
        coefficient == Scalar.One ? factor : Point.Multiply(coefficient, factor);

    private static bool TryRead(Question question, Point[] plain, long weight, out QuestionResult read)
    {
        read = new QuestionResult([], []);
        if (question.Kind == QuestionKind.NonHomomorphic)
        {
            read = new QuestionResult([], [.. plain.Select(p => Embedding.Decode(p, question.Answers.Count))]);
            return true;
        }
        var counts = new long[plain.Length];
        for (var j = 0; j < plain.Length; j++)
        {
            if (!DiscreteLog.TryFind(plain[j], weight, out counts[j]))
            {
                return false;
            }
        }
        read = new QuestionResult(counts, []);
        return true;
    }

    private static byte[] Write(IEnumerable<QuestionResult> questions) =>
        new CanonicalWriter()
            .Raw("{\"result\":"u8)
            .Array(
                questions,
                (writer, question) =>
                    _ =
                        question.Ballots.Count > 0
                            ? writer.Array(question.Ballots, (w, ballot) => w.Array(ballot, (v, n) => v.Number(n)))
                            : writer.Array(question.Counts, (w, count) => w.Weight(count))
            )
            .Raw("}"u8)
            .ToArray();

    private static QuestionResult[] Read(ref CanonicalReader reader, Election election)
    {
        var questions = new QuestionResult[election.Questions.Count];
        for (var i = 0; i < questions.Length; i++)
        {
            reader.Take(i == 0 ? "{\"result\":["u8 : ","u8);
            questions[i] = ReadQuestion(ref reader, election.Questions[i]);
        }
        reader.Take("]}"u8);
        return questions;
    }

    private static QuestionResult ReadQuestion(ref CanonicalReader reader, Question question)
    {
        if (question.Kind == QuestionKind.Homomorphic)
        {
            var counts = reader.List(question.Choices, (ref CanonicalReader r) => r.Weight());
            if (counts.Length != question.Choices)
            {
                reader.Fail(DocumentFault.Shape);
            }
            return new QuestionResult(counts, []);
        }
        var ballots = reader.List(
            Limits.Ballots,
            (ref CanonicalReader r) =>
                r.List(Embedding.MaxLength, (ref CanonicalReader s) => s.SmallNumber(Embedding.MaxValue))
        );
        if (ballots.Any(ballot => ballot.Length != question.Answers.Count))
        {
            reader.Fail(DocumentFault.Shape);
        }
        return new QuestionResult([], ballots);
    }
}

/// <summary>The outcome of one question: totals, or every ballot's numbers.</summary>
/// <param name="Counts">By choice, blank first; empty for a non-homomorphic question.</param>
/// <param name="Ballots">By ballot, a number for each candidate; empty for a homomorphic question.</param>
public sealed record QuestionResult(IReadOnlyList<long> Counts, IReadOnlyList<int[]> Ballots);
