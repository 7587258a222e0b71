using System.Text;

namespace Hustings.Counting.Files;

/// <summary>One cell of a line.</summary>
/// <param name="Text">Without quotation marks; without blanks around it.</param>
/// <param name="Column">Where it begins, from 1.</param>
internal readonly record struct CsvCell(string Text, int Column)
{
    /// <returns>The cells, and the column of a quotation mark that is missing or out of place (0: none).</returns>
    public static (List<CsvCell> Cells, int Misplaced) Split(string line)
    {
        List<CsvCell> cells = [];
        int at = 0;
        while (true)
        {
            int start = at;
            while (at < line.Length && line[at] == ' ')
                at++;
            string text;
            if (at < line.Length && line[at] == '"')
            {
                int quote = at;
                if (!TryQuoted(line, ref at, out text))
                    return (cells, quote + 1);
                while (at < line.Length && line[at] == ' ')
                    at++;
                if (at < line.Length && line[at] != ',')
                    return (cells, at + 1);
            }
            else
            {
                int end = line.IndexOf(',', at);
                end = end < 0 ? line.Length : end;
                text = line[at..end];
                int stray = text.IndexOf('"', StringComparison.Ordinal);
                if (stray >= 0)
                    return (cells, at + stray + 1);
                at = end;
            }
            cells.Add(new CsvCell(text.Trim(), start + 1));
            if (at >= line.Length)
                return (cells, 0);
            at++;
        }
    }

    private static bool TryQuoted(string line, ref int at, out string text)
    {
        StringBuilder content = new();
        for (at++; at < line.Length; at++)
        {
            if (line[at] != '"')
            {
                content.Append(line[at]);
            }
            else if (at + 1 < line.Length && line[at + 1] == '"')
            {
                content.Append('"');
                at++;
            }
            else
            {
                at++;
                text = content.ToString();
                return true;
            }
        }
        text = "";
        return false;
    }
}
