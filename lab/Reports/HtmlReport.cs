using System.Globalization;
using System.Net;
using System.Text;
using Hustings.Lab.Figures;

namespace Hustings.Lab.Reports;

/// <summary>The report as one HTML file that needs nothing else: tables, and bars for the candidates' shares.</summary>
public static class HtmlReport
{
    private const string Style = """
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; }
        table { border-collapse: collapse; width: 100%; margin: 1rem 0 2rem; }
        th, td { padding: .35rem .6rem; border-bottom: 1px solid #d0d0d0; text-align: right; font-variant-numeric: tabular-nums; }
        th:first-child, td:first-child, .base { text-align: left; }
        .wrong { background: #ffe3e0; font-weight: 600; }
        .bar { height: 1.4rem; background: #1f5fa8; }
        .outcome { padding: .6rem 1rem; border-left: .4rem solid #1f7a3d; background: #eef7f0; }
        .failed { border-color: #b3261e; background: #ffe3e0; }
        """;

    public static string Write(RehearsalReport report)
    {
        var html = new StringBuilder();
        void Line(FormattableString line) => html.AppendLine(line.ToString(CultureInfo.InvariantCulture));

        Line(
            $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{Text(report.Scenario)} rehearsal</title>"
        );
        Line($"<style>{Style}</style>");
        Line($"<h1>{Text(report.Contest)}</h1>");
        Line($"<p class=\"outcome {(report.Succeeded ? "" : "failed")}\">{Text(TextReport.Summary(report))}</p>");
        Line(
            $"<p>Scale {report.Scale}, seed {report.Seed}, {report.Concurrency} voters at a time, finished {report.Finished:yyyy-MM-dd HH:mm} UTC.</p>"
        );
        foreach (string problem in report.Problems)
        {
            Line($"<p class=\"wrong\">{Text(problem)}</p>");
        }

        Line($"<h2>Result</h2>");
        Line($"<table><tr><th></th><th>published</th><th>expected at this scale</th><th>counted</th></tr>");
        foreach (Figure figure in report.Comparison.Figures)
        {
            string mark = figure.AsExpected ? "" : " class=\"wrong\"";
            Line(
                $"<tr{mark}><td>{Text(figure.Name)}</td><td>{figure.Published:N0}</td><td>{figure.Expected:N0}</td><td>{figure.Counted:N0}</td></tr>"
            );
        }

        Line($"</table>");
        Line($"<table><tr><th></th><th class=\"base\">base</th><th>published</th><th>counted</th><th></th></tr>");
        foreach (Share share in report.Comparison.Shares)
        {
            Line(
                $"<tr><td>{Text(share.Name)}</td><td class=\"base\">{Text(share.Base)}</td><td>{share.Published:F2}%</td><td>{share.Counted:F2}%</td><td style=\"width:40%\"><div class=\"bar\" style=\"width:{share.Counted:F2}%\"></div></td></tr>"
            );
        }

        Line($"</table>");
        Line($"<h2>Steps</h2>");
        Line($"<table><tr><th></th><th>seconds</th><th>amount</th><th>per second</th></tr>");
        foreach (StepTime step in report.Steps)
        {
            Line(
                $"<tr><td>{Text(step.Name)}</td><td>{step.Seconds:F2}</td><td>{step.Amount:N0} {Text(step.Unit)}</td><td>{step.Rate:N1}</td></tr>"
            );
        }

        Line($"</table>");
        Line(
            $"<p>One cast, from sending to the answer: median {report.Cast.MedianMilliseconds:F1} ms, 95% within {report.Cast.Percentile95:F1} ms, 99% within {report.Cast.Percentile99:F1} ms; {report.Cast.Repeats:N0} requests were sent again.</p>"
        );
        Line($"<p>Election fingerprint: <code>{Text(report.Fingerprint)}</code></p>");
        return html.ToString();
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
