using System.Globalization;
using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Attacks.Rows;
using Hustings.Lab.Attacks.Voters;
using Hustings.Lab.Attacks.Watch;
using Hustings.Lab.Reports;

namespace Hustings.Lab.Attacks;

/// <summary>The rows' findings as people read them: first whether voting stayed open, then row by row why.</summary>
public static class AttackReport
{
    /// <summary>From so many honest ballots on 99.9% may be claimed.</summary>
    private const int Claim = 10_000;

    private static readonly int[] Pooled = [1, 2, 3, 7, 8];

    public static Report Of(
        IReadOnlyList<RowFound> rows,
        AttackOptions options,
        IReadOnlyList<string> limits,
        DateTimeOffset finished,
        double seconds
    )
    {
        RowFound[] carried = [.. rows.Where(row => row.NotCarried is null)];
        int held = carried.Count(row => row.Succeeded);
        string sum =
            $"{held} of {carried.Length} attacks withstood, {rows.Count - carried.Length} rows not carried, {(options.Edge == EdgeKind.Haproxy ? "behind HAProxy" : "the server alone")}";
        return new(
            "attack",
            "Rehearsed attacks on the voting server",
            1,
            options.Seed,
            finished,
            sum,
            seconds,
            [
                Overview(rows),
                EightGoals.Section(rows),
                .. rows.Select(row => Of(row)),
                Machine(
                    limits,
                    $"Honest voters: {options.Honest.ToString("0.#", CultureInfo.InvariantCulture)} a second."
                ),
            ],
            [
                .. carried.SelectMany(row =>
                    row.Checks.Select(check => check with { Name = $"Row {row.Row.Number}: {check.Name}" })
                ),
            ],
            Verdict(rows, carried, held)
        );
    }

    private static string Verdict(IReadOnlyList<RowFound> rows, RowFound[] carried, int held)
    {
        string open =
            carried.Length == 0 ? "Nothing was carried out."
            : held == carried.Length ? $"Voting stayed open under every attack that was carried out here ({held})."
            : $"Voting did NOT meet every goal: {carried.Length - held} of {carried.Length} attacks missed at least one.";
        RunFound[] pool =
        [
            .. rows.Where(row => Pooled.Contains(row.Row.Number))
                .SelectMany(row => row.Runs.Where(run => run.Plan.Name == "attack")),
        ];
        if (pool.Length == 0)
        {
            return open;
        }

        var all = CrowdFigures.Of(pool.SelectMany(run => run.During));
        string claim = all.Voters >= Claim ? "" : $" (too few to claim 99.9%: that takes {Shown.Of(Claim)})";
        return $"{open} Of {Shown.Of(all.Voters)} honest voters during the floods {Shown.Of(all.InTries)} ({Shown.Percent2(all.InTries, all.Voters)}) had their receipt within three automatic tries{claim}; 99% of them within {Shown.Seconds2(all.P99)} s.";
    }

    private static Section Overview(IReadOnlyList<RowFound> rows) =>
        new(
            "The attacks",
            [],
            new Table(
                ["attack", "result", "honest voters", "within 3 tries", "99% within", "hostile"],
                [
                    .. rows.Select(row =>
                    {
                        RunFound? run = Attacked(row);
                        CrowdFigures? figures = run?.Figures;
                        return new Row(
                            [
                                $"{row.Row.Number}. {row.Row.Title}",
                                row.NotCarried is not null ? "not carried"
                                : row.Succeeded ? "held"
                                : "MISSED",
                                figures is null ? "" : Shown.Of(figures.Voters),
                                figures is null ? "" : Shown.Percent2(figures.InTries, figures.Voters),
                                figures is null ? "" : $"{Shown.Seconds2(figures.P99)} s",
                                run is null || run.HostileSent == 0 ? "" : Shown.Of(run.HostileSent),
                            ],
                            Strong: row is { Succeeded: false, NotCarried: null }
                        );
                    }),
                ]
            )
        );

    private static Section Of(RowFound row)
    {
        string title = $"{row.Row.Number}. {row.Row.Title}";
        if (row.NotCarried is { } reason)
        {
            return new(title, [row.Row.What], Verdict: $"Not carried out here. {reason}");
        }

        return new(
            title,
            [row.Row.What],
            row.Runs.Count == 0 ? null : Runs(row),
            Notes: row.Notes,
            Charts: [.. Charts(row)],
            Verdict: Sentence(row),
            Failed: !row.Succeeded,
            Missed: [.. row.Checks.Where(check => !check.AsExpected).Select(Missed)],
            Second: row.Runs.Count == 0 ? null : Machines(row)
        );
    }

