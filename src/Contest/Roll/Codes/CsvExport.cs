using System.Buffers;
using System.Text;

namespace Hustings.Contest.Roll;

/// <summary>
/// Lines of CSV that a spreadsheet opens as text: a cell that it would take for a formula gets an apostrophe before it (OWASP,
/// "CSV Injection"). A telephone number with its plus stays as it is: digits compute nothing.
/// </summary>
public static class CsvExport
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",;\t\"'\r\n ");

    public static string Line(params ReadOnlySpan<string> cells)
    {
        var line = new StringBuilder();
        for (var i = 0; i < cells.Length; i++)
        {
            line.Append(i == 0 ? "" : ",").Append(Cell(cells[i]));
        }

        return line.Append('\n').ToString();
    }

    private static string Cell(string text)
    {
        var safe = IsFormula(text) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(NeedsQuotes)
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }

    // The wide forms too: some programs fold them first. Blanks before the sign are skipped by others.
    private static bool IsFormula(string text)
    {
        var start = text.AsSpan().TrimStart(" \u00a0");
        return start.Length > 0
            && start[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '|' or '＝' or '＋' or '－' or '＠'
            && !(start[0] == '+' && text.AsSpan(1).ContainsAnyExceptInRange('0', '9') is false);
    }
}
