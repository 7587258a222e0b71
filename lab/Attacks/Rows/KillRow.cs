using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Attacks.Voters;
using Hustings.Lab.Reports;

namespace Hustings.Lab.Attacks.Rows;

/// <summary>Server and proxy killed in the middle of a flood.</summary>
public sealed record KillRow()
    : AttackRow(
        17,
        "The plug pulled during the flood",
        "In the middle of the first row’s flood the server is killed without warning and started again; later in it the proxy, where there is one."
    )
{
    private const double LongestGap = 45;

    public override async Task<RowFound> RunAsync(Bench bench, CancellationToken cancellation)
    {
        double seconds = Math.Max(9, bench.Options.Seconds);
        int proxies = 0;
        RunPlan plan = bench.Plan("attack and kill", seconds, [Matrix.Garbage(seconds, keepAlive: false, 48)]) with
        {
            During = async (stand, stop) =>
            {
                await Task.Delay(TimeSpan.FromSeconds(seconds / 3), bench.Clock, stop);
                bench.Contest.Day.Server.Kill();
                await bench.Contest.Day.Server.StartAsync();
                bench.Defence.Add(bench.Contest.Day.Server.Running!);
                if (stand.KillProxy is { } killProxy)
                {
                    await Task.Delay(TimeSpan.FromSeconds(seconds / 3), bench.Clock, stop);
                    await killProxy();
                    proxies++;
                }
            },
        };
        RunFound quiet = await bench.QuietAsync(plan, cancellation);
        RunFound run = await bench.RunAsync(plan, cancellation);
        double gap = Gap(run.Voters);
        return Found(
            [quiet, run],
            [
                Goals.Attacked(run),
                Check.Of("Times the server was killed", 1, bench.Contest.Day.Server.Starts - run.StartsBefore),
                Check.Of("Times the proxy was killed", bench.Options.Edge == EdgeKind.Haproxy ? 1 : 0, proxies),
                Check.Within("No receipt for anyone for", LongestGap, gap),
                .. Goals.Kept(run),
            ]
        );
    }

    private static double Gap(IEnumerable<VoterOutcome> voters)
    {
        double[] times = [.. voters.Where(one => one.Accepted).Select(one => one.At + one.Seconds).Order()];
        return times.Zip(times.Skip(1), (one, next) => next - one).DefaultIfEmpty(0).Max();
    }
}
