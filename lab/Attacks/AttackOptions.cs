using System.Globalization;
using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Attacks.Rows;

namespace Hustings.Lab.Attacks;

/// <summary>The command line of <c>rehearse attack</c> and <c>rehearse ndp-2012-attack</c>.</summary>
/// <param name="Rows">Of the matrix, in its order.</param>
/// <param name="Seconds">How long an attack lasts; some rows need twice that.</param>
/// <param name="Honest">Honest voters a second.</param>
/// <param name="AttackerCores">Processor cores that all attackers have together.</param>
/// <param name="DefenceCores">Processor cores that server and proxy have together.</param>
public sealed record AttackOptions(
    IReadOnlyList<int> Rows,
    EdgeKind Edge,
    double Seconds,
    double Honest,
    decimal Scale,
    double AttackerCores,
    double DefenceCores,
    int Seed,
    string? ReportFile,
    string? JsonFile,
    string? Keep
)
{
    public static AttackOptions Usual { get; } =
        new([], EdgeKind.Kestrel, 20, 12.5, 0.1m, 0.7, 1, 2012, null, null, null);

    public static string Usage =>
        """
            usage: ./hustings rehearse attack --row N | --all [options]
                   ./hustings rehearse ndp-2012-attack [options]

              --row N            a row of the matrix, 1 to 21; may be said several times
              --all              every row that this machine can carry
              --edge NAME        kestrel (the server alone) or haproxy in front of it (kestrel)
              --seconds S        how long an attack lasts (20); rows 1, 2, 3, 7 and 8 last twice as long
              --honest RATE      honest voters a second (12.5: a quarter of the goals' 50, as one core is of their four)
              --scale S          of ndp-2012-attack: part of the contest's size (0.1)
              --attacker-cpu C   processor cores for all attackers together (0.7)
              --server-cpu C     processor cores for server and proxy together (1)
              --report FILE.html the report; beside it FILE.csv with every second of every run
              --json FILE        every figure as JSON
              --seed N           voters' jitter and order (2012)
              --keep DIR         keeps data folders and configurations there
            """;

    /// <summary>Reads the arguments; null and what is wrong if they cannot be read.</summary>
    /// <param name="contest">Of the whole contest, which has no rows.</param>
    public static AttackOptions? Parse(IReadOnlyList<string> arguments, bool contest, out string problem)
    {
        AttackOptions options = Usual;
        problem = "";
        for (int index = 0; index < arguments.Count; index++)
        {
            if (arguments[index] == "--all" && !contest)
            {
                options = options with { Rows = [.. Matrix.All.Select(row => row.Number)] };
                continue;
            }

            string? value = index + 1 < arguments.Count ? arguments[index + 1] : null;
            AttackOptions? next = value is null ? null : options.With(arguments[index], value);
            if (next is null || (contest && next.Rows.Count > 0))
            {
                problem = $"Cannot read {arguments[index]} {value}".TrimEnd() + ".";
                return null;
            }

            options = next;
            index++;
        }

        if (!contest && options.Rows.Count == 0)
        {
            problem = "Name a row of the matrix, or --all.";
            return null;
        }

        return options;
    }

    private AttackOptions? With(string name, string value) =>
        name switch
        {
            "--row" when Whole(value) is { } row && Matrix.All.Any(one => one.Number == row) => this with
            {
                Rows = [.. Rows.Append(row).Distinct().Order()],
            },
            "--edge" when value == "kestrel" => this with { Edge = EdgeKind.Kestrel },
            "--edge" when value == "haproxy" => this with { Edge = EdgeKind.Haproxy },
            "--seconds" when Number(value) is >= 1 and <= 300 and var seconds => this with { Seconds = seconds },
            "--honest" when Number(value) is >= 1 and <= 500 and var rate => this with { Honest = rate },
            "--scale" when Number(value) is > 0 and <= 1 => this with
            {
                Scale = decimal.Parse(value, CultureInfo.InvariantCulture),
            },
            "--attacker-cpu" when Number(value) is >= 0.05 and <= 64 and var cores => this with
            {
                AttackerCores = cores,
            },
            "--server-cpu" when Number(value) is >= 0.1 and <= 64 and var cores => this with { DefenceCores = cores },
            "--seed" when Whole(value) is { } seed => this with { Seed = seed },
            "--report" => this with { ReportFile = value },
            "--json" => this with { JsonFile = value },
            "--keep" => this with { Keep = value },
            _ => null,
        };

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value)
            ? value
            : null;

    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;
}
