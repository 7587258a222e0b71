using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Hustings.Verification.Contests;
using Hustings.Verification.Tests.Toolkit;

namespace Hustings.Verification.Tests.Mutation;

/// <summary>How many mutants of each kind of document were refused, and by whom.</summary>
internal sealed class Score
{
    private readonly ConcurrentDictionary<string, Row> rows = new();
    private readonly ConcurrentDictionary<string, int> equivalents = new();
    private readonly ConcurrentBag<string> wrong = [];

    private sealed class Row
    {
        public int Mutants;
        public int Refused;
        public int Right;
        public int Equivalent;
    }

    /// <summary>Every mutant that was accepted, or blamed on the wrong check.</summary>
    public IReadOnlyList<string> Wrong => [.. wrong.Order(StringComparer.Ordinal)];

    public int Mutants => rows.Values.Sum(row => row.Mutants);
    public int Right => rows.Values.Sum(row => row.Right);
    public int Equivalent => rows.Values.Sum(row => row.Equivalent);

    public string Line => $"mutation score: {Right} of {Mutants} mutants refused by the right check";

    public void Judge(Specimen specimen, string lastEvent, Mutant mutant)
    {
        if (mutant.Make() is not { } bytes)
        {
            return;
        }
        var report = Verifying.Verify(
            bytes,
            mutant.Companions ?? specimen.Companions,
            new VerificationOptions { Workers = 1 }
        );
        var row = rows.GetOrAdd(mutant.Document, _ => new Row());
        var said = $"{specimen.Name}, {mutant.Document}, {mutant.Where}: {mutant.What}: {report.Conclusion}";
        if (mutant.Expected.Equivalent is { } reason)
        {
            Interlocked.Increment(ref row.Equivalent);
            equivalents.AddOrUpdate($"{mutant.Document}: {mutant.What}: {reason}", 1, (_, count) => count + 1);
            if (report.Verdict != Verdict.Valid || report.Fingerprints.LastEvent == lastEvent)
            {
                wrong.Add($"{said}, but {reason}");
            }
            return;
        }
        Interlocked.Increment(ref row.Mutants);
        if (report.Verdict == Verdict.Valid)
        {
            wrong.Add($"{said}, should be {string.Join(" or ", mutant.Expected.Checks)}");
            return;
        }
        Interlocked.Increment(ref row.Refused);
        var right =
            mutant.Expected.Checks.Contains(report.Failure!.Check)
            && (mutant.Expected.Height is not { } height || report.Failure.Height == height);
        if (right)
        {
            Interlocked.Increment(ref row.Right);
        }
        else
        {
            wrong.Add(
                $"{said} ({report.Failure.Explanation}), should be {string.Join(" or ", mutant.Expected.Checks)}"
            );
        }
    }

    /// <param name="last">The contest's last minute as it was.</param>
    public void Judge(ContestMutant mutant, string last)
    {
        var report = ContestRecordVerifier.Verify(mutant.Make(), new VerificationOptions { Workers = 1 });
        var row = rows.GetOrAdd(mutant.Document, _ => new Row());
        var said = $"contest, {mutant.Document}, {mutant.Where}: {mutant.What}: {report.Conclusion}";
        if (mutant.Equivalent is { } reason)
        {
            Interlocked.Increment(ref row.Equivalent);
            equivalents.AddOrUpdate($"{mutant.Document}: {mutant.What}: {reason}", 1, (_, count) => count + 1);
            if (!report.Valid || report.Head == last)
            {
                wrong.Add($"{said}, but {reason}");
            }
            return;
        }
        Interlocked.Increment(ref row.Mutants);
        if (report.Valid)
        {
            wrong.Add($"{said}, should be {string.Join(" or ", mutant.Checks)}");
            return;
        }
        Interlocked.Increment(ref row.Refused);
        var height = report.Failure!.Height;
        var inPlace = mutant.Heights is not var (from, to) || (height >= from && height <= to);
        if (mutant.Checks.Contains(report.Failure.Check) && inPlace)
        {
            Interlocked.Increment(ref row.Right);
        }
        else
        {
            wrong.Add($"{said} ({report.Failure.Explanation}), should be {string.Join(" or ", mutant.Checks)}");
        }
    }

    /// <summary>The table, then every equivalence with its reason, then what was wrong.</summary>
    public string Table()
    {
        var text = new StringBuilder();
        Cells("document", "mutants", "refused", "by the right check", "equivalent");
        foreach (var (kind, row) in rows.OrderBy(row => row.Key, StringComparer.Ordinal))
        {
            Cells(kind, Text(row.Mutants), Text(row.Refused), Text(row.Right), Text(row.Equivalent));
        }
        Cells("all", Text(Mutants), Text(rows.Values.Sum(row => row.Refused)), Text(Right), Text(Equivalent));
        text.Append("\nAnother valid record of the same election, seen in the last event's hash:\n");
        foreach (var (reason, count) in equivalents.OrderBy(item => item.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{count, 6}  {reason}\n");
        }
        foreach (var line in Wrong)
        {
            text.Append(CultureInfo.InvariantCulture, $"WRONG {line}\n");
        }
        return text.Append(CultureInfo.InvariantCulture, $"\n{Line}\n").ToString();

        void Cells(params string[] cells) =>
            text.Append(CultureInfo.InvariantCulture, $"{cells[0], -18}")
                .AppendJoin("", cells[1..].Select(cell => $"{cell, 20}"))
                .Append('\n');

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
