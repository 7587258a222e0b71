using System.Diagnostics;
using System.Globalization;
using Hustings.Verification;
using Spectre.Console;

namespace Hustings.Bench;

/// <summary>Verification of one tallied archive from end to end, on all cores, beside the reference tool on the same file in alternating runs.</summary>
internal static class VerifyBench
{
    private const int Rounds = 3;

    public static int Run(string[] args)
    {
        int count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
        Table table = new();
        table.AddColumns("archive", "ours: wall; CPU per ballot", "reference tool: wall; CPU", "ratio: wall; CPU");
        foreach (bool blank in new[] { false, true })
        {
            using TalliedArchive archive = new(count, blank);
            List<(double Wall, double Cpu)> ours = [];
            List<(double Wall, double Cpu)> theirs = [];
            for (int round = 0; round < Rounds; round++)
            {
                ours.Add(Verify(archive.Path));
                theirs.Add(archive.ReferenceTool());
            }
            (double wall, double cpu) = (Median(ours, r => r.Wall), Median(ours, r => r.Cpu));
            (double toolWall, double toolCpu) = (Median(theirs, r => r.Wall), Median(theirs, r => r.Cpu));
            table.AddRow(
                blank ? "3 candidates and blank" : "3 candidates",
                $"{Ms(wall / count)}; {Ms(cpu / count)}",
                $"{Ms(toolWall / count)}; {Ms(toolCpu / count)}",
                string.Create(CultureInfo.InvariantCulture, $"{toolWall / wall:F1}; {toolCpu / cpu:F1}")
            );
        }
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(
            $"{count} ballots, {Environment.ProcessorCount} cores, medians of {Rounds} alternating runs; ours in this process, its first run too."
        );
        return 0;
    }

    /// <summary>Wall clock and CPU seconds of our verification.</summary>
    public static (double Wall, double Cpu) Verify(string path)
    {
        using FileStream file = File.OpenRead(path);
        using Process self = Process.GetCurrentProcess();
        TimeSpan before = self.TotalProcessorTime;
        Stopwatch watch = Stopwatch.StartNew();
        VerificationReport report = ArchiveVerifier.Verify(file);
        double wall = watch.Elapsed.TotalSeconds;
        self.Refresh();
        if (!report.Valid)
            throw new InvalidOperationException("a good archive was refused");
        return (wall, (self.TotalProcessorTime - before).TotalSeconds);
    }

    private static string Ms(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{1000 * seconds:F3} ms");

    /// <summary>The middle one of several runs.</summary>
    public static double Median(IEnumerable<(double Wall, double Cpu)> runs, Func<(double Wall, double Cpu), double> of)
    {
        double[] sorted = [.. runs.Select(of).Order()];
        return sorted[sorted.Length / 2];
    }
}
