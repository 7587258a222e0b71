using System.Globalization;
using System.Net;
using System.Text;

namespace Hustings.Lab.Reports;

/// <summary>One line of a chart.</summary>
/// <param name="Points">Seconds after the beginning, and the figure; a gap where the figure is not a number.</param>
/// <param name="Style">Which of the page's line styles (0 to 4): colour and dashes both, so that nobody needs to see colours.</param>
public sealed record Series(string Name, IReadOnlyList<ChartPoint> Points, int Style);

public readonly record struct ChartPoint(double At, double Value);

/// <summary>Curves over the seconds of a run.</summary>
/// <param name="Unit">Of the figures, for the axis.</param>
/// <param name="Words">What a reader who does not see the picture should know.</param>
/// <param name="From">Second at which the attack began; null if there was none.</param>
/// <param name="Until">Second at which it ended.</param>
/// <param name="Goal">A line to stay under or over; null for none.</param>
public sealed record Chart(
    string Title,
    string Unit,
    string Words,
    IReadOnlyList<Series> Series,
    double? From = null,
    double? Until = null,
    double? Goal = null
);

/// <summary>
/// Draws charts as SVG on the server, without a library (docs/decisions/bars-without-a-library.md): lines, two axes, a band for the time of
/// the attack. Words that belong to the picture stay text of the page.
/// </summary>
public static class ChartSvg
{
    private const int Width = 460;
    private const int Height = 190;
    private const int Left = 46;
    private const int Right = 8;
    private const int Top = 10;
    private const int Bottom = 24;
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static string Write(Chart chart)
    {
        double end = Math.Max(1, Math.Ceiling(All(chart).Select(point => point.At).DefaultIfEmpty(1).Max()));
        double most = Nice(
            Math.Max(
                chart.Goal ?? 0,
                All(chart).Select(point => point.Value).Where(double.IsFinite).DefaultIfEmpty(1).Max()
            )
        );
        var svg = new StringBuilder();
        svg.Append(
            Plain,
            $"<figure class=\"chart\"><figcaption>{Text(chart.Title)} <span class=\"unit\">{Text(chart.Unit)}</span></figcaption>"
        );
        svg.Append(
            Plain,
            $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Text($"{chart.Title}. {chart.Words}")}\">"
        );
        double X(double at) => Left + ((Width - Left - Right) * at / end);
        double Y(double value) => Height - Bottom - ((Height - Top - Bottom) * Math.Min(value, most) / most);
        if (chart is { From: { } from, Until: { } until })
        {
            svg.Append(
                Plain,
                $"<rect class=\"during\" x=\"{X(from):F1}\" y=\"{Top}\" width=\"{X(Math.Min(until, end)) - X(from):F1}\" height=\"{Height - Top - Bottom}\"/>"
            );
        }

        for (int step = 0; step <= 4; step++)
        {
            double value = most * step / 4;
            svg.Append(
                Plain,
                $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(value):F1}\" y2=\"{Y(value):F1}\"/><text class=\"tick\" text-anchor=\"end\" x=\"{Left - 6}\" y=\"{Y(value) + 4:F1}\">{Figure(value)}</text>"
            );
            svg.Append(
                Plain,
                $"<text class=\"tick\" text-anchor=\"{(step == 4 ? "end" : "middle")}\" x=\"{X(end * step / 4):F1}\" y=\"{Height - 6}\">{Figure(end * step / 4)}{(step == 4 ? " s" : "")}</text>"
            );
        }

        if (chart.Goal is { } goal)
        {
            svg.Append(
                Plain,
                $"<line class=\"goal\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(goal):F1}\" y2=\"{Y(goal):F1}\"/>"
            );
        }

        foreach (Series series in chart.Series)
        {
            foreach (string path in Paths(series, X, Y))
            {
                svg.Append(Plain, $"<path class=\"line s{series.Style}\" d=\"{path}\"/>");
            }
        }

        svg.Append("</svg><ul class=\"legend\">");
        foreach (Series series in chart.Series)
        {
            svg.Append(
                Plain,
                $"<li><svg viewBox=\"0 0 28 8\" aria-hidden=\"true\"><path class=\"line s{series.Style}\" d=\"M0 4H28\"/></svg>{Text(series.Name)}</li>"
            );
        }

        if (chart.Goal is not null)
        {
            svg.Append(
                "<li><svg viewBox=\"0 0 28 8\" aria-hidden=\"true\"><path class=\"goal\" d=\"M0 4H28\"/></svg>goal</li>"
            );
        }

        return svg.Append("</ul></figure>").ToString();
    }

    private static IEnumerable<ChartPoint> All(Chart chart) => chart.Series.SelectMany(series => series.Points);

    // A gap begins a new path.
    private static IEnumerable<string> Paths(Series series, Func<double, double> x, Func<double, double> y)
    {
        var path = new StringBuilder();
        foreach (ChartPoint point in series.Points)
        {
            if (!double.IsFinite(point.Value))
            {
                if (path.Length > 0)
                {
                    yield return path.ToString();
                    path.Clear();
                }

                continue;
            }

            path.Append(path.Length == 0 ? 'M' : 'L').Append(Plain, $"{x(point.At):F1} {y(point.Value):F1}");
        }

        if (path.Length > 0)
        {
            yield return path.ToString();
        }
    }

    // The next of 1, 2, 4, 5, 8, 10 times a power of ten: quarters of it are round.
    private static double Nice(double most)
    {
        if (most <= 0)
        {
            return 1;
        }

        double power = Math.Pow(10, Math.Floor(Math.Log10(most)));
        return new[] { 1.0, 2, 4, 8, 10 }.First(step => step * power >= most * 0.999) * power;
    }

    private static string Figure(double value) =>
        value >= 1000 ? $"{(value / 1000).ToString("0.#", Plain)}k" : value.ToString("0.##", Plain);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
