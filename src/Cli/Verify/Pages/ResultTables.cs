using System.Globalization;
using Hustings.Record;

namespace Hustings.Cli.Verify.Pages;

/// <summary>The result, a table for each question, with bars that also print in black and white.</summary>
internal static class ResultTables
{
    private const int Width = 200;
    private const int Shown = 20;

    public static void Add(PageText page, Election election, ElectionResult result, bool valid)
    {
        page.Add($"<h2>The result{(valid ? "" : " that the archive states. It was NOT confirmed")}</h2>");
        for (int i = 0; i < election.Questions.Count; i++)
        {
            Question question = election.Questions[i];
            page.Add($"<div class=\"wide\"><table>\n<caption><bdi>{question.Text}</bdi></caption>");
            if (question.Kind == QuestionKind.NonHomomorphic)
                Rankings(page, question, result.Questions[i].Ballots);
            else
                Totals(page, question, result.Counts[i]);
            page.Add($"</tbody>\n</table></div>");
        }
        if (election.Questions.Any(question => question.Kind == QuestionKind.NonHomomorphic))
            page.Add(
                $"<p>Where ballots rank, a row holds the numbers they give to each candidate, and how many ballots do.</p>"
            );
        page.Add($"<p>Each bar is drawn to the largest number in its table.</p>");
    }

    private static void Totals(PageText page, Question question, IReadOnlyList<long> counts)
    {
        page.Add(
            $"<thead><tr><th scope=\"col\">Answer</th><th scope=\"col\" class=\"number\">Votes</th><td></td></tr></thead>\n<tbody>"
        );
        long largest = counts.DefaultIfEmpty(0).Max();
        for (int j = 0; j < question.Choices; j++)
        {
            string answer =
                !question.Blank ? question.Answers[j]
                : j == 0 ? "(blank)"
                : question.Answers[j - 1];
            page.Add($"<tr><th scope=\"row\"><bdi>{answer}</bdi></th><td class=\"number\">{counts[j]}</td><td>");
            Bar(page, counts[j], largest);
        }
    }

    // Rankings are many: alike ones are counted, the most frequent first.
    private static void Rankings(PageText page, Question question, IReadOnlyList<int[]> ballots)
    {
        var alike = ballots
            .GroupBy(ballot => string.Join(' ', ballot))
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        page.Add($"<thead><tr>");
        foreach (string answer in question.Answers)
            page.Add($"<th scope=\"col\" class=\"number\"><bdi>{answer}</bdi></th>");
        page.Add($"<th scope=\"col\" class=\"number\">Ballots</th><td></td></tr></thead>\n<tbody>");
        long largest = alike.Count == 0 ? 0 : alike[0].Count();
        foreach (var group in alike.Take(Shown))
        {
            page.Add($"<tr>");
            foreach (int number in group.First())
                page.Add($"<td class=\"number\">{number}</td>");
            page.Add($"<td class=\"number\">{group.Count()}</td><td>");
            Bar(page, group.Count(), largest);
        }
        if (alike.Count > Shown)
            page.Add(
                $"<tr><td colspan=\"{question.Answers.Count + 2}\">and {alike.Count - Shown} more, all in the report for programs (--json)</td></tr>"
            );
    }

    /// <summary>The rest of a row. The number stands beside it, so a screen reader passes over it.</summary>
    private static void Bar(PageText page, long value, long largest)
    {
        double length = largest <= 0 ? 0 : Math.Round((double)value / largest * (Width - 2), 1);
        string width = length.ToString(CultureInfo.InvariantCulture);
        page.Add(
            $"<svg aria-hidden=\"true\" width=\"{$"{Width}"}\" height=\"16\" viewBox=\"0 0 {$"{Width}"} 16\"><line x1=\"1\" y1=\"0\" x2=\"1\" y2=\"16\"/><rect x=\"1\" y=\"2\" width=\"{width}\" height=\"12\"/></svg></td></tr>"
        );
    }
}
