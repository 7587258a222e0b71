using System.Diagnostics;
using System.Globalization;
using Hustings.Contest.Roll;

namespace Hustings.Lab.Rolls;

/// <summary><c>hustings rehearse roll [PEOPLE]</c>: imports a synthetic roll, searches it for duplicates and prints time and quality.</summary>
public static class RollBench
{
    private const int Standard = 200_000;

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

        return report.Usable && report.Members.Count == roll.Rows ? 0 : 1;
    }
}
