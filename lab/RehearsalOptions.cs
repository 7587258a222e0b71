using System.Globalization;
using Hustings.Lab.Scenarios;

namespace Hustings.Lab;

/// <summary>The command line of <c>rehearse</c>.</summary>
/// <param name="Scale">Above 0, at most 1.</param>
/// <param name="Concurrency">Voters casting at the same time.</param>
/// <param name="Seed">Decides who votes, how and in which order.</param>
/// <param name="RoundSeconds">How long a live round takes at least in compressed time.</param>
/// <param name="Keep">A folder for the contest's data and record; a temporary one that is removed if null.</param>
public sealed record RehearsalOptions(
    string Scenario,
    decimal Scale,
    int Concurrency,
    int Seed,
    double RoundSeconds,
    string? ReportFile,
    string? JsonFile,
    string? Keep
)
{
    public const int UsualConcurrency = 32;
    public const int UsualSeed = 2022;
    public const double UsualRoundSeconds = 10;

    public static string Usage =>
        $"""
            usage: ./hustings rehearse SCENARIO [--scale S] [--report FILE] [--json FILE] [--concurrency N] [--seed N] [--keep DIR]

              SCENARIO         {string.Join(", ", ScenarioFile.Names)}
              --scale S        part of the contest's size, above 0, at most 1 (0.01)
              --report FILE    writes the tables and bars as an HTML page
              --json FILE      writes every figure as JSON
              --concurrency N  voters casting at the same time ({UsualConcurrency})
              --seed N         decides who votes, how and in which order ({UsualSeed})
              --round S        seconds that a live round takes at least ({UsualRoundSeconds})
              --keep DIR       keeps the contest's data folder and record there
            """;

    /// <summary>Reads the arguments after <c>rehearse</c>; null and what is wrong if they cannot be read.</summary>
    public static RehearsalOptions? Parse(IReadOnlyList<string> arguments, out string problem)
    {
        problem = "";
        if (arguments.Count == 0 || !ScenarioFile.Names.Contains(arguments[0], StringComparer.Ordinal))
        {
            problem = arguments.Count == 0 ? "Name a scenario." : $"There is no scenario {arguments[0]}.";
            return null;
        }

        var options = new RehearsalOptions(
            arguments[0],
            0.01m,
            UsualConcurrency,
            UsualSeed,
            UsualRoundSeconds,
            ReportFile: null,
            JsonFile: null,
            Keep: null
        );
        for (int index = 1; index < arguments.Count; index += 2)
        {
            string? value = index + 1 < arguments.Count ? arguments[index + 1] : null;
            RehearsalOptions? next = value is null ? null : options.With(arguments[index], value);
            if (next is null)
            {
                problem = $"Cannot read {arguments[index]} {value}".TrimEnd() + ".";
                return null;
            }

            options = next;
        }

        return options;
    }

    private RehearsalOptions? With(string name, string value) =>
        name switch
        {
            "--scale" when Decimal(value) is > 0 and <= 1 and var scale => this with { Scale = scale },
            "--concurrency" when Whole(value) is >= 1 and <= 1000 and var number => this with { Concurrency = number },
            "--seed" when Whole(value) is { } seed => this with { Seed = seed },
            "--round" when Decimal(value) is > 0 and <= 3600 and var seconds => this with
            {
                RoundSeconds = (double)seconds,
            },
            "--report" => this with { ReportFile = value },
            "--json" => this with { JsonFile = value },
            "--keep" => this with { Keep = value },
            _ => null,
        };

    private static decimal? Decimal(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
            ? value
            : null;

    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;
}
