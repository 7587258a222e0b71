using System.Text;

namespace Hustings.Lab.Reports;

/// <summary>The report for a terminal or a log. Its last line sums it up.</summary>
public static class TextReport
{
    private const int MostProblems = 20;
    private const int Between = 2;

    public static string Write(Report report)
    {
        var text = new StringBuilder();
        text.AppendLine($"{report.Title}, scale {report.Scale}");
        if (report.Verdict is { } verdict)
        {
            text.AppendLine(verdict);
        }

        foreach (Section section in report.Sections)
        {
            text.AppendLine().AppendLine($"== {section.Title}");
            if (section.Verdict is { } sentence)
            {
                text.AppendLine(sentence);
            }

            Lines(text, section.Words);
            if (section.Table is { } table)
            {
                Write(text, table);
            }

            foreach (StoryLine line in section.Story ?? [])
            {
                text.AppendLine($"{line.When, 5}  {line.Here, 8}  {line.What}");
            }

            Lines(text, section.Notes ?? []);
        }

        text.AppendLine();
        string[] problems = [.. report.Problems];
        foreach (string problem in problems.Take(MostProblems))
        {
            text.AppendLine($"PROBLEM: {problem}");
        }

        if (problems.Length > MostProblems)
        {
            text.AppendLine($"PROBLEM: and {Shown.Of(problems.Length - MostProblems)} more");
        }

        return text.Append(report.Summary).ToString();
    }

    private static void Lines(StringBuilder text, IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            text.AppendLine(line);
        }
    }

    // The first column to the left, all others to the right, each as wide as its widest cell.
    private static void Write(StringBuilder text, Table table)
    {
        List<IReadOnlyList<string>> rows = [table.Heads, .. table.Rows.Select(row => row.Cells)];
        int[] widths =
        [
            .. Enumerable
                .Range(0, table.Heads.Count)
                .Select(column => rows.Max(row => column < row.Count ? row[column].Length : 0)),
        ];
        foreach (IReadOnlyList<string> row in rows)
        {
            var line = new StringBuilder();
            foreach ((int column, string cell) in row.Index())
            {
                line.Append(column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column] + Between));
            }

            text.AppendLine(line.ToString().TrimEnd());
        }
    }
}
