using System.Globalization;
using Hustings.Lab.Attacks.Flood;
using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Attacks.Wire;
using Hustings.Lab.Reports;

namespace Hustings.Lab.Attacks.Rows;

/// <summary>Voters with slow devices on poor lines behind a hot address, and a server whose clock is wrong.</summary>
public sealed record PoorConnectionRow()
    : AttackRow(
        21,
        "Slow phones on a poor line, behind an address that attackers share, and a wrong clock",
        "Everything that makes voting hard at once: an old phone that works out proofs twenty times more slowly than this machine, on a line that loses packets, behind an address that misbehaves; then the same with a server whose clock is five minutes off."
    )
{
    private const double Slow = 20;
    private const int LostPercent = 5;
    private const double Least = 0.99;
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan Wrong = TimeSpan.FromMinutes(5);

    public override async Task<RowFound> RunAsync(Bench bench, CancellationToken cancellation)
    {
        double seconds = bench.Options.Seconds;
        using LossyNetwork? poor = await LossyNetwork.MakeAsync(LostPercent, cancellation);
        RunPlan plan = bench.Plan(
            "attack",
            seconds,
            [
                (stand, material) =>
                    Matrix.Plan(stand, material, FloodKind.BadSignature, seconds, 20) with
                    {
                        Sender = Sources.Shared(0).ToString(),
                    },
            ],
            [
                new(
                    poor is null ? "slow phones" : "slow phones, poor line",
                    bench.Options.Honest / 2,
                    (ballot, _) => new(ballot, Sources.Shared(0), "slow phones", Slowness: Slow)
                )
                {
                    Way = poor is null ? null : stand => poor.Door(stand.Public, Sources.Shared(0), Delay),
                },
            ]
        );
        RunFound quiet = await bench.QuietAsync(plan, cancellation);
        RunFound run = await bench.RunAsync(plan, cancellation);
        List<RunFound> runs = [quiet, run];
        List<Check> checks = [Goals.Attacked(run), .. Voters("", run)];
        List<string> notes = [];
        if (poor is null)
        {
            notes.Add(
                "Not carried: lost packets. That takes the right to make a network of its own, and the programs ip and nft."
            );
        }
        else
        {
            long lost = await poor.LostAsync(cancellation);
            checks.Add(new("Packets were lost on the voters’ line", "some", Shown.Of(lost), lost > 0));
            notes.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The voters’ line lost {LostPercent} of a hundred packets each way ({Shown.Of(lost)} in all) and took {Delay.TotalMilliseconds:0} ms more each way."
                )
            );
        }

        if (WrongClock.Off(Wrong) is { } off)
        {
            // The minutes have times from the future then: no other row may go on with this contest.
            RunFound skewed = await bench.RunAsync(
                plan with
                {
                    Name = "attack, server’s clock 5 minutes ahead",
                    Environment = off,
                },
                cancellation
            );
            bench.Forget();
            runs.Add(skewed);
            checks.AddRange([Goals.Attacked(skewed), .. Voters("Wrong clock: ", skewed)]);
        }
        else
        {
            notes.Add("Not carried: a wrong clock on the server, for libfaketime is not installed.");
        }

        return Found(runs, checks, notes);
    }

    private static IEnumerable<Check> Voters(string prefix, RunFound run) =>
        new[]
        {
            Check.Share(
                "Voters with slow phones accepted",
                Least,
                (double)run.Figures.Accepted / Math.Max(1, run.Figures.Voters)
            ),
        }
            .Concat(Goals.Kept(run))
            .Select(check => check with { Name = prefix + check.Name });
}
