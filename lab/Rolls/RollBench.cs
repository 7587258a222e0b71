using System.Diagnostics;
using System.Globalization;
using Hustings.Contest.Roll;
using Hustings.Cryptography;
using Hustings.Record.Credentials;

namespace Hustings.Lab.Rolls;

/// <summary>
/// <c>hustings rehearse roll [PEOPLE]</c>: imports a synthetic roll, searches it for duplicates and prints time and quality;
/// <c>hustings rehearse codes [PEOPLE]</c>: issues codes for five stages, reads the credential table back and checks its points.
/// </summary>
public static class RollBench
{
    private const int Standard = 200_000;

    public static async Task<int> IssueAsync(string[] arguments, TextWriter output)
    {
        var people = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 172_437;
        SeededRandom random = new("bench"u8);
        string[] stages = [.. Enumerable.Range(0, 5).Select(_ => VotingCode.NewUuid(random))];
        var watch = Stopwatch.StartNew();
        var issue = CodeIssue.Issue("bench", people, stages, CodeIssue.DefaultSpares(people), random);
        var issued = watch.Elapsed;
        var bytes = issue.Table.ToBytes();
        watch.Restart();
        var finding = CredentialTable.TryRead(bytes, out var table);
        var read = watch.Elapsed;
        watch.Restart();
        var points = finding.Holds ? table!.CheckPoints() : finding;
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {issue.Table.Rows} rows, {stages.Length} stages, {bytes.Length / 1_000_000} MB
                issue    {issued.TotalSeconds:F1} s
                read     {read.TotalSeconds:F1} s
                points   {watch.Elapsed.TotalSeconds:F1} s
                """
            )
        );
        return points.Holds && table!.Hash == issue.Table.Hash ? 0 : 1;
    }

    public static async Task<int> RunAsync(string[] arguments, TextWriter output)
    {
        var people = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : Standard;
        var roll = SyntheticRoll.Make(people, people / 150);
        var watch = Stopwatch.StartNew();
        var report = RollImport.Read(roll.Csv, ImportOptions.For(new DateOnly(2026, 11, 22)));
        var import = watch.Elapsed;
        watch.Restart();
        var clusters = DuplicateSearch.Find(report.Members);
        var search = watch.Elapsed;
        var score = SearchScore.Of(roll, report.Members, clusters);
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {roll.Rows} rows, {roll.Csv.Length / 1_000_000} MB; {report.ErrorCount} errors
                import   {import.TotalSeconds:F1} s
                search   {search.TotalSeconds:F1} s, {clusters.Count} clusters
                found    {score.Found} of {score.Planted} planted pairs: recall {score.Recall:P1}
                false    {score.False}: precision {score.Precision:P1}
                """
            )
        );
        foreach (var (kind, (planted, missed)) in score.Kinds.OrderBy(pair => pair.Key))
        {
            await output.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"  {kind, -26} {planted - missed} of {planted}")
            );
        }

        await output.WriteLineAsync("shown in vain:");
        foreach (var (evidence, pairs) in score.Reasons.Take(10))
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {pairs} {evidence}"));
        }

        return report.Usable && report.Members.Count == roll.Rows ? 0 : 1;
    }
}
