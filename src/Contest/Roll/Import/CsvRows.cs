using System.Text;

namespace Hustings.Contest.Roll;

/// <summary>
/// The rows of a CSV text (RFC 4180; a comma, semicolon or tab between the cells, whichever the first line uses most).
/// A quoted cell may hold line ends. What is malformed is named with its line; only an unclosed quotation mark ends the reading.
/// </summary>
internal sealed class CsvRows
{
    public const int MostColumns = 200;
    public const int LongestCell = 1000;
    private const int MostLines = 20;

    private readonly string text;
    private readonly char separator;
    private int at;
    private int nextLine = 1;

    public CsvRows(string text)
    {
        this.text = text;
        separator = Separator(text);
    }

    /// <summary>The cells of the row read last.</summary>
    public List<string> Cells { get; } = [];

    /// <summary>The line on which that row begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>What is wrong with that row's form.</summary>
    public ImportProblem? Problem { get; private set; }

    /// <summary>Whether reading cannot go on.</summary>
    public bool Broken { get; private set; }

    /// <summary>Reads the next row that is not empty; false at the end.</summary>
    public bool Read()
    {
        do
        {
            Cells.Clear();
            Problem = null;
            if (at >= text.Length || Broken)
            {
                return false;
            }

            Line = nextLine;
            ReadRow();
        } while (Problem is null && Cells.TrueForAll(cell => cell.Length == 0));
        return true;
    }

    private void ReadRow()
    {
        while (true)
        {
            var cell = at < text.Length && text[at] == '"' ? Quoted() : Plain();
            if (Cells.Count < MostColumns)
            {
                Cells.Add(cell.Trim());
            }
            else
            {
                Name(ImportFault.TooManyCells, 0);
            }

            if (Broken || at >= text.Length)
            {
                return;
            }

            var end = text[at++];
            if (end == separator)
            {
                continue;
            }

            if (end == '\r' && at < text.Length && text[at] == '\n')
            {
                at++;
            }

            nextLine++;
            return;
        }
    }

    private string Plain()
    {
        var length = text.AsSpan(at).IndexOfAny(separator, '\r', '\n');
        var cell = text.AsSpan(at, length < 0 ? text.Length - at : length);
        at += cell.Length;
        if (cell.Contains('"'))
        {
            Name(ImportFault.StrayQuote);
        }

        return Shortened(cell);
    }

    private string Quoted()
    {
        var opened = nextLine;
        var cell = new StringBuilder();
        for (at++; ; at++)
        {
            var length = text.AsSpan(at).IndexOf('"');
            if (length < 0)
            {
                Broken = true;
                Problem = new(ImportFault.UnclosedQuote, opened, Cells.Count + 1);
                return "";
            }

            var part = text.AsSpan(at, length);
            nextLine += Lines(part);
            cell.Append(part[..Math.Min(part.Length, Math.Max(0, LongestCell + 1 - cell.Length))]);
            at += length + 1;
            if (at >= text.Length || text[at] != '"')
            {
                break;
            }

            cell.Append('"');
        }

        if (nextLine - opened > MostLines)
        {
            // No address has that many lines: the mark that closed belongs to another cell.
            Broken = true;
            Problem = new(ImportFault.UnclosedQuote, opened, Cells.Count + 1);
            return "";
        }

        // After the closing mark the cell must end; the rest is skipped so that the next cell is found.
        var rest = text.AsSpan(at).IndexOfAny(separator, '\r', '\n');
        rest = rest < 0 ? text.Length - at : rest;
        if (!text.AsSpan(at, rest).IsWhiteSpace())
        {
            Name(ImportFault.StrayQuote);
        }

        at += rest;
        return Shortened(cell.ToString());
    }

    private string Shortened(ReadOnlySpan<char> cell)
    {
        if (cell.Length <= LongestCell)
        {
            return cell.ToString();
        }

        Name(ImportFault.FieldTooLong);
        return "";
    }

    private void Name(ImportFault fault, int? column = null) => Problem ??= new(fault, Line, column ?? Cells.Count + 1);

    /// <summary>A line ends in LF, CR LF, or (old exports) CR alone.</summary>
    private static int Lines(ReadOnlySpan<char> part) => part.Count('\n') + part.Count('\r') - part.Count("\r\n");

    private static char Separator(string text)
    {
        var counts = new Dictionary<char, int>
        {
            [','] = 0,
            [';'] = 0,
            ['\t'] = 0,
        };
        var quoted = false;
        foreach (var c in text.AsSpan().TrimStart("\r\n"))
        {
            quoted ^= c == '"';
            if (!quoted && c is '\r' or '\n')
            {
                break;
            }

            if (!quoted && counts.TryGetValue(c, out var count))
            {
                counts[c] = count + 1;
            }
        }

        return counts.MaxBy(pair => pair.Value).Key;
    }
}