    /// <summary>One round of a contest under attack, with its curves.</summary>
    public static Section Round(string title, AttackRow row, RunFound quiet, RunFound run)
    {
        var found = new RowFound(row, [quiet, run], [], [], null);
        return new(title, [row.What], Runs(found), Charts: [.. Charts(found)], Second: Machines(found));
    }

    private static string Missed(Check check) => $"Missed: {check.Name}: {check.Expected}, found {check.Found}.";

    private static string Sentence(RowFound row)
    {
        string held = row.Succeeded
            ? $"Held: all {Shown.Of(row.Checks.Count)} checks."
            : $"NOT held: {Shown.Of(row.Checks.Count(check => !check.AsExpected))} of {Shown.Of(row.Checks.Count)} checks missed.";
        if (Attacked(row) is not { } run || run.Figures.Voters == 0)
        {
            return held;
        }

        CrowdFigures figures = run.Figures;
        string hostile =
            run.HostileSent == 0
                ? ""
                : $" beside {Shown.Of(run.HostileSent)} hostile requests or connections ({Shown.Of((long)(run.HostileSent / Math.Max(1, run.Until - run.From)))} a second)";
        RunFound quiet = row.Runs[0];
        string before = ReferenceEquals(quiet, run) ? "" : $"; {Shown.Seconds2(quiet.Figures.P99)} s without attack";
        return $"{held} {Shown.Of(figures.InTries)} of {Shown.Of(figures.Voters)} honest voters had their receipt within three automatic tries{hostile}; 99% of them within {Shown.Seconds2(figures.P99)} s{before}.";
    }

    // The run with the attack and nothing switched off.
    private static RunFound? Attacked(RowFound row) =>
        row.Runs switch
        {
            [] => null,
            [var only] => only,
            [_, var attack, ..] => attack,
        };

    private static Table Runs(RowFound row) =>
        new(
            ["run", "voters", "within 3 tries", "first try", "half within", "95%", "99%", "slowest"],
            [
                .. row.Runs.Select(run =>
                {
                    CrowdFigures figures = run.Figures;
                    return new Row(
                        [
                            run.Plan.Name,
                            Shown.Of(figures.Voters),
                            Shown.Percent2(figures.InTries, figures.Voters),
                            Shown.Percent1(figures.FirstTry),
                            .. new[] { figures.P50, figures.P95, figures.P99, figures.Longest }.Select(time =>
                                $"{Shown.Seconds2(time)} s"
                            ),
                        ],
                        Strong: ReferenceEquals(run, Attacked(row))
                    );
                }),
            ]
        );

    private static Table Machines(RowFound row) =>
        new(
            ["CPU seconds and memory", "hostile a second", "server", "proxy", "attackers", "voters", "server’s memory"],
            [
                .. row.Runs.Select(run =>
                {
                    string server = run.Plan.Edge == EdgeKind.Peer ? "plain server" : "server";
                    return new Row(
                        [
                            run.Plan.Name,
                            Shown.Of((long)(run.HostileSent / Math.Max(1, run.Until - run.From))),
                            .. new[] { server, "HAProxy", Watchman.Attackers, Watchman.Voters }.Select(name =>
                                Shown.Seconds(run.Cpu(name))
                            ),
                            Shown.Megabytes(run.PeakMemory(server)),
                        ],
                        Strong: ReferenceEquals(run, Attacked(row))
                    );
                }),
            ]
        );

