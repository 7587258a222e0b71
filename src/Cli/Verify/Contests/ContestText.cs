using System.Globalization;
using System.Text;
using Hustings.Record.Json;
using Hustings.Verification;
using Hustings.Verification.Contests;

namespace Hustings.Cli.Verify.Contests;

/// <summary>A contest's report for people: each stage's archive, then the contest's own checks; the verdict on all of it is the last line.</summary>
internal static class ContestText
{
    public static string Of(VerifiedContest contest)
    {
        ContestReport report = contest.Report;
        StringBuilder text = new();
        foreach (VerifiedArchive archive in contest.Archives)
            text.Append(ReportText.Of(archive)).Append('\n');
        Line(text, $"Contest   {Printable.Text(contest.Name)}");
        if (report.Definition is { } definition)
            Line(text, $"          {Printable.Text(definition.Name.En)} ({definition.Id})");
        Line(text, $"          {report.Height} minutes; {Winner(report)}");
        Line(text, $"");
        foreach (StageReport stage in report.Stages)
            Line(text, $"  {stage.Id, -20} {RecordName.Of(stage.State), -10} {Stage(stage)}".TrimEnd());
        Line(text, $"");
        foreach (CheckResult<ContestCheck> check in report.Checks)
        {
            string state = ReportText.StateWord(check.State);
            Line(text, $"{check.Name, -22} {state, -11} {check.Count, 9}  {ReportText.Note(check.Note)}".TrimEnd());
        }
        Line(text, $"");
        Line(text, $"Fingerprints to compare");
        Line(text, $"  definition   {report.Definition?.Hash ?? "-"}");
        Line(text, $"  last minute  {report.Head ?? "-"}");
        Line(text, $"");
        if (report.Failure is { } failure)
            Line(text, $"{failure.Name}: {Printable.Text(failure.Explanation)}");
        if (report.Failures > 1)
            Line(text, $"{report.Failures} failures in all; the first is named.");
        Line(text, $"{report.Conclusion}");
        return text.ToString();
    }

    private static string Winner(ContestReport report) =>
        report.Winner is not { } id ? "no winner declared"
        : report.Definition?.Candidates.FirstOrDefault(one => one.Id == id)?.Name is { } name
            ? $"{Printable.Text(name)} declared the winner"
        : $"{id} declared the winner";

    private static string Stage(StageReport stage) =>
        stage.Archive is not { } archive
            ? "no archive yet"
            : $"{archive.Counts.Counted} ballots count, {stage.Struck} struck; archive {archive.Conclusion}";

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
