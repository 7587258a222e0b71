using System.Diagnostics;
using System.Globalization;
using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Archive;
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
            using Sample sample = new(count, blank);
            sample.Check();
            double[][] ours = new double[Rounds][];
            double[] theirs = new double[Rounds];
            for (int round = 0; round < Rounds; round++)
            {
                ours[round] = sample.Check();
                theirs[round] = sample.ReferenceTool();
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

    private sealed class Sample : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("hustings-bench").FullName;
        private readonly Election _election;
        private readonly byte[][] _ballots;

        public Sample(int count, bool blank)
        {
            SeededRandom random = new("bench"u8);
            using SecretScalar x = SecretScalar.Random(random);
            TrusteeKeys trustees = TrusteeKeys.Create([TrusteePublicKey.Make(x, random)]);
            Question question = new("Who?", ["A", "B", "C"], 1, 1, blank);
            string uuid = VotingCode.NewUuid(random);
            _election = Election.Create(uuid, "Bench", "Bench", trustees.CombinedKey, [question]);
            string[] codes = [.. Enumerable.Range(0, count).Select(_ => VotingCode.Generate(random))];
            PublicCredentials credentials = PublicCredentials.Create(codes.Select(code => PublicHalf(uuid, code)));
            int[] choice = blank ? [0, 0, 1, 0] : [0, 1, 0];
            _ballots = new byte[count][];
            for (int i = 0; i < count; i++)
                _ballots[i] = Ballot.Make(_election, codes[i], [choice], random).Bytes.ToArray();
            using FileStream file = File.Create(Path.Combine(_folder, $"{uuid}.bel"));
            ArchiveWriter archive = new(file, 1_700_000_000);
            archive.AppendSetup(_election, trustees, credentials);
            TallySum sum = new(_election);
            foreach (byte[] ballot in _ballots)
            {
                archive.AppendBallot(ballot);
                sum.Add(Read(ballot));
            }
            // Tallied: before that the reference tool ends without waiting for its ballot checks.
            EncryptedTally tally = sum.ToTally();
            archive.AppendEndBallots();
            archive.AppendEncryptedTally(tally, count);
            PartialDecryption decryption = PartialDecryption.Make(_election, tally, x, random);
            archive.AppendPartialDecryption(1, decryption.Bytes.Span);
            Dictionary<int, PartialDecryption> decryptions = new() { [1] = decryption };
            Require(
                ElectionResult.TryCompute(_election, trustees, tally, decryptions, count, out ElectionResult? result)
            );
            archive.AppendResult(result!.Bytes.Span);
        }

        /// <summary>Milliseconds of CPU per ballot: reading, signature, proofs.</summary>
        public double[] Check()
        {
            Ballot[] read = new Ballot[_ballots.Length];
            double reading = Cpu(i => read[i] = Read(_ballots[i]));
            double signature = Cpu(i => Require(read[i].SignatureHolds()));
            return [reading, signature, Cpu(i => Require(read[i].ProofsHold(_election)))];
        }

        public double ReferenceTool()
        {
            ProcessStartInfo start = new("bash") { RedirectStandardError = true, RedirectStandardOutput = true };
            string script = $"TIMEFORMAT='cpu %U %S'; time {ReferenceToolPath()} election verify --dir {_folder}";
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(script);
            start.Environment["BELENIOS_USE_URANDOM"] = "1";
            using Process process = Process.Start(start)!;
            string text = process.StandardError.ReadToEnd();
            process.WaitForExit();
            string? line = text.Split('\n').FirstOrDefault(l => l.StartsWith("cpu ", StringComparison.Ordinal));
            if (!text.Contains("all checks passed", StringComparison.Ordinal) || line is null)
                throw new InvalidOperationException($"the reference tool did not verify the archive: {text}");
            double seconds = line.Split(' ').Skip(1).Sum(s => double.Parse(s, CultureInfo.InvariantCulture));
            return 1000 * seconds / _ballots.Length;
        }

        public void Dispose() => Directory.Delete(_folder, recursive: true);

        private Ballot Read(byte[] bytes)
        {
            Require(Ballot.TryRead(bytes, _election, out Ballot? ballot) == DocumentFault.None);
            return ballot!;
        }

        private double Cpu(Action<int> step)
        {
            using Process self = Process.GetCurrentProcess();
            TimeSpan before = self.TotalProcessorTime;
            for (int i = 0; i < _ballots.Length; i++)
                step(i);
            self.Refresh();
            return (self.TotalProcessorTime - before).TotalMilliseconds / _ballots.Length;
        }

        private static void Require(bool holds)
        {
            if (!holds)
                throw new InvalidOperationException("a good ballot was refused");
        }

        private static Point PublicHalf(string uuid, string code)
        {
            using SecretScalar secret = VotingCode.DeriveSecret(uuid, code);
            return secret.PublicPoint();
        }

        private static string ReferenceToolPath()
        {
            string path =
                Environment.GetEnvironmentVariable("HUSTINGS_BELENIOS_TOOL")
                ?? Path.GetFullPath(".hustings/belenios/belenios-tool");
            return File.Exists(path)
                ? path
                : throw new InvalidOperationException(
                    $"the reference tool is not at {path}; ./hustings test installs it"
                );
        }
    }
}