    private static IEnumerable<Chart> Charts(RowFound row)
    {
        if (Attacked(row) is not { } main)
        {
            yield break;
        }

        (double? from, double? until) = row.Runs.Count > 1 ? (main.From, main.Until) : ((double?)null, (double?)null);
        Chart Of(
            string title,
            string unit,
            string words,
            Func<RunFound, IReadOnlyList<ChartPoint>> points,
            double? goal
        ) =>
            new(
                title,
                unit,
                words,
                [
                    .. row.Runs.Select(
                        (run, place) => new Series(run.Plan.Name, points(run), row.Runs.Count == 1 ? 1 : place)
                    ),
                ],
                from,
                until,
                goal
            );
        CrowdFigures figures = main.Figures;
        yield return Of(
            "Receipts",
            "a second",
            $"{figures.Accepted} of {figures.Voters} voters who came during the attack were accepted.",
            SecondFigures.Receipts,
            null
        );
        yield return Of(
            "95% of those who came had their receipt within",
            "seconds",
            $"95% within {Shown.Seconds2(figures.P95)} s over the whole attack, {Shown.Seconds2(row.Runs[0].Figures.P95)} s without it.",
            run => SecondFigures.Within(run, figures => figures.P95),
            null
        );
        yield return new(
            "Half, 95% and 99% of those who came under attack had their receipt within",
            "seconds",
            $"Half within {Shown.Seconds2(figures.P50)} s, 95% within {Shown.Seconds2(figures.P95)} s, 99% within {Shown.Seconds2(figures.P99)} s over the whole attack.",
            [
                new("half", SecondFigures.Within(main, one => one.P50), 0),
                new("95%", SecondFigures.Within(main, one => one.P95), 1),
                new("99%", SecondFigures.Within(main, one => one.P99), 2),
            ],
            from,
            until
        );
        string[] processes =
        [
            main.Plan.Edge == EdgeKind.Peer ? "plain server" : "server",
            "HAProxy",
            Watchman.Attackers,
            Watchman.Voters,
        ];
        yield return new(
            "Processor cores in use",
            "cores",
            string.Join(
                ", ",
                processes
                    .Where(name => main.Cpu(name) > 0)
                    .Select(name =>
                        string.Create(CultureInfo.InvariantCulture, $"{name} {main.Cpu(name):0.0} CPU seconds")
                    )
            ) + " during the attack.",
            [
                .. processes
                    .Where(name => main.Cpu(name) > 0)
                    .Select((name, place) => new Series(name, SecondFigures.Cores(main, name), place + 1)),
            ],
            from,
            until
        );
        if (main.HostileSent > 0)
        {
            yield return new(
                "Hostile requests and connections",
                "a second",
                $"{Shown.Of(main.HostileSent)} in all.",
                [
                    .. row
                        .Runs.Where(run => run.HostileSent > 0)
                        .Select(run => new Series(
                            run.Plan.Name,
                            SecondFigures.Hostile(run),
                            row.Runs.ToList().IndexOf(run)
                        )),
                ],
                from,
                until
            );
        }

        if (main.Samples.Max(sample => sample.Table) is { } senders and > 0)
        {
            yield return Of(
                "Senders in the proxy’s table",
                "addresses",
                $"At most {Shown.Of(senders)}.",
                run => [.. run.Samples.Select(one => new ChartPoint(one.At, one.Table ?? double.NaN))],
                null
            );
        }

        if (main.Samples.Select(sample => sample.Connections).DefaultIfEmpty(0).Max() is > 0 and var open)
        {
            yield return Of(
                "Open connections at the public door",
                "connections",
                $"At most {Shown.Of(open)}.",
                run => [.. run.Samples.Select(one => new ChartPoint(one.At, one.Connections))],
                null
            );
        }

        if (main.MostBits > 0)
        {
            yield return new(
                "Work asked of everyone",
                "bits",
                $"At most {main.MostBits} bits.",
                [
                    .. row.Runs.Select(
                        (run, place) =>
                            new Series(
                                run.Plan.Name,
                                [.. run.Samples.Select(one => new ChartPoint(one.At, one.Bits))],
                                place
                            )
                    ),
                ],
                from,
                until
            );
        }
    }

    /// <param name="pace">How honest voters came, in a sentence.</param>
    public static Section Machine(IReadOnlyList<string> limits, string pace) =>
        new(
            "What this can and cannot show",
            [
                $"Everything ran on one machine with {Environment.ProcessorCount} processor cores over its own loopback addresses: {string.Join("; ", limits)}. {pace}",
                "So rates show what one machine does against another of its size, as ratios against the same run without attack. There is no uplink here that could be full: what fills the line in front of a server is decided by whoever runs that line, not by any program behind it (docs/running/under-attack.md).",
                "A voter’s time runs from before connecting to the checked receipt, work, waiting and repeated tries included. “Within 3 tries” counts what a booth does by itself before it asks the voter anything.",
            ]
        );
}
