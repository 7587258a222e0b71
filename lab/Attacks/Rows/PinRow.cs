using Hustings.Lab.Attacks.Flood;
using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Reports;

namespace Hustings.Lab.Attacks.Rows;

/// <summary>Somebody has a code and guesses its PIN.</summary>
public sealed record PinRow()
    : AttackRow(
        19,
        "PINs guessed with a real code",
        "Somebody found a voting code and tries PINs, as fast as the server allows."
    )
{
    /// <summary>The fifth wrong PIN locks.</summary>
    private const int Wrong = 4;
    private const int Guesses = 400;

    public override async Task<RowFound> RunAsync(Bench bench, CancellationToken cancellation)
    {
        // One code gets an answer about a PIN every ten seconds at most: five take a while.
        double seconds = Math.Max(bench.Options.Seconds, 60);
        RunPlan plan = bench.Plan(
            "attack",
            seconds,
            [
                (stand, material) =>
                    Matrix.Plan(stand, material, FloodKind.GuessedPin, seconds, 4) with
                    {
                        PerSecond = Guesses / seconds,
                    },
            ]
        );
        RunFound run = await bench.RunAsync(plan, cancellation, valid: 1);
        return Found(
            [await bench.QuietAsync(plan, cancellation), run],
            [
                Goals.Attacked(run),
                new(
                    "Answers that say a PIN was wrong",
                    $"at most {Wrong}",
                    Shown.Of(run.Refused("pin_wrong")),
                    run.Refused("pin_wrong") <= Wrong
                ),
                Check.Holds("Then the code is locked", run.Refused("pin_locked") > 0),
                Goals.NoneTaken(run),
                Check.Share("Honest voters accepted within three automatic tries", Goals.Share, run.Figures.Share),
                .. Goals.Kept(run),
            ],
            $"Of {Shown.Of(run.HostileSent)} guesses {Shown.Of(run.Refused("one_at_a_time"))} were told to wait, so no PIN was looked at for them."
        );
    }
}
