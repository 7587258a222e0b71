using Hustings.Record;
using Hustings.Verification;

namespace Hustings.Cli.Verify.Pages;

/// <summary>
/// A report as one page that a scrutineer can read, print and file: no scripts, nothing loaded from anywhere, and what
/// the archive says can never become markup.
/// </summary>
internal static class ReportPage
{
    public static string Of(IReadOnlyList<VerifiedArchive> lone, IReadOnlyList<VerifiedContest> contests)
    {
        List<VerifiedArchive> archives = [.. contests.SelectMany(contest => contest.Archives), .. lone];
        PageText page = new();
        page.Add(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Verification report: {Title(archives, contests)}</title>
            <style>
            """
        );
        page.Add(PageStyle.Sheet);
        page.Add($"</style>\n</head>\n<body>\n<main>");
        foreach (VerifiedContest contest in contests)
            ContestArticle.Add(page, contest);
        if (archives.Count == 0 && contests.Count == 0)
            page.Add($"<h1>Verification report</h1>\n<p class=\"verdict\">There was nothing to verify.</p>");
        foreach (VerifiedArchive archive in archives)
            Article(page, archive);
        return page.Add($"</main>\n</body>\n</html>").ToString();
    }

    private static string Title(List<VerifiedArchive> archives, IReadOnlyList<VerifiedContest> contests) =>
        contests is [var contest] ? $"{contest.Report.Verdict}, {contest.Report.Definition?.Name.En ?? contest.Name}"
        : archives is [var only] ? $"{only.Report.Verdict}, {only.Report.Election?.Name ?? only.Name}"
        : $"{archives.Count} archives";

    private static void Article(PageText page, VerifiedArchive archive)
    {
        VerificationReport report = archive.Report;
        page.Add($"<article>\n<p>Verification report</p>\n<h1><bdi>{report.Election?.Name ?? archive.Name}</bdi></h1>");
        page.Add($"<p class=\"verdict\"><strong>{VerdictWord(report.Verdict)}</strong> {Meaning(report.Verdict)}</p>");
        if (report.Failure is { } failure)
            page.Add(
                $"<p>What failed: {CheckWords.Of(failure.Check)} <br>{failure.Explanation} <br><code>{failure}</code></p>"
            );
        if (report.Failures > 1)
            page.Add($"<p>{report.Failures} failures in all; the first is named.</p>");
        page.Add(
            $"""
            <dl>
            <dt>File</dt><dd><bdi>{archive.Name}</bdi></dd>
            <dt>Election number</dt><dd><code>{report.Election?.Uuid ?? "not known"}</code></dd>
            <dt>How far it got</dt><dd>{(report.Valid ? "" : "as far as could be read: ")}{HowFar(report)}</dd>
            <dt>Ballots</dt><dd>{report.Counts.Ballots} received, of which {report.Counts.Counted} count (the last of each credential); {report.Counts.Credentials} credentials are listed</dd>
            </dl>
            """
        );
        if (report.Election is not null && report.Result is not null)
            ResultTables.Add(page, report.Election, report.Result, report.Valid);
        Fingerprints(page, report.Fingerprints);
        Checked(page, report);
        NotChecked(page, report);
        NotInAnyArchive(page);
        page.Add($"</article>");
    }

    public static string VerdictWord(Verdict verdict) => $"{verdict}".ToUpperInvariant();

    private static string Meaning(Verdict verdict) =>
        verdict switch
        {
            Verdict.Valid => "Everything that this archive lets anyone check was checked, and it holds.",
            Verdict.Invalid => "Do not rely on this archive: something in it is not as it must be.",
            _ => "This program cannot read the file, so nothing is said about the election.",
        };

    private static string HowFar(VerificationReport report) =>
        report.Progress switch
        {
            Progress.Nothing => "nothing could be read",
            Progress.Voting => "set up; ballots may still arrive",
            Progress.Closed => "closed, not tallied yet",
            Progress.Tallied =>
                $"tallied; {report.Counts.PartialDecryptions} of {report.Counts.Trustees} trustees decrypted",
            _ => "complete, the result is out",
        };

    private static void Fingerprints(PageText page, Fingerprints prints)
    {
        page.Add(
            $"""
            <h2>Compare these yourself</h2>
            <p>A valid archive may still be the archive of another election, or a shortened one. Compare each line with what was announced or given to you on paper, and tick it.</p>
            <div class="wide"><table>
            <thead><tr><th scope="col">Of</th><th scope="col">Fingerprint</th><th scope="col">The same?</th></tr></thead>
            <tbody>
            """
        );
        Print(page, "Election", prints.Election);
        Print(page, "Credentials", prints.Credentials);
        for (int i = 0; i < prints.Trustees.Count; i++)
            Print(page, $"Trustee {i + 1}", prints.Trustees[i]);
        Print(page, "Last event", prints.LastEvent);
        page.Add($"</tbody>\n</table></div>");
    }

    private static void Print(PageText page, string what, string? print) =>
        page.Add(
            $"<tr><th scope=\"row\">{what}</th><td><code>{print ?? "none yet"}</code></td><td class=\"box\">\u2610</td></tr>"
        );

    private static void Checked(PageText page, VerificationReport report)
    {
        page.Add($"<h2>What was checked</h2>");
        foreach (string proven in report.Assurances)
            page.Add($"<p>{proven}</p>");
        page.Add(
            $"""
            <div class="wide"><table>
            <thead><tr><th scope="col">Check</th><th scope="col">Outcome</th><th scope="col" class="number">Times passed</th></tr></thead>
            <tbody>
            """
        );
        foreach (
            CheckResult<Check> check in report.Checks.Where(check =>
                check.State is CheckState.Passed or CheckState.Failed
            )
        )
            page.Add(
                $"<tr><th scope=\"row\">{CheckWords.Of(check.Check)} <code>{check.Name}</code></th><td>{(check.State == CheckState.Passed ? "passed" : "FAILED")}</td><td class=\"number\">{check.Count}</td></tr>"
            );
        page.Add($"</tbody>\n</table></div>");
    }

    private static void NotChecked(PageText page, VerificationReport report)
    {
        CheckResult<Check>[] open =
        [
            .. report.Checks.Where(c => c.State is not (CheckState.Passed or CheckState.Failed)),
        ];
        page.Add($"<h2>What was not checked here</h2>");
        if (open.Length == 0 && report.Notes.Count == 0)
            page.Add($"<p>Nothing was left out.</p>");
        page.Add($"<ul>");
        foreach (string note in report.Notes)
            page.Add($"<li>{note}</li>");
        foreach (var group in open.GroupBy(check => (check.State, check.Note)))
        {
            page.Add($"<li>{Why(group.Key.State)}{(group.Key.Note is { } note ? $" ({note})" : "")}:<ul>");
            foreach (CheckResult<Check> check in group)
                page.Add($"<li>{CheckWords.Of(check.Check)} <code>{check.Name}</code></li>");
            page.Add($"</ul></li>");
        }
        page.Add($"</ul>");
    }

    private static string Why(CheckState state) =>
        state switch
        {
            CheckState.NotYet => "The election has not got that far",
            CheckState.NotNeeded => "Not needed: this election has nothing of the kind",
            _ => "Not reached, because something failed before",
        };

    private static void NotInAnyArchive(PageText page) =>
        page.Add(
            $"""
            <h2>What no archive can show</h2>
            <ul>
            <li>Whether ballots were dropped before anybody kept a copy. Only voters who look for their receipt number in the record, and people who kept copies while voting was open, can tell.</li>
            <li>Whether voters' phones and computers encrypted what the voters chose.</li>
            <li>Whether somebody was paid, pressed or watched while voting.</li>
            <li>Whether voting codes went to the right people, and only to them, and who voted with them.</li>
            <li>Whether enough trustees to decrypt conspired and opened single ballots in secret. No result would look different.</li>
            </ul>
            """
        );
}
