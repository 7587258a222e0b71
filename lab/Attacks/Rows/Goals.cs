using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Attacks.Voters;
using Hustings.Lab.Reports;

namespace Hustings.Lab.Attacks.Rows;

/// <summary>What has to hold for honest voters, as checks with names.</summary>
public static class Goals
{
    /// <summary>Accepted within three automatic tries.</summary>
    public const double Share = 0.999;

    public const double P99 = 3;
    public const double P50 = 0.3;

    /// <summary>G1: 99.9% within three tries, 99% of them within 3 s, half of them within 0.3 s; G3: nothing lost.</summary>
    public static IEnumerable<Check> Honest(RunFound run) =>
        [
            Check.Share("Honest voters accepted within three automatic tries", Share, run.Figures.Share),
            Check.Within("99% of the honest voters had their receipt within", P99, run.Figures.P99),
            Check.Within("Half of the honest voters had their receipt within", P50, run.Figures.P50),
            .. Kept(run),
        ];

    /// <summary>G3: every receipt's ballot is in the published log; nobody was refused for good.</summary>
    public static IEnumerable<Check> Kept(RunFound run) =>
        [
            Check.Of("Receipts whose ballot is not in the published log", 0, run.Lost),
            Check.Of("Honest voters without a receipt in the end", 0, run.Voters.Count(one => !one.Accepted)),
        ];

    /// <summary>First tries accepted.</summary>
    public static Check FirstTry(RunFound run, double least) =>
        Check.Share("Honest voters accepted at the first try", least, run.Figures.FirstTry);

    /// <summary>The attack reached the server at all: a goal that holds because nobody attacked holds for nothing.</summary>
    public static Check Attacked(RunFound run, long least = 1) =>
        new(
            "The attack took place",
            $"at least {Shown.Of(least)} hostile requests or connections",
            Shown.Of(run.HostileSent),
            run.HostileSent >= least
        );

    /// <summary>No hostile ballot was accepted.</summary>
    public static Check NoneTaken(RunFound run) =>
        Check.Of(
            "Hostile requests that were accepted",
            0,
            run.Hostile.Sum(one =>
                one.Answers.Where(pair => pair.Key.StartsWith("200", StringComparison.Ordinal)).Sum(pair => pair.Value)
            )
        );

    /// <summary>G7: terminals in the hall.</summary>
    public static IEnumerable<Check> Hall(RunFound run)
    {
        CrowdFigures hall = run.Of("hall");
        yield return Check.Share("Hall: accepted within three automatic tries", 1, hall.Share);
        yield return Check.Within("Hall: 99% had their receipt within", 1, hall.P99);
    }

    /// <summary>The negative control: with a gate switched off a figure must get worse, or the gate does nothing.</summary>
    public static Check Worse(string gate, string what, double with, double without, string unit) =>
        new(
            $"Control: without “{gate}”, {what} gets worse",
            $"more than {Figure(with)}{unit}",
            $"{Figure(without)}{unit}",
            without > with
        );

    /// <summary>Milliseconds of the defenders' CPU for a hostile request.</summary>
    public static double Cost(RunFound run, RunFound? quiet) =>
        run.HostileSent == 0
            ? 0
            : 1000
                * Math.Max(0, run.DefenceCpu - (quiet is null ? 0 : quiet.DefenceCpu * Length(run) / Length(quiet)))
                / run.HostileSent;

    private static double Length(RunFound run) => Math.Max(1, run.Until - run.From);

    private static string Figure(double value) =>
        value.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);
}
