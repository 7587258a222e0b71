using Hustings.Cli.Verify;
using Hustings.Counting.Ballots;
using Hustings.Record;
using Hustings.Verification;

namespace Hustings.Cli.Count;

/// <summary>
/// The rankings of a published record as plain ballots: the answers to a non-homomorphic question, each a place per candidate (0: not
/// ranked). The record is verified first; one that is not VALID is not counted.
/// </summary>
internal static class RecordBallots
{
    public const string Extension = ".bel";

    /// <param name="path">A Belenios archive with its result; companions are looked for beside it.</param>
    /// <param name="question">Which question, from 1; 0 for the only one with rankings.</param>
    public static (BallotSet? Ballots, string? Problem) Open(string path, int question)
    {
        VerificationReport report;
        try
        {
            using FileStream file = File.OpenRead(path);
            using Stream? companions = new ArchiveFile(path, file).Marked() ? CompanionSource.BesideFile(path) : null;
            file.Position = 0;
            report = ArchiveVerifier.Verify(file, new VerificationOptions { Companions = companions });
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return (null, "The file cannot be read.");
        }
        if (!report.Valid)
            return (null, $"The record is not counted: {report.Conclusion}");
        if (report.Result is not { } result)
            return (null, "The record has no result yet: its rankings are still encrypted.");
        return Choose(report.Election!, question) is { } index
            ? (Read(report.Election!.Questions[index], result.Questions[index]), null)
            : (null, "Say with --question which question's rankings to count.");
    }

    private static int? Choose(Election election, int question)
    {
        int[] rankings =
        [
            .. Enumerable
                .Range(0, election.Questions.Count)
                .Where(i => election.Questions[i].Kind == QuestionKind.NonHomomorphic),
        ];
        if (question > 0)
            return rankings.Contains(question - 1) ? question - 1 : null;
        return rankings.Length == 1 ? rankings[0] : null;
    }

    private static BallotSet Read(Question question, QuestionResult result) =>
        new(Distinct(question.Answers), result.Ballots.Select(ballot => RankedBallot.FromPlaces(1, ballot)))
        {
            Title = question.Text,
        };

    // A question may name two candidates alike; the count needs to tell them apart.
    private static IEnumerable<string> Distinct(IReadOnlyList<string> answers) =>
        answers.Select((answer, i) => answers.Count(other => other == answer) > 1 ? $"{answer} ({i + 1})" : answer);
}
