using System.Diagnostics;
using System.Globalization;
using System.Text;
using Hustings.Cryptography;
using Hustings.Cryptography.Proofs;
using Hustings.Record;
using Spectre.Console;

namespace Hustings.Bench;

/// <summary>Where the time of one ballot of an archive goes: CPU time on one core, 32 ballots at a time, as the verifier takes them.</summary>
internal static class BallotProfile
{
    private const int Together = 32;
    private const int Rounds = 5;

    public static int Run(string[] args)
    {
        int count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 320;
        using TalliedArchive archive = new(count, false);
        Ballot[] ballots =
        [
            .. archive.Ballots.Select(bytes =>
                Ballot.TryRead(bytes.Span, archive.Election, out Ballot? read) == DocumentFault.None
                    ? read!
                    : throw new InvalidOperationException("a good ballot was refused")
            ),
        ];
        Table table = new();
        table.AddColumns("what, for one ballot of 3 candidates", "CPU time");
        Add(table, "all: read and check", count, start => Check(archive, start));
        Add(table, "its 6 points: root and subgroup", count, start => Points(ballots, start));
        Add(table, "its proofs and signature", count, start => Proofs(ballots, archive.Election, start));
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine($"Medians of {Rounds} rounds over {count} ballots, {Together} at a time.");
        return 0;
    }

    private static void Check(TalliedArchive archive, int start)
    {
        int end = Math.Min(start + Together, archive.Ballots.Length);
        CheckedDocument[] documents = BallotBatch.Check(
            archive.Ballots[start..end],
            archive.Election,
            archive.Credentials
        );
        if (!documents.All(document => document.SignatureHolds && document.ProofsHold))
            throw new InvalidOperationException("a good ballot was refused");
    }

    private static void Points(Ballot[] ballots, int start)
    {
        PointBatch batch = new();
        Span<byte> hex = stackalloc byte[Point.HexSize];
        foreach (Ballot ballot in ballots.Skip(start).Take(Together))
        {
            foreach (Ciphertext choice in ballot.Answers[0].Ciphertexts)
            {
                choice.Alpha.WriteHex(hex);
                batch.Add(hex);
                choice.Beta.WriteHex(hex);
                batch.Add(hex);
            }
        }
        batch.Run();
    }

    private static void Proofs(Ballot[] ballots, Election election, int start)
    {
        ProofBatch batch = new();
        foreach (Ballot ballot in ballots.Skip(start).Take(Together))
        {
            byte[] prefix = Encoding.ASCII.GetBytes($"{election.Fingerprint}|{ballot.Credential}");
            batch.AddSignature(ballot.Credential, Encoding.ASCII.GetBytes(ballot.SignatureHash), ballot.Signature);
            batch.AddAnswer(
                election.PublicKey,
                election.Questions[0].Rule,
                (HomomorphicAnswer)ballot.Answers[0],
                prefix
            );
        }
        if (batch.Run().Contains(false))
            throw new InvalidOperationException("a good proof was refused");
    }

    private static void Add(Table table, string name, int count, Action<int> step)
    {
        using Process self = Process.GetCurrentProcess();
        double[] rounds = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            self.Refresh();
            TimeSpan before = self.TotalProcessorTime;
            for (int start = 0; start < count; start += Together)
                step(start);
            self.Refresh();
            rounds[round] = (self.TotalProcessorTime - before).TotalMicroseconds / count;
        }
        Array.Sort(rounds);
        table.AddRow(name, string.Create(CultureInfo.InvariantCulture, $"{rounds[Rounds / 2]:F0} µs"));
    }
}
