using System.Globalization;
using System.Text;
using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Attacks.Rows;
using Hustings.Lab.Attacks.Voters;
using Hustings.Lab.Attacks.Watch;
using Hustings.Lab.Reports;

namespace Hustings.Lab.Attacks;

/// <summary>A run second by second: for curves, and as CSV for machines.</summary>
public static class SecondFigures
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;
    private static readonly string[] Processes =
    [
        "server",
        "HAProxy",
        "plain server",
        Watchman.Attackers,
        Watchman.Voters,
    ];

    /// <summary>Receipts that voters got in each second.</summary>
    public static IReadOnlyList<ChartPoint> Receipts(RunFound run) =>
        PerSecond(run, run.Voters.Where(one => one.Accepted), one => one.At + one.Seconds, ones => ones.Count);

    /// <summary>The time within which a part of those who came in each second had their receipt.</summary>
    public static IReadOnlyList<ChartPoint> Within(RunFound run, Func<CrowdFigures, double> part) =>
        PerSecond(
            run,
            run.Voters.Where(one => one.Accepted),
            one => one.At,
            ones => ones.Count == 0 ? double.NaN : part(CrowdFigures.Of(ones))
        );

    /// <summary>Cores that a process used.</summary>
    public static IReadOnlyList<ChartPoint> Cores(RunFound run, string process) =>
        [.. run.Samples.Select(sample => new ChartPoint(sample.At, sample.Cores.GetValueOrDefault(process)))];

    /// <summary>Hostile requests sent in each second.</summary>
    public static IReadOnlyList<ChartPoint> Hostile(RunFound run)
    {
        List<ChartPoint> points = [];
        long before = 0;
        foreach (Sample sample in run.Samples)
        {
            points.Add(new(sample.At, Math.Max(0, sample.Hostile - before)));
            before = sample.Hostile;
        }

        return points;
    }

    /// <summary>Every second of every run.</summary>
    public static string Csv(IEnumerable<RowFound> rows)
    {
        var csv = new StringBuilder(
            "row,run,second,came,first_try,receipts,p50,p95,p99,longest,state,bits,table,connections,disk_bytes,logged_bytes,hostile_sent"
        );
        foreach (string process in Processes)
        {
            string name = process.Split(' ')[0].ToLowerInvariant();
            name = process == "plain server" ? "peer" : name;
            csv.Append(Plain, $",{name}_cores,{name}_bytes");
        }

        csv.Append('\n');
        foreach (RowFound row in rows)
        {
            foreach (RunFound run in row.Runs)
            {
                Write(csv, row, run);
            }
        }

        return csv.ToString();
    }

    private static void Write(StringBuilder csv, RowFound row, RunFound run)
    {
        ILookup<int, VoterOutcome> came = run.Voters.ToLookup(one => (int)one.At);
        IReadOnlyList<ChartPoint> receipts = Receipts(run);
        foreach (Sample sample in run.Samples)
        {
            int second = (int)sample.At - 1;
            var figures = CrowdFigures.Of(came[second]);
            double got = second >= 0 && second < receipts.Count ? receipts[second].Value : 0;
            csv.Append(
                Plain,
                $"{row.Row.Number},\"{run.Plan.Name}\",{second},{figures.Voters},{figures.AtOnce},{got},{figures.P50:F3},{figures.P95:F3},{figures.P99:F3},{figures.Longest:F3},{sample.State},{sample.Bits},{sample.Table},{sample.Connections},{sample.Disk},{sample.Logged},{sample.Hostile}"
            );
            foreach (string process in Processes)
            {
                csv.Append(
                    Plain,
                    $",{sample.Cores.GetValueOrDefault(process):F3},{sample.Resident.GetValueOrDefault(process)}"
                );
            }

            csv.Append('\n');
        }
    }

    private static IReadOnlyList<ChartPoint> PerSecond(
        RunFound run,
        IEnumerable<VoterOutcome> voters,
        Func<VoterOutcome, double> when,
        Func<IReadOnlyCollection<VoterOutcome>, double> figure
    )
    {
        ILookup<int, VoterOutcome> seconds = voters.ToLookup(one => (int)when(one));
        int last = (int)(run.Plan.Lead + run.Plan.Seconds + run.Plan.Tail);
        return [.. Enumerable.Range(0, last).Select(second => new ChartPoint(second, figure([.. seconds[second]])))];
    }
}
