using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hustings.Cli.Verify;
using Hustings.Contest.Roll;

namespace Hustings.Cli.Roll;

/// <summary>What <c>hustings roll check</c> found, for people and for programs. Members appear by number only.</summary>
internal static class RollReport
{
    private const int MostLines = 200;

    private static readonly JsonSerializerOptions Style = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static string Words(ImportReport report, IReadOnlyList<ReviewCase> cases)
    {
        StringBuilder text = new();
        text.AppendLine(Say($"Rows: {report.Rows}; members read: {report.Members.Count} ({report.Encoding})."));
        text.AppendLine(
            "Columns: "
                + string.Join(
                    ", ",
                    report.Columns.Select(c => $"{Printable.Text(c.Header)} = {HeaderNames.NameOf(c.Field)}")
                )
        );
        int warnings = report.ProblemCount - report.ErrorCount;
        text.AppendLine(Say($"Errors: {report.ErrorCount}; warnings: {warnings}."));
        foreach (ImportProblem problem in report.Problems.Take(MostLines))
            text.AppendLine($"- {Place(problem)}{ImportWords.For(problem.Fault).Words.En}");
        if (report.ProblemCount > MostLines)
            text.AppendLine(
                Say($"- and {report.ProblemCount - MostLines} more; --json lists up to {RollImport.MostProblems}.")
            );
        text.AppendLine();
        text.AppendLine(Say($"Cases for two reviewers: {cases.Count}."));
        foreach (ReviewCase one in cases.Take(MostLines))
            text.AppendLine(Say($"- {one.Id}: {Case(one)}"));
        if (cases.Count > MostLines)
            text.AppendLine(Say($"- and {cases.Count - MostLines} more; --sheet writes them all."));
        return text.ToString().TrimEnd();
    }

    public static string Json(ImportReport report, IReadOnlyList<ReviewCase> cases) =>
        JsonSerializer.Serialize(
            new
            {
                report.Usable,
                report.Encoding,
                report.Rows,
                Members = report.Members.Count,
                Errors = report.ErrorCount,
                Warnings = report.ProblemCount - report.ErrorCount,
                Columns = report.Columns.Select(c => new { c.Header, Field = HeaderNames.NameOf(c.Field) }),
                Problems = report.Problems.Select(p => new
                {
                    p.Line,
                    p.Column,
                    p.Header,
                    Problem = ImportWords.For(p.Fault).Code,
                    p.IsWarning,
                    ImportWords.For(p.Fault).Words,
                }),
                Cases = cases.Select(one => new
                {
                    one.Id,
                    Kind = one.Kind == ReviewKind.Duplicate ? "duplicate" : "contact_change",
                    Members = one.Members.Select(member => member.Number),
                    Pairs = one.Pairs.Select(pair => new
                    {
                        First = one.Members[pair.First].Number,
                        Second = one.Members[pair.Second].Number,
                        pair.Score,
                        Evidence = pair.Evidence.Select(e => EvidenceWords.For(e).Code),
                    }),
                }),
            },
            Style
        );

    private static string Case(ReviewCase one) =>
        one.Kind == ReviewKind.ContactChange
            ? $"member {one.Members[0].Number}: contact changed late"
            : string.Join(
                "; ",
                one.Pairs.Select(pair =>
                    $"members {one.Members[pair.First].Number} and {one.Members[pair.Second].Number}: "
                    + string.Join(", ", pair.Evidence.Select(e => EvidenceWords.For(e).Words.En))
                    + Say($" ({pair.Score})")
                )
            );

    private static string Place(ImportProblem problem)
    {
        string line = problem.Line > 0 ? Say($"line {problem.Line}") : "file";
        string column = problem.Column > 0 ? Say($", column {problem.Column}") : "";
        string header = problem.Header.Length > 0 ? $" ({Printable.Text(problem.Header)})" : "";
        return $"{line}{column}{header}: ";
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
