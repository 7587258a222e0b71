using System.Globalization;
using System.Text;
using Hustings.Record;
using Hustings.Verification;

namespace Hustings.Cli.Verify;

/// <summary>A report for people: one line per check, the fingerprints to compare, the result, and the verdict as the last line.</summary>
internal static class ReportText
{
    public static string Of(VerifiedArchive archive)
    {
        VerificationReport report = archive.Report;
        StringBuilder text = new();
        Line(text, $"Archive   {Printable.Text(archive.Name)}");
        if (report.Election is { } election)
            Line(text, $"Election  {Printable.Text(election.Name)} ({election.Uuid})");
        Line(text, $"          {HowFar(report)}");
        Line(text, $"");
        foreach (CheckResult<Check> check in report.Checks)
            Line(
                text,
                $"{check.Name, -22} {StateWord(check.State), -11} {check.Count, 9}  {Note(check.Note)}".TrimEnd()
            );
        Line(text, $"");
        Fingerprints(text, report.Fingerprints);
        if (report.Election is not null && report.Result is not null)
            Result(text, report.Election, report.Result);
        foreach (string proven in report.Assurances)
            Line(text, $"{proven}\n");
        foreach (string note in report.Notes)
            Line(text, $"Note: {note}\n");
        if (report.Failure is { } failure)
            Line(text, $"{failure.Name}: {Printable.Text(failure.Explanation)}");
        if (report.Failures > 1)
            Line(text, $"{report.Failures} failures in all; the first is named.");
        Line(text, $"{report.Conclusion}");
        return text.ToString();
    }

    private static string HowFar(VerificationReport report)
    {
        Counts counts = report.Counts;
        string far = report.Progress switch
        {
            Progress.Nothing => "nothing could be read",
            Progress.Voting => "set up, ballots may still arrive",
            Progress.Closed => "closed, not tallied yet",
            Progress.Tallied => $"tallied, {counts.PartialDecryptions} of {counts.Trustees} trustees decrypted",
            _ => "complete, the result is out",
        };
        return $"{far}; {counts.Ballots} ballots, {counts.Counted} counted, {counts.Credentials} credentials";
    }

    public static string StateWord(CheckState state) =>
        state switch
        {
            CheckState.Passed => "passed",
            CheckState.Failed => "FAILED",
            CheckState.NotYet => "not yet",
            CheckState.NotNeeded => "not needed",
            _ => "not reached",
        };

    public static string Note(string? note) => note is null ? "" : Printable.Text(note);

    private static void Fingerprints(StringBuilder text, Fingerprints prints)
    {
        Line(text, $"Fingerprints to compare");
        Line(text, $"  election     {prints.Election ?? "-"}");
        Line(text, $"  credentials  {prints.Credentials ?? "-"}");
        for (int i = 0; i < prints.Trustees.Count; i++)
            Line(text, $"  {$"trustee {i + 1}", -11}  {prints.Trustees[i]}");
        Line(text, $"  last event   {prints.LastEvent ?? "-"}");
        Line(text, $"");
    }

    private static void Result(StringBuilder text, Election election, ElectionResult result)
    {
        for (int i = 0; i < election.Questions.Count; i++)
        {
            Question question = election.Questions[i];
            Line(text, $"{Printable.Text(question.Text)}");
            if (question.Kind == QuestionKind.NonHomomorphic)
            {
                Rankings(text, question, result.Questions[i].Ballots);
                continue;
            }
            for (int j = 0; j < question.Choices; j++)
            {
                string answer =
                    !question.Blank ? question.Answers[j]
                    : j == 0 ? "(blank)"
                    : question.Answers[j - 1];
                Line(text, $"{result.Counts[i][j], 9}  {Printable.Text(answer)}");
            }

            Line(text, $"");
        }
    }

    // Rankings are many: alike ones are counted, the most frequent first, and the long tail left to the JSON.
    private static void Rankings(StringBuilder text, Question question, IReadOnlyList<int[]> ballots)
    {
        const int shown = 20;
        var alike = ballots
            .GroupBy(ballot => string.Join(' ', ballot))
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        Line(text, $"{"", 9}  numbers for {Printable.Text(string.Join(", ", question.Answers))}");
        foreach (var group in alike.Take(shown))
            Line(text, $"{group.Count(), 9}  {group.Key}");
        if (alike.Count > shown)
            Line(text, $"{"", 9}  and {alike.Count - shown} more, all in --json");
        Line(text, $"");
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
