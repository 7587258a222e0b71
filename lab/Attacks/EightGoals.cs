using System.Globalization;
using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Attacks.Rows;
using Hustings.Lab.Attacks.Voters;
using Hustings.Lab.Reports;

namespace Hustings.Lab.Attacks;

/// <summary>The eight goals of the gate (docs/spec/gate.md) against what was measured in the rows that were carried out.</summary>
public static class EightGoals
{
    public static Section Section(IReadOnlyList<RowFound> rows)
    {
        RowFound[] carried = [.. rows.Where(row => row.NotCarried is null)];
        RunFound[] attacks =
        [
            .. carried.SelectMany(row => row.Runs).Where(run => run.Plan is { Without: null, Edge: not EdgeKind.Peer }),
        ];
        return new(
            "The eight goals",
            ["What the gate is measured by, over all attacks that were carried out here."],
            new Table(
                ["goal", "asked for", "found"],
                [
                    G(
                        "G1 floods of false ballots (rows 1 and 2)",
                        "99.9% in 3 tries, 99% in 3 s, half in 0.3 s",
                        Flood(carried)
                    ),
                    G("G2 a rush without attack (row 20)", "99% in 1 s", Rush(carried)),
                    G("G3 nothing accepted is lost (all rows)", "0 receipts without a ballot", Lost(attacks)),
                    G("G4 memory (all rows)", "HAProxy 1,500 MB, server 512 MB managed", Memory(attacks)),
                    G("G5 disk beyond ballots (row 15)", "1 MB a minute", Found(carried, 15, "Disk used a minute")),
                    G(
                        "G6 normal again after the attack (row 5)",
                        "within 60 s",
                        Found(carried, 5, "Work asked of everyone is nothing")
                    ),
                    G("G7 the hall during attacks (rows 9 and 18)", "all, 99% in 1 s", Hall(carried)),
                    G(
                        "G8 one attacker’s address shared (row 7)",
                        "nobody lost",
                        Found(carried, 7, "Voters behind that address")
                    ),
                ]
            )
        );
    }

    private static Row G(string goal, string asked, string? found) => new([goal, asked, found ?? "not carried"]);

    // The run that the row's goals are about: the one with the attack and every gate on.
    private static IEnumerable<RunFound> Attacked(IEnumerable<RowFound> rows, params int[] numbers) =>
        rows.Where(row => numbers.Contains(row.Row.Number))
            .SelectMany(row => row.Runs)
            .Where(run => run.Plan.Name is "attack" or "rush");

    private static string? Flood(IEnumerable<RowFound> rows)
    {
        RunFound[] runs = [.. Attacked(rows, 1, 2)];
        if (runs.Length == 0)
        {
            return null;
        }

        var all = CrowdFigures.Of(runs.SelectMany(run => run.During));
        long hostile = runs.Sum(run => run.HostileSent);
        return $"{Shown.Percent2(all.InTries, all.Voters)} of {Shown.Of(all.Voters)}, {Shown.Seconds2(all.P99)} s, {Shown.Seconds2(all.P50)} s; {Shown.Of((long)(hostile / runs.Sum(run => Math.Max(1, run.Until - run.From))))} hostile a second";
    }

    private static string? Rush(IEnumerable<RowFound> rows) =>
        Attacked(rows, 20).FirstOrDefault() is { } run
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{Shown.Seconds2(run.Figures.P99)} s at {run.Figures.Voters / Math.Max(1, run.Until - run.From):0} voters a second"
            )
            : null;

    private static string? Lost(RunFound[] runs) =>
        runs.Length == 0
            ? null
            : $"{Shown.Of(runs.Sum(run => run.Lost))} of {Shown.Of(runs.Sum(run => run.Voters.Count(one => one.Accepted)))} receipts";

    // The whole process: what is managed is part of it.
    private static string? Memory(RunFound[] runs) =>
        runs.Length == 0
            ? null
            : $"{(runs.Max(run => run.PeakMemory("HAProxy")) is > 0 and var proxy ? $"HAProxy {Shown.Megabytes(proxy)}, " : "")}server {Shown.Megabytes(runs.Max(run => run.PeakMemory("server")))} with all that is not managed";

    private static string? Hall(IEnumerable<RowFound> rows)
    {
        VoterOutcome[] voters =
        [
            .. Attacked(rows, 9, 18).SelectMany(run => run.During.Where(one => one.Group == "hall")),
        ];
        if (voters.Length == 0)
        {
            return null;
        }

        var all = CrowdFigures.Of(voters);
        return $"{Shown.Percent2(all.InTries, all.Voters)} of {Shown.Of(all.Voters)}, {Shown.Seconds2(all.P99)} s";
    }

    private static string? Found(IEnumerable<RowFound> rows, int number, string check) =>
        rows.FirstOrDefault(row => row.Row.Number == number)
            ?.Checks.FirstOrDefault(one => one.Name.StartsWith(check, StringComparison.Ordinal))
            ?.Found;
}
