using System.Globalization;
using System.Text.RegularExpressions;
using Hustings.Lab.Attacks.Flood;
using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Reports;

namespace Hustings.Lab.Attacks.Rows;

/// <summary>More addresses than a table holds, by PROXY headers through a door for this test only.</summary>
public sealed partial record ManyAddressesRow()
    : AttackRow(
        14,
        "More addresses than the table holds",
        "One IPv6 customer has more networks than there are IPv4 addresses: every connection comes from another /64, then from another IPv4 address."
    )
{
    private const double Full = 0.8;
    private const long Six = 1_000_000;
    private const long Four = 300_000;

    public override async Task<RowFound> RunAsync(Bench bench, CancellationToken cancellation)
    {
        if (bench.Options.Edge != EdgeKind.Haproxy)
        {
            return NotCarried(
                "Addresses are made up by PROXY headers, which only the proxy’s test door takes: use --edge haproxy. The server’s own table is bounded in its unit tests."
            );
        }

        double seconds = bench.Options.Seconds;
        List<RunFound> runs = [];
        List<Check> checks = [];
        List<string> notes = [];
        foreach (
            (string kind, string name, long most) in new[] { ("v6", "IPv6 /64s", Six), ("v4", "IPv4 addresses", Four) }
        )
        {
            string table = "";
            bool told = false;
            RunPlan plan = bench.Plan(
                $"attack from {name}",
                seconds,
                [
                    (stand, material) =>
                        Matrix.Plan(stand, material, FloodKind.JunkBallot, seconds, 64) with
                        {
                            Target = stand.Proxied!,
                            KeepAlive = false,
                            ProxyHeader = kind,
                            Most = most,
                        },
                ]
            ) with
            {
                After = async (stand, _) =>
                {
                    table = await stand.Ask!("show table");
                    told = bench.Contest.Day.Server.Said.Contains("senders and has room for", StringComparison.Ordinal);
                },
            };
            if (runs.Count == 0)
            {
                runs.Add(await bench.QuietAsync(plan, cancellation));
            }

            RunFound run = await bench.RunAsync(plan, cancellation);
            runs.Add(run);
            (int size, int used) = Table(table);
            bool filling = used >= Full * size;
            Check[] found =
            [
                Goals.Attacked(run),
                new(
                    "Addresses in the proxy’s table",
                    $"at most {Shown.Of(size)}",
                    Shown.Of(used),
                    used <= size && used > 0
                ),
                new(
                    "Operators were told before the table was full (from 80% on)",
                    filling ? "yes" : "no need",
                    told ? "yes"
                        : filling ? "no"
                        : "no need"
                ),
                .. Goals.Honest(run),
            ];
            checks.AddRange(found.Select(check => check with { Name = $"{name}: {check.Name}" }));
            notes.Add(
                $"{Shown.Of(run.HostileSent)} different {name} came in {Shown.Seconds(seconds)} s of the {Shown.Of(most)} that the matrix names; the attackers’ share of this machine makes no more. Peak memory of the proxy: {Shown.Megabytes(run.PeakMemory("HAProxy"))}."
            );
        }

        return Found(runs, checks, notes);
    }

    private static (int Size, int Used) Table(string said)
    {
        Match match = Head().Match(said);
        return match.Success
            ? (
                int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture),
                int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture)
            )
            : (0, 0);
    }

    [GeneratedRegex(@"table: senders,.*size:(\d+), used:(\d+)")]
    private static partial Regex Head();
}
