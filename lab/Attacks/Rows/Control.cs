using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Attacks.Voters;
using Hustings.Lab.Reports;

namespace Hustings.Lab.Attacks.Rows;

/// <summary>A negative control: the same attack with one gate switched off, and the figure that must then get worse.</summary>
/// <param name="Change">The attack's plan without the gate.</param>
/// <param name="Check">Given the runs without attack, with it, and with it but without the gate.</param>
public sealed record Control(
    Func<AttackOptions, RunPlan, RunPlan> Change,
    Func<RunFound, RunFound, RunFound, Check> Check
)
{
    /// <summary>One of the server’s gates, off: a hostile request costs the server more.</summary>
    public static Control Costs(string gate) =>
        Of(gate, "the server’s CPU for a hostile request", " ms", (quiet, run) => Goals.Cost(run, quiet));

    /// <summary>One of the server’s gates, off.</summary>
    /// <param name="figure">Of a run, given the run without attack; more is worse.</param>
    public static Control Of(string gate, string what, string unit, Func<RunFound, RunFound, double> figure) =>
        new(
            (_, plan) => plan with { Name = $"without “{gate}”", Without = gate },
            (quiet, attack, without) => Goals.Worse(gate, what, figure(quiet, attack), figure(quiet, without), unit)
        );

    /// <summary>Terminals that have no door of their own and queue at the public one.</summary>
    public static Control NoHallDoor(Func<AttackOptions, IReadOnlyList<CrowdPlan>> crowds) =>
        new(
            (options, plan) => plan with { Name = "without the hall’s own door", Crowds = crowds(options) },
            (_, attack, without) =>
                Goals.Worse(
                    "the hall’s own door",
                    "the time within which 99% in the hall had their receipt",
                    attack.Of("hall").P99,
                    without.Of("hall").P99,
                    " s"
                )
        );
}
