using System.Diagnostics;
using System.Globalization;
using Hustings.Record;
using Spectre.Console;

namespace Hustings.Bench;

/// <summary>
/// What one incoming ballot costs to check (read, signature, proofs), in CPU time on one core, beside the reference tool's
/// verification of an archive with the same ballots in the same run.
/// </summary>
internal static class BallotBench
{
    private const int Rounds = 3;

    public static int Run(string[] args)
    {
        int count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200;
        Table table = new();
        table.AddColumns("ballot", "reading", "signature", "proofs", "in all", "reference tool", "ratio");
        foreach (bool blank in new[] { false, true })
        {
            using TalliedArchive archive = new(count, blank);
            Check(archive);
            double[][] ours = new double[Rounds][];
            double[] theirs = new double[Rounds];
            for (int round = 0; round < Rounds; round++)
            {
                ours[round] = Check(archive);
                theirs[round] = 1000 * archive.ReferenceTool().Cpu / count;
            }
            double[] ms = [.. Enumerable.Range(0, 3).Select(i => Median([.. ours.Select(o => o[i])]))];
            double tool = Median(theirs);
            table.AddRow(
                blank ? "3 candidates and blank" : "3 candidates",
                Ms(ms[0]),
                Ms(ms[1]),
                Ms(ms[2]),
                Ms(ms.Sum()),
                Ms(tool),
                string.Create(CultureInfo.InvariantCulture, $"{tool / ms.Sum():F1}")
            );
        }
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(
            $"CPU time per ballot, one core, medians of {Rounds} alternating runs over {count} ballots."
        );
        return 0;
    }

    private static string Ms(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:F2} ms");

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }

    /// <summary>Milliseconds of CPU per ballot: reading with every element, signature, proofs, each for one ballot at a time as a server does it.</summary>
    private static double[] Check(TalliedArchive archive)
    {
        Ballot[] read = new Ballot[archive.Ballots.Length];
        double reading = Cpu(read.Length, i => read[i] = Read(archive, archive.Ballots[i].Span));
        double signature = Cpu(
            read.Length,
            i =>
                Require(
                    Ballot.CheckSignature(archive.Ballots[i].Span, archive.Election, read[i].Credential)
                        == SignatureFinding.Holds
                )
        );
        return [reading, signature, Cpu(read.Length, i => Require(read[i].ProofsHold(archive.Election)))];
    }

    private static Ballot Read(TalliedArchive archive, ReadOnlySpan<byte> bytes)
    {
        Require(
            Ballot.TryReadSigned(bytes, archive.Election, archive.Credentials, out Ballot? ballot) == DocumentFault.None
        );
        return ballot!;
    }

    private static double Cpu(int count, Action<int> step)
    {
        using Process self = Process.GetCurrentProcess();
        TimeSpan before = self.TotalProcessorTime;
        for (int i = 0; i < count; i++)
            step(i);
        self.Refresh();
        return (self.TotalProcessorTime - before).TotalMilliseconds / count;
    }

    private static void Require(bool holds)
    {
        if (!holds)
            throw new InvalidOperationException("a good ballot was refused");
    }
}
