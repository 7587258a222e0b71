using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Reports;

namespace Hustings.Lab.Attacks.Rows;

/// <summary>How many requests a second the cheap paths carry, measured by programs of others.</summary>
public sealed partial record ThroughputRow()
    : AttackRow(
        11,
        "How much the cheap paths carry",
        "Pages, public files and refusals at full speed, measured with wrk and h2load: recorded, not judged."
    )
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(1);

    public override async Task<RowFound> RunAsync(Bench bench, CancellationToken cancellation)
    {
        int seconds = Math.Max(2, (int)bench.Options.Seconds / 5);
        List<Check> checks = [];
        List<string> notes = [];
        RunPlan plan = bench.Plan("load", bench.Options.Seconds, []) with
        {
            During = async (stand, stop) =>
            {
                string root = $"https://127.0.0.1:{stand.Public.Port}";
                string post = Path.Combine(bench.Folder, "post.lua");
                await File.WriteAllTextAsync(
                    post,
                    "wrk.method = \"POST\"\nwrk.body = \"hustings-cast/1 nothing\"\n",
                    stop
                );
                string stage = $"{root}/public/stages/{bench.Contest.Stage.Uuid}/stage.json";
                foreach (
                    (string name, string[] command) in new (string, string[])[]
                    {
                        ("wrk, front page", WrkCommand(seconds, $"{root}/")),
                        ("wrk, stage.json", WrkCommand(seconds, stage)),
                        ("wrk, refused ballots", [.. WrkCommand(seconds, root + stand.Public.Path), "-s", post]),
                        ("h2load --h1, stage.json", ["h2load", "--h1", "-c", "32", "-n", $"{1_000 * seconds}", stage]),
                    }
                )
                {
                    string said = await RunAsync(bench, command, stop);
                    double? rate = Rate(said);
                    checks.Add(Check.Holds($"{name}: answers were counted", rate > 0));
                    notes.Add($"{name}: {Shown.Of((long)(rate ?? 0))} requests a second.");
                }
            },
        };
        RunFound run = await bench.RunAsync(plan, cancellation);
        return Found([await bench.QuietAsync(plan, cancellation), run], [.. checks, .. Goals.Kept(run)], notes);
    }

    private static string[] WrkCommand(int seconds, string url) =>
        ["wrk", "-t", "1", "-c", "32", "-d", $"{seconds}s", url];

    private static async Task<string> RunAsync(Bench bench, string[] command, CancellationToken cancellation)
    {
        using var process = Process.Start(
            new ProcessStartInfo(command[0], command.Skip(1))
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        bench.Attackers.Add(process);
        // h2load has been seen to go on for ever with connections that the server had ended.
        using var late = new CancellationTokenSource(LongestRun);
        await using CancellationTokenRegistration end = late.Token.Register(process.Kill);
        Task<string> error = process.StandardError.ReadToEndAsync(cancellation);
        string said = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return late.IsCancellationRequested ? "" : said + await error;
    }

    private static double? Rate(string said) =>
        Wrk().Match(said) is { Success: true } wrk ? double.Parse(wrk.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
        : H2Load().Match(said) is { Success: true } h2
            ? double.Parse(h2.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
        : null;

    [GeneratedRegex(@"Requests/sec:\s*([0-9.]+)")]
    private static partial Regex Wrk();

    [GeneratedRegex(@"finished in [0-9.]+m?s, ([0-9.]+) req/s")]
    private static partial Regex H2Load();
}
