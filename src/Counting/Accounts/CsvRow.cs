namespace Hustings.Counting.Accounts;

/// <summary>One row of a CSV file (RFC 4180), safe to open in a spreadsheet.</summary>
public static class CsvRow
{
    /// <summary>Writes the cells, quoted where they need it, and the end of the line.</summary>
    public static void Write(TextWriter output, params string[] cells)
    {
        output.Write(string.Join(',', cells.Select(Quote)));
        output.Write("\r\n");
    }

    private static string Quote(string cell)
    {
        // A spreadsheet would run a name that begins like a formula. Numbers ("-3") stay numbers.
        bool formula = cell.Length > 0 && "=+-@\t".Contains(cell[0], StringComparison.Ordinal);
        if (formula && !Fraction.TryParse(cell, out _))
            cell = "'" + cell;
        return cell.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? cell
            : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
