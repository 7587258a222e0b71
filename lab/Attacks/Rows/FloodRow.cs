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

    /// <summary>The gates whose absence must be felt; none where none stands against this.</summary>
    public IReadOnlyList<Control> Controls { get; init; } = [];

    /// <summary>Why the gates' absence could not be felt after this attack; null where it can. Then no run is made without them.</summary>
    public Func<RunFound, string?> TooWeak { get; init; } = _ => null;

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
        double seconds = bench.Options.Seconds * (bench.Short ? 1 : Length);
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
        string? tooWeak = bench.Short ? null : TooWeak(attack);
        foreach (Control control in bench.Short || tooWeak is not null ? [] : Controls)
        {
            RunFound without = await AgainAsync(control.Change(bench.Options, plan));
            runs.Add(without);
            checks.Add(control.Check(quiet, attack, without));
        }

        if (Peer && !bench.Short)
        {
            runs.Add(await AgainAsync(plan with { Name = "plain server", Edge = EdgeKind.Peer }));
        }

        return Found(runs, checks, tooWeak is null ? [] : [tooWeak]);

        Task<RunFound> AgainAsync(RunPlan other) =>
            bench.RunAsync(other with { After = null }, cancellation, Valid.Codes, Math.Max(1, Valid.Each));
    }
}
