namespace Hustings.Contest.Roll;

/// <summary>How a roll file is to be read.</summary>
/// <param name="Today">Birth dates after it are refused.</param>
/// <param name="Country">Where telephone numbers without a country code belong, one of <see cref="PhoneNumber.Countries"/>.</param>
/// <param name="Map">COLUMN=field each, before what the headers say by themselves.</param>
public sealed record ImportOptions(DateOnly Today, string Country, DateOrder Dates, IReadOnlyList<string> Map)
{
    public static ImportOptions For(DateOnly today) => new(today, "CA", DateOrder.Unknown, []);
}

/// <summary>A roll file as read: the members of all rows without an error, and everything that is wrong with the others.</summary>
/// <param name="Encoding">UTF-8 or Windows-1252; empty if the file could not be read.</param>
/// <param name="Problems">In the order of the file, at most <see cref="RollImport.MostProblems"/> of them.</param>
/// <param name="ProblemCount">How many there are in all.</param>
/// <param name="ErrorCount">How many of them must be put right before the roll can be frozen.</param>
/// <param name="Rows">Rows below the first line.</param>
public sealed record ImportReport(
    string Encoding,
    IReadOnlyList<(RollField Field, string Header)> Columns,
    IReadOnlyList<Member> Members,
    IReadOnlyList<ImportProblem> Problems,
    int ProblemCount,
    int ErrorCount,
    int Rows
)
{
    /// <summary>Whether the roll can be used as it is.</summary>
    public bool Usable => ErrorCount == 0;
}

/// <summary>Reads a roll from CSV and collects every problem, so that one reading is enough to put the file right.</summary>
public static class RollImport
{
    public const int MostRows = 1_000_000;
    public const int MostProblems = 5000;

    public static ImportReport Read(ReadOnlySpan<byte> bytes, ImportOptions options)
    {
        var problems = new List<ImportProblem>();
        var (text, encoding, unreadable) = RollText.Read(bytes);
        if (unreadable is not null)
        {
            return Report("", null, [], [unreadable], 0);
        }

        var rows = new CsvRows(text);
        if (!rows.Read())
        {
            return Report(encoding, null, [], [new(ImportFault.FileEmpty)], 0);
        }

        if (rows.Problem is { } bad)
        {
            problems.Add(bad.Fault == ImportFault.TooManyCells ? new(ImportFault.TooManyColumns, rows.Line) : bad);
            return Report(encoding, null, [], problems, 0);
        }

        string[] headers = [.. rows.Cells];
        var mapping = HeaderMapping.Read(headers, rows.Line, options.Map, problems);
        if (problems.Exists(problem => !problem.IsWarning))
        {
            // Without the right columns every row would be wrong: say only what matters.
            return Report(encoding, mapping, [], problems, 0);
        }

        var reader = new MemberReader(mapping, options, problems);
        var count = ReadRows(rows, headers.Length, reader, problems);
        return Report(encoding, mapping, reader.Members, problems, count);
    }

    private static int ReadRows(CsvRows rows, int columns, MemberReader reader, List<ImportProblem> problems)
    {
        var count = 0;
        while (rows.Read())
        {
            if (++count > MostRows)
            {
                problems.Add(new(ImportFault.TooManyRows, rows.Line));
                return count;
            }

            if (rows.Problem is { } bad)
            {
                problems.Add(bad);
            }
            else if (rows.Cells.FindLastIndex(cell => cell.Length > 0) >= columns)
            {
                problems.Add(new(ImportFault.TooManyCells, rows.Line));
            }
            else
            {
                reader.Read(rows.Cells, rows.Line, count);
            }
        }

        if (count == 0)
        {
            problems.Add(new(ImportFault.FileEmpty));
        }

        return count;
    }

    private static ImportReport Report(
        string encoding,
        HeaderMapping? mapping,
        IReadOnlyList<Member> members,
        List<ImportProblem> problems,
        int rows
    ) =>
        new(
            encoding,
            [.. mapping?.Used ?? []],
            members,
            // Errors first where not all have room.
            [
                .. problems
                    .OrderBy(problem => problem.IsWarning)
                    .Take(MostProblems)
                    .OrderBy(problem => problem.Line)
                    .ThenBy(problem => problem.Column),
            ],
            problems.Count,
            problems.Count(problem => !problem.IsWarning),
            rows
        );
}
