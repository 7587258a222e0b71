using Hustings.Record.Json;
using Hustings.Verification;
using Hustings.Verification.Contests;

namespace Hustings.Cli.Verify.Pages;

/// <summary>What was found in a contest's record, before the articles on its archives.</summary>
internal static class ContestArticle
{
    public static void Add(PageText page, VerifiedContest contest)
    {
        ContestReport report = contest.Report;
        page.Add(
            $"<article>\n<p>Verification report of a whole contest</p>\n<h1><bdi>{report.Definition?.Name.En ?? contest.Name}</bdi></h1>"
        );
        page.Add(
            $"<p class=\"verdict\"><strong>{ReportPage.VerdictWord(report.Verdict)}</strong> {Meaning(report.Verdict)}</p>"
        );
        if (report.Failure is { } failure)
            page.Add(
                $"<p>What failed: {ContestCheckWords.Of(failure.Check)} <br>{failure.Explanation} <br><code>{report.Conclusion}</code></p>"
            );
        page.Add(
            $"""
            <dl>
            <dt>Record</dt><dd><bdi>{contest.Name}</bdi></dd>
            <dt>Contest number</dt><dd><code>{report.Definition?.Id ?? "not known"}</code></dd>
            <dt>Minutes</dt><dd>{report.Height} lines</dd>
            <dt>Declared the winner</dt><dd>{NameOf(report) ?? "nobody yet"}</dd>
            </dl>
            <h2>Stages</h2>
            <div class="wide"><table>
            <thead><tr><th scope="col">Stage</th><th scope="col">State</th><th scope="col" class="number">Ballots that count</th><th scope="col" class="number">Struck by order</th><th scope="col">Archive</th></tr></thead>
            <tbody>
            """
        );
        foreach (StageReport stage in report.Stages)
            page.Add(
                $"<tr><th scope=\"row\">{stage.Id}</th><td>{RecordName.Of(stage.State)}</td><td class=\"number\">{stage.Archive?.Counts.Counted}</td><td class=\"number\">{stage.Struck}</td><td>{stage.Archive?.Conclusion ?? "none yet"}</td></tr>"
            );
        page.Add($"</tbody>\n</table></div>");
        Compare(page, report);
        Checks(page, report);
        page.Add($"</article>");
    }

    private static string? NameOf(ContestReport report) =>
        report.Definition?.Candidates.FirstOrDefault(one => one.Id == report.Winner)?.Name ?? report.Winner;

    private static string Meaning(Verdict verdict) =>
        verdict switch
        {
            Verdict.Valid => "Everything that this record lets anyone check was checked, and it holds.",
            Verdict.Invalid => "Do not rely on this record: something in it is not as it must be.",
            _ => "This program cannot read the record, so nothing is said about the contest.",
        };

    private static void Compare(PageText page, ContestReport report) =>
        page.Add(
            $"""
            <h2>Compare these yourself</h2>
            <div class="wide"><table>
            <thead><tr><th scope="col">Of</th><th scope="col">Fingerprint</th><th scope="col">The same?</th></tr></thead>
            <tbody>
            <tr><th scope="row">Definition</th><td><code>{report.Definition?.Hash
                ?? "none"}</code></td><td class="box">☐</td></tr>
            <tr><th scope="row">Last minute</th><td><code>{report.Head ?? "none"}</code></td><td class="box">☐</td></tr>
            </tbody>
            </table></div>
            """
        );

    private static void Checks(PageText page, ContestReport report)
    {
        page.Add(
            $"""
            <h2>What was checked</h2>
            <div class="wide"><table>
            <thead><tr><th scope="col">Check</th><th scope="col">Outcome</th><th scope="col" class="number">Times passed</th></tr></thead>
            <tbody>
            """
        );
        foreach (CheckResult<ContestCheck> check in report.Checks)
            page.Add(
                $"<tr><th scope=\"row\">{ContestCheckWords.Of(check.Check)} <code>{check.Name}</code></th><td>{ReportText.StateWord(check.State)}{(check.State is CheckState.Passed or CheckState.Failed ? "" : $" ({check.Note})")}</td><td class=\"number\">{check.Count}</td></tr>"
            );
        page.Add($"</tbody>\n</table></div>");
    }
}
