using System.Globalization;
using System.Text;
using Hustings.Lab.Figures;

namespace Hustings.Lab.Reports;

/// <summary>The report for a terminal or a log. Its last line sums it up.</summary>
public static class TextReport
{
    private const int MostProblems = 20;

    public static string Write(RehearsalReport report)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));

        Line($"{report.Contest}, scale {report.Scale}");
        Line($"");
        Line($"{"", -18}{"published", 12}{"expected", 12}{"counted", 12}");
        foreach (Figure figure in report.Comparison.Figures)
        {
            string mark = figure.AsExpected ? "" : "  <- not as expected";
            Line($"{figure.Name, -18}{figure.Published, 12:N0}{figure.Expected, 12:N0}{figure.Counted, 12:N0}{mark}");
        }

        Line($"");
        Line($"{"", -18}{"published", 12}{"", 12}{"counted", 12}");
        foreach (Share share in report.Comparison.Shares)
        {
            Line($"{share.Name, -18}{share.Published, 11:F2}%{"", 12}{share.Counted, 11:F2}%  {share.Base}");
        }

        Line($"");
        Line($"{"step", -24}{"seconds", 10}{"amount", 12}{"per second", 14}");
        foreach (StepTime step in report.Steps)
        {
            Line($"{step.Name, -24}{step.Seconds, 10:F2}{step.Amount, 12:N0}{step.Rate, 14:N1} {step.Unit}");
        }

        CastFigures cast = report.Cast;
        Line($"");
        Line(
            $"One cast, sending to answer: median {cast.MedianMilliseconds:F1} ms, 95% within {cast.Percentile95:F1} ms, 99% within {cast.Percentile99:F1} ms; {cast.Repeats:N0} sent again."
        );
        Line($"Election fingerprint: {report.Fingerprint}");
        foreach (string problem in report.Problems.Take(MostProblems))
        {
            Line($"PROBLEM: {problem}");
        }

        if (report.Problems.Count > MostProblems)
        {
            Line($"PROBLEM: and {report.Problems.Count - MostProblems:N0} more");
        }

        text.Append(Summary(report));
        return text.ToString();
    }

    /// <summary>One line without a line feed.</summary>
    public static string Summary(RehearsalReport report)
    {
        Figure received = report.Comparison.Figures.Single(figure => figure.Name == "Received");
        string figures = report.Comparison.AsExpected ? "every figure as expected" : "figures NOT as expected";
        string verified = report.RecordVerified ? "record verified" : "record NOT verified";
        string problems = report.Problems.Count == 0 ? "" : $", {report.Problems.Count} problems";
        string outcome = report.Succeeded ? "SUCCEEDED" : "FAILED";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{outcome}: {report.Scenario} at scale {report.Scale}, {received.Counted:N0} ballots, {figures}, {verified}{problems}, {report.TotalSeconds:F1} s"
        );
    }
}
