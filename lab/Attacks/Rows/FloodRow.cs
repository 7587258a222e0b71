using Hustings.Lab.Attacks.Flood;
using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Attacks.Wire;
using Hustings.Lab.Reports;

namespace Hustings.Lab.Attacks.Rows;

/// <summary>A row that is a flood beside honest voters: without attack, with it, with a gate switched off, and the plain server.</summary>
/// <param name="Floods">The attackers, given how long they last, where they go and what they have.</param>
/// <param name="Judge">What has to hold, given the runs with and without attack.</param>
public sealed record FloodRow(
    int Number,
    string Title,
    string What,
    Func<double, IReadOnlyList<Func<Stand, string, FloodPlan>>> Floods,
    Func<RunFound, RunFound, IEnumerable<Check>> Judge
) : AttackRow(Number, Title, What)
{
    /// <summary>Voters; the usual ones if null.</summary>
    public Func<AttackOptions, IReadOnlyList<CrowdPlan>>? Crowds { get; init; }

    /// <summary>The gate whose absence must be felt; null where there is none that stands against this.</summary>
    public string? Control { get; init; }

    /// <summary>What gets worse without that gate.</summary>
    public Func<RunFound, RunFound, RunFound, Check>? ControlCheck { get; init; }

    /// <summary>Whether the plain server is attacked in the same way, to compare.</summary>
    public bool Peer { get; init; }

    /// <summary>Times the usual length.</summary>
    public double Length { get; init; } = 1;

    /// <summary>Attackers' own valid ballots that the floods need, and different ballots of each of them.</summary>
    public (int Codes, int Each) Valid { get; init; }

    /// <summary>Programs of others that attack too.</summary>
    public Func<double, IReadOnlyList<Func<Stand, IReadOnlyList<string>>>>? Tools { get; init; }

    /// <summary>What is looked at while the server still runs after the attack.</summary>
    public Func<Bench, List<Check>, Func<Stand, CancellationToken, Task>>? After { get; init; }

    public override async Task<RowFound> RunAsync(Bench bench, CancellationToken cancellation)
    {
        double seconds = bench.Options.Seconds * Length;
        List<Check> seen = [];
        RunPlan plan = bench.Plan($"Row {Number}", seconds, Floods(seconds), Crowds?.Invoke(bench.Options)) with
        {
            Name = "attack",
            Tools = Tools?.Invoke(seconds) ?? [],
            After = After?.Invoke(bench, seen),
        };
        bool attacked = plan.Floods.Count + plan.Tools.Count > 0;
        RunFound attack = await bench.RunAsync(
            attacked ? plan : plan with { Name = "rush" },
            cancellation,
            Valid.Codes,
            Math.Max(1, Valid.Each)
        );
        RunFound quiet = attacked ? await bench.QuietAsync(plan, cancellation) : attack;
        List<RunFound> runs = attacked ? [quiet, attack] : [attack];
        List<Check> checks =
        [
            .. attacked ? [Goals.Attacked(attack)] : Array.Empty<Check>(),
            .. Judge(quiet, attack),
            .. seen,
        ];
        if (Control is { } gate)
        {
            RunFound control = await bench.RunAsync(
                plan with
                {
                    Name = $"without “{gate}”",
                    Without = gate,
                    After = null,
                },
                cancellation,
                Valid.Codes,
                Math.Max(1, Valid.Each)
            );
            runs.Add(control);
            checks.Add((ControlCheck ?? CostsMore)(quiet, attack, control));
        }

        if (Peer)
        {
            runs.Add(
                await bench.RunAsync(
                    plan with
                    {
                        Name = "plain server",
                        Edge = EdgeKind.Peer,
                        After = null,
                    },
                    cancellation,
                    Valid.Codes,
                    Math.Max(1, Valid.Each)
                )
            );
        }

        return Found(runs, checks);
    }

    private Check CostsMore(RunFound quiet, RunFound attack, RunFound control) =>
        Goals.Worse(
            Control!,
            "the server’s CPU for a hostile request",
            Goals.Cost(attack, quiet),
            Goals.Cost(control, quiet),
            " ms"
        );
}
