using System.Diagnostics;
using System.Globalization;
using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Archive;
using Spectre.Console;

namespace Hustings.Bench;

/// <summary>
/// A ranking election with two shuffles and one trustee: what making a shuffle and a decryption costs for each ciphertext, and its verification beside the
/// reference tool's on the same file.
/// </summary>
internal static class RankingBench
{
    private const int Rounds = 3;

    public static int Run(string[] args)
    {
        int count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200;
        string folder = Directory.CreateTempSubdirectory("hustings-bench").FullName;
        try
        {
            string path = Make(folder, count);
            List<(double Wall, double Cpu)> ours = [];
            List<(double Wall, double Cpu)> theirs = [];
            for (int round = 0; round < Rounds; round++)
            {
                ours.Add(VerifyBench.Verify(path));
                theirs.Add(TalliedArchive.ReferenceTool(folder));
            }
            (double wall, double cpu) = (VerifyBench.Median(ours, r => r.Wall), VerifyBench.Median(ours, r => r.Cpu));
            (double toolWall, double toolCpu) = (
                VerifyBench.Median(theirs, r => r.Wall),
                VerifyBench.Median(theirs, r => r.Cpu)
            );
            Say("verify, ours", wall, cpu, count);
            Say("verify, reference tool", toolWall, toolCpu, count);
            AnsiConsole.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"ratio: wall {toolWall / wall:F1}, CPU {toolCpu / cpu:F1}")
            );
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Make(string folder, int count)
    {
        SeededRandom random = new("rankings"u8);
        using SecretScalar x = SecretScalar.Random(random);
        TrusteeKeys trustees = TrusteeKeys.Create([TrusteePublicKey.Make(x, random)]);
        Question question = Question.NonHomomorphic("Rank", ["A", "B", "C"]);
        string uuid = VotingCode.NewUuid(random);
        Election election = Election.Create(uuid, "Bench", "Bench", trustees.CombinedKey, [question]);
        string[] codes = [.. Enumerable.Range(0, count).Select(_ => VotingCode.Generate(random))];
        PublicCredentials credentials = PublicCredentials.Create(
            codes.Select(code =>
            {
                using SecretScalar secret = VotingCode.DeriveSecret(uuid, code);
                return secret.PublicPoint();
            })
        );
        string path = Path.Combine(folder, $"{uuid}.bel");
        using FileStream file = File.Create(path);
        ArchiveWriter archive = new(file, 1_700_000_000);
        archive.AppendSetup(election, trustees, credentials);
        TallySum sum = new(election);
        for (int i = 0; i < count; i++)
        {
            Ballot ballot = Ballot.Make(
                election,
                codes[i],
                [
                    [1 + i % 3, 1 + (i + 1) % 3, 1 + (i + 2) % 3],
                ],
                random
            );
            archive.AppendBallot(ballot.Bytes.ToArray());
            sum.Add(ballot);
        }
        EncryptedTally tally = sum.ToTally();
        archive.AppendEndBallots();
        archive.AppendEncryptedTally(tally, count);
        for (int i = 0; i < 2; i++)
        {
            ShuffleDocument? shuffle = null;
            EncryptedTally before = tally;
            Time("shuffle with proof", count, () => shuffle = ShuffleDocument.Make(election, before, random));
            archive.AppendShuffle(1, shuffle!.Bytes.Span);
            tally = tally.After(election, shuffle);
        }
        archive.AppendEndShuffles();
        PartialDecryption? decryption = null;
        Time("decrypt with proofs", count, () => decryption = PartialDecryption.Make(election, tally, x, random));
        archive.AppendPartialDecryption(1, decryption!.Bytes.Span);
        Dictionary<int, PartialDecryption> decryptions = new() { [1] = decryption };
        if (!ElectionResult.TryCompute(election, trustees, tally, decryptions, count, out ElectionResult? result))
            throw new InvalidOperationException("the bench's election has no result");
        archive.AppendResult(result!.Bytes.Span);
        return path;
    }

    private static void Time(string name, int count, Action step)
    {
        using Process self = Process.GetCurrentProcess();
        TimeSpan before = self.TotalProcessorTime;
        Stopwatch watch = Stopwatch.StartNew();
        step();
        double wall = watch.Elapsed.TotalSeconds;
        self.Refresh();
        Say(name, wall, (self.TotalProcessorTime - before).TotalSeconds, count);
    }

    private static void Say(string name, double wall, double cpu, int count) =>
        AnsiConsole.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {1000 * wall / count:F3} ms, CPU {1000 * cpu / count:F3} ms for each of {count}"
            )
        );
}
