using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Attacks.Wire;
using Hustings.Lab.Reports;

namespace Hustings.Lab.Attacks.Rows;

/// <summary>Voters with slow devices behind a hot address.</summary>
public sealed record PoorConnectionRow()
    : AttackRow(
        21,
        "Slow phones behind an address that attackers share",
        "Everything that makes voting hard at once: an old phone that works out proofs twenty times more slowly than this machine, behind an address that misbehaves."
    )
{
    private const double Slow = 20;

    public override async Task<RowFound> RunAsync(Bench bench, CancellationToken cancellation)
    {
        double seconds = bench.Options.Seconds;
        RunPlan plan = bench.Plan(
            "attack",
            seconds,
            [
                (stand, material) =>
                    Matrix.Plan(stand, material, Flood.FloodKind.BadSignature, seconds, 20) with
                    {
                        Sender = Sources.Shared(0).ToString(),
                    },
            ],
            [
                new(
                    "slow phones",
                    bench.Options.Honest / 2,
                    (ballot, _) => new(ballot, Sources.Shared(0), "slow phones", Slowness: Slow)
                ),
            ]
        );
        RunFound quiet = await bench.QuietAsync(plan, cancellation);
        RunFound run = await bench.RunAsync(plan, cancellation);
        return Found(
            [quiet, run],
            [
                Goals.Attacked(run),
                Check.Share(
                    "Voters with slow phones accepted",
                    0.99,
                    (double)run.Figures.Accepted / Math.Max(1, run.Figures.Voters)
                ),
                .. Goals.Kept(run),
            ],
            "Not carried: lost packets (no packet filter here that can drop at random) and a wrong clock on the server (no faketime here); voters’ own clocks play no part, for work begins with the server’s newest seed."
        );
    }
}
