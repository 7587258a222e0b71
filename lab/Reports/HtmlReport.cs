using System.Globalization;
using System.Net;
using System.Text;

namespace Hustings.Lab.Reports;

/// <summary>The report as one HTML file that needs nothing else; readable on a phone, printable.</summary>
public static class HtmlReport
{
    /// <summary>A cell with more letters is read as words and may take several lines.</summary>
    private const int Sentence = 24;

    private const string Style = """
        :root { color-scheme: light dark; --page: #fff; --ink: #1b1f24; --quiet: #59636e; --line: #d5dae0; --bar: #cfe0f3; --good: #1f7a3d; --bad: #b3261e; --held: #eef7f0; --wrong: #ffe9e7; --s0: #59636e; --s1: #0b62b8; --s2: #b3261e; --s3: #1f7a3d; --s4: #8a4b00; --during: #f3ead6; }
        @media (prefers-color-scheme: dark) { :root { --page: #14181d; --ink: #e6e9ed; --quiet: #a3adb8; --line: #363d45; --bar: #24405e; --good: #58b97a; --bad: #ff8a80; --held: #16281c; --wrong: #3a1c1a; --s0: #a3adb8; --s1: #7db8f5; --s2: #ff8a80; --s3: #7fd09a; --s4: #f0b060; --during: #2c2a20; } }
        * { box-sizing: border-box; }
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 58rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; color: var(--ink); background: var(--page); }
        h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
        h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; }
        p { margin: .5rem 0; max-width: 44rem; }
        .outcome { padding: .7rem 1rem; border-left: .35rem solid var(--good); background: var(--held); max-width: none; overflow-wrap: anywhere; }
        .failed { border-color: var(--bad); background: var(--wrong); }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-variant-numeric: tabular-nums; }
        th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
        th { font-weight: 600; color: var(--quiet); font-size: .9rem; vertical-align: bottom; }
        th:first-child, td:first-child { text-align: left; padding-left: 0; white-space: normal; min-width: 8rem; }
        td.words { text-align: left; white-space: normal; }
        tr.strong td { font-weight: 600; }
        tr.wrong td { background: var(--wrong); }
        td.bar { background-image: linear-gradient(var(--bar), var(--bar)); background-repeat: no-repeat; background-position: left center; min-width: 6rem; }
        .story { list-style: none; margin: .5rem 0; padding: 0; }
        .story li { display: grid; grid-template-columns: 4rem 1fr auto; gap: 0 .8rem; padding: .3rem 0; border-bottom: 1px solid var(--line); }
        .story .when { font-weight: 600; font-variant-numeric: tabular-nums; }
        .story .here { color: var(--quiet); font-size: .85rem; font-variant-numeric: tabular-nums; }
        .note, .small { color: var(--quiet); font-size: .95rem; }
        .missed { color: var(--bad); font-weight: 600; max-width: none; }
        .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(19rem, 1fr)); gap: 1rem 1.5rem; margin: 1rem 0; }
        .chart { margin: 0; } .chart figcaption { font-weight: 600; font-size: .95rem; } .unit { font-weight: 400; color: var(--quiet); }
        .chart > svg { width: 100%; height: auto; } .grid { stroke: var(--line); stroke-width: 1; } .tick { fill: var(--quiet); font-size: 12px; }
        .during { fill: var(--during); } .line { fill: none; stroke-width: 2; stroke-linejoin: round; } .goal { stroke: var(--quiet); stroke-dasharray: 2 4; }
        .s0 { stroke: var(--s0); stroke-dasharray: 6 3; } .s1 { stroke: var(--s1); } .s2 { stroke: var(--s2); stroke-dasharray: 2 2; } .s3 { stroke: var(--s3); stroke-dasharray: 9 3 2 3; } .s4 { stroke: var(--s4); stroke-dasharray: 1 4; }
        .legend { list-style: none; display: flex; flex-wrap: wrap; gap: .1rem .9rem; margin: 0; padding: 0; font-size: .85rem; } .legend svg { width: 28px; height: 8px; margin-right: .35rem; vertical-align: middle; }
        details { margin: 2.5rem 0; } summary { cursor: pointer; font-weight: 600; }
        @media (max-width: 40rem) { .story li { grid-template-columns: 3.4rem 1fr; } .story .here { grid-column: 2; } th, td { padding: .35rem .4rem; } }
        """;

