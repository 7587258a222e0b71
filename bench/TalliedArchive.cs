using System.Diagnostics;
using System.Globalization;
using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Archive;

namespace Hustings.Bench;

/// <summary>A tallied election of three candidates in a folder of its own, for our verifier and the reference tool.</summary>
internal sealed class TalliedArchive : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hustings-bench").FullName;

    public TalliedArchive(int count, bool blank)
    {
        SeededRandom random = new("bench"u8);
        using SecretScalar x = SecretScalar.Random(random);
        TrusteeKeys trustees = TrusteeKeys.Create([TrusteePublicKey.Make(x, random)]);
        Question question = new("Who?", ["A", "B", "C"], 1, 1, blank);
        string uuid = VotingCode.NewUuid(random);
        Election = Election.Create(uuid, "Bench", "Bench", trustees.CombinedKey, [question]);
        string[] codes = [.. Enumerable.Range(0, count).Select(_ => VotingCode.Generate(random))];
        Credentials = PublicCredentials.Create(codes.Select(code => PublicHalf(uuid, code)));
        int[] choice = blank ? [0, 0, 1, 0] : [0, 1, 0];
        Ballots = new ReadOnlyMemory<byte>[count];
        TallySum sum = new(Election);
        for (int i = 0; i < count; i++)
        {
            Ballot made = Ballot.Make(Election, codes[i], [choice], random);
            Ballots[i] = made.Bytes;
            sum.Add(made);
        }
        Path = System.IO.Path.Combine(_folder, $"{uuid}.bel");
        using FileStream file = File.Create(Path);
        ArchiveWriter archive = new(file, 1_700_000_000);
        archive.AppendSetup(Election, trustees, Credentials);
        foreach (ReadOnlyMemory<byte> ballot in Ballots)
            archive.AppendBallot(ballot.ToArray());
        // Tallied: before that the reference tool ends without waiting for its ballot checks.
        EncryptedTally tally = sum.ToTally();
        archive.AppendEndBallots();
        archive.AppendEncryptedTally(tally, count);
        PartialDecryption decryption = PartialDecryption.Make(Election, tally, x, random);
        archive.AppendPartialDecryption(1, decryption.Bytes.Span);
        Dictionary<int, PartialDecryption> decryptions = new() { [1] = decryption };
        if (!ElectionResult.TryCompute(Election, trustees, tally, decryptions, count, out ElectionResult? result))
            throw new InvalidOperationException("the bench's election has no result");
        archive.AppendResult(result!.Bytes.Span);
    }

    public Election Election { get; }

    public PublicCredentials Credentials { get; }

    public ReadOnlyMemory<byte>[] Ballots { get; }

    /// <summary>The archive's file.</summary>
    public string Path { get; }

    /// <summary>Wall clock and CPU seconds of the reference tool's verification of the archive.</summary>
    public (double Wall, double Cpu) ReferenceTool() => ReferenceTool(_folder);

    /// <summary>The same for the archive in any folder.</summary>
    public static (double Wall, double Cpu) ReferenceTool(string folder)
    {
        ProcessStartInfo start = new("bash") { RedirectStandardError = true, RedirectStandardOutput = true };
        string script = $"TIMEFORMAT='cpu %R %U %S'; time {ToolPath()} election verify --dir {folder}";
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(script);
        start.Environment["BELENIOS_USE_URANDOM"] = "1";
        using Process process = Process.Start(start)!;
        string text = process.StandardError.ReadToEnd();
        process.WaitForExit();
        string? line = text.Split('\n').FirstOrDefault(l => l.StartsWith("cpu ", StringComparison.Ordinal));
        if (!text.Contains("all checks passed", StringComparison.Ordinal) || line is null)
            throw new InvalidOperationException($"the reference tool did not verify the archive: {text}");
        double[] seconds = [.. line.Split(' ').Skip(1).Select(s => double.Parse(s, CultureInfo.InvariantCulture))];
        return (seconds[0], seconds[1] + seconds[2]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Point PublicHalf(string uuid, string code)
    {
        using SecretScalar secret = VotingCode.DeriveSecret(uuid, code);
        return secret.PublicPoint();
    }

    private static string ToolPath()
    {
        string path =
            Environment.GetEnvironmentVariable("HUSTINGS_BELENIOS_TOOL")
            ?? System.IO.Path.GetFullPath(".hustings/belenios/belenios-tool");
        return File.Exists(path)
            ? path
            : throw new InvalidOperationException($"the reference tool is not at {path}; ./hustings test installs it");
    }
}
