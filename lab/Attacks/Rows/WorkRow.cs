using Hustings.Lab.Attacks.Flood;
using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Attacks.Watch;
using Hustings.Lab.Reports;

namespace Hustings.Lab.Attacks.Rows;

/// <summary>Attackers who really do the work: fresh, hoarded, and one proof again and again.</summary>
public sealed record WorkRow()
    : AttackRow(
        5,
        "Garbage with real work, a hoard of it, and one proof replayed",
        "Attackers pay the price that hot addresses pay, save up proofs beforehand, and send one proof again and again."
    )
{
    private const int HotBits = 16;
    private const double Recovery = 60;

    public override async Task<RowFound> RunAsync(Bench bench, CancellationToken cancellation)
    {
        double seconds = bench.Options.Seconds;
        int hoard = (int)(seconds * 20);
        double calm = -1;
        RunPlan worked = bench.Plan(
            "work and a hoard",
            seconds,
            [
                (stand, material) =>
                    Matrix.Plan(stand, material, FloodKind.WorkedBadSignature, seconds, 32) with
                    {
                        Bits = HotBits,
                        Hoard = hoard,
                    },
            ]
        ) with
        {
            After = async (stand, stop) => calm = await CalmAsync(stand, bench, stop),
        };
        RunPlan replayed = bench.Plan(
            "one proof replayed",
            seconds,
            [
                (stand, material) =>
                    Matrix.Plan(stand, material, FloodKind.ReplayedWork, seconds, 64) with
                    {
                        Bits = HotBits,
                    },
            ]
        );
        RunPlan fresh = bench.Plan(
            "fresh ballots",
            seconds,
            [Matrix.Flood(FloodKind.BadSignature, seconds, 64)],
            without: "heat"
        );
        RunFound quiet = await bench.QuietAsync(worked, cancellation);
        RunFound first = await bench.RunAsync(worked, cancellation);
        RunFound second = await bench.RunAsync(replayed, cancellation);
        RunFound third = await bench.RunAsync(fresh, cancellation);
        double replay = Goals.Cost(second, quiet);
        double checkedOnce = Goals.Cost(third, quiet);
        return Found(
            [quiet, first, second, third],
            [
                Goals.Attacked(first),
                Goals.Attacked(second),
                Check.Share("Honest voters accepted within three automatic tries", Goals.Share, first.Figures.Share),
                Check.Share("The same while one proof is replayed", Goals.Share, second.Figures.Share),
                Matrix.Bits(first),
                new(
                    "Work asked of everyone is nothing again after the attack",
                    $"within {Recovery:0} s",
                    calm < 0 ? "not within that" : $"within {Recovery:0} s"
                ),
                new(
                    "A replayed ballot costs less than one that is checked (CPU of the server)",
                    $"less than {checkedOnce:0.00} ms",
                    $"{replay:0.00} ms",
                    replay < checkedOnce
                ),
                .. Goals.Kept(first),
                .. Goals.Kept(second),
            ],
            $"{hoard:N0} proofs of {HotBits} bits were worked out before the attack began.",
            "The run “fresh ballots” has no heat: every false ballot is checked as far as its signature, to know what that costs."
        );
    }

    // Seconds until gate.json asks nothing of anyone; negative if that did not happen.
    private static async Task<double> CalmAsync(Stand stand, Bench bench, CancellationToken cancellation)
    {
        long began = bench.Clock.GetTimestamp();
        while (bench.Clock.GetElapsedTime(began).TotalSeconds is var waited and <= Recovery)
        {
            if (await Watchman.GateAsync(stand) is { Bits: 0 })
            {
                return waited;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), bench.Clock, cancellation);
        }

        return -1;
    }
}