    public static string Write(Report report)
    {
        var html = new StringBuilder();
        html.AppendLine("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">");
        html.AppendLine("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.AppendLine($"<title>{Text(report.Scenario)} rehearsal</title><style>{Style}</style>");
        html.AppendLine($"<h1>{Text(report.Title)}</h1>");
        Outcome(html, report);
        foreach (Section section in report.Sections)
        {
            Write(html, section);
        }

        html.AppendLine($"<details><summary>All {Shown.Of(report.Checks.Count)} checks</summary>");
        Write(
            html,
            new Table(
                ["", "expected", "found"],
                [.. report.Checks.Select(check => new Row([check.Name, check.Expected, check.Found]))]
            ),
            [.. report.Checks.Select(check => !check.AsExpected)]
        );
        return html.AppendLine("</details>").ToString();
    }

    // What it means comes first where somebody has put that into a sentence; else the line that sums up the checks.
    private static void Outcome(StringBuilder html, Report report)
    {
        string mark = report.Succeeded ? "" : " failed";
        html.AppendLine($"<p class=\"outcome{mark}\">{Text(report.Verdict ?? report.Summary)}</p>");
        html.AppendLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<p class=\"small\">{(report.Verdict is null ? $"Scale {report.Scale}, s" : $"{Text(report.Summary)}. S")}eed {report.Seed}, finished {report.Finished:yyyy-MM-dd HH:mm} UTC.</p>"
            )
        );
        // With a verdict every section says what it missed.
        foreach (string problem in report.Verdict is null ? report.Problems : [])
        {
            html.AppendLine($"<p class=\"outcome failed\">{Text(problem)}</p>");
        }
    }

    private static void Write(StringBuilder html, Section section)
    {
        html.AppendLine($"<h2>{Text(section.Title)}</h2>");
        if (section.Verdict is { } verdict)
        {
            html.AppendLine($"<p class=\"outcome{(section.Failed ? " failed" : "")}\">{Text(verdict)}</p>");
        }

        foreach (string words in section.Words)
        {
            html.AppendLine($"<p>{Text(words)}</p>");
        }

        foreach (string missed in section.Missed ?? [])
        {
            html.AppendLine($"<p class=\"missed\">{Text(missed)}</p>");
        }

        if (section.Table is { } table)
        {
            Write(html, table, []);
        }

        if (section.Second is { } second)
        {
            Write(html, second, []);
        }

        if (section.Story is { } story)
        {
            html.AppendLine("<ol class=\"story\">");
            foreach (StoryLine line in story)
            {
                html.AppendLine(
                    $"<li><span class=\"when\">{Text(line.When)}</span><span>{Text(line.What)}</span><span class=\"here\">{Text(line.Here)}</span></li>"
                );
            }

            html.AppendLine("</ol>");
        }

        if (section.Charts is { Count: > 0 } charts)
        {
            html.AppendLine("<div class=\"charts\">");
            foreach (Chart chart in charts)
            {
                html.AppendLine(ChartSvg.Write(chart));
            }

            html.AppendLine("</div>");
        }

        foreach (string note in section.Notes ?? [])
        {
            html.AppendLine($"<p class=\"note\">{Text(note)}</p>");
        }
    }

    private static void Write(StringBuilder html, Table table, IReadOnlyList<bool> wrong)
    {
        html.Append("<div class=\"wide\"><table><tr>");
        html.AppendJoin("", table.Heads.Select(head => $"<th scope=\"col\">{Text(head)}</th>"));
        html.AppendLine("</tr>");
        foreach ((int index, Row row) in table.Rows.Index())
        {
            string mark =
                index < wrong.Count && wrong[index] ? " class=\"wrong\""
                : row.Strong ? " class=\"strong\""
                : "";
            html.Append($"<tr{mark}>");
            foreach ((int column, string cell) in row.Cells.Index())
            {
                html.Append(
                    column == row.Cells.Count - 1 && row.Bar is { } bar
                        ? string.Create(
                            CultureInfo.InvariantCulture,
                            $"<td class=\"bar\" style=\"background-size:{bar:F1}% 100%\">{Text(cell)}</td>"
                        )
                        : $"<td{(cell.Length > Sentence ? " class=\"words\"" : "")}>{Text(cell)}</td>"
                );
            }

            html.AppendLine("</tr>");
        }

        html.AppendLine("</table></div>");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
