using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Hustings.Cryptography;
using Hustings.Record;
using Spectre.Console;

namespace Hustings.Bench;

/// <summary>
/// What it costs to refuse one ballot, in CPU time on one core, as the server does it: the checks themselves, without HTTP and the database. For a ballot that is
/// in the box already the look-up in the database's index comes on top.
/// </summary>
internal static class RefusalBench
{
    private const int Rounds = 5;

    public static int Run(string[] args)
    {
        int count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 500;
        SeededRandom random = new("refusals"u8);
        using SecretScalar x = SecretScalar.Random(random);
        TrusteeKeys trustees = TrusteeKeys.Create([TrusteePublicKey.Make(x, random)]);
        string uuid = VotingCode.NewUuid(random);
        Election election = Election.Create(
            uuid,
            "Bench",
            "Bench",
            trustees.CombinedKey,
            [new Question("Who?", ["A", "B", "C"], 1, 1, true)]
        );
        string code = VotingCode.Generate(random);
        PublicCredentials listed = PublicCredentials.Create([PublicHalf(uuid, code)]);
        byte[] valid = Make(election, code, random);
        byte[] stranger = Make(election, VotingCode.Generate(random), random);
        byte[] forged = Forged(valid);

        Table table = new();
        table.AddColumns("a ballot that is refused, or answered again", "CPU time");
        Add(table, "in the box already: head and hash", count, () => Known(valid, listed) && Hash(valid));
        Add(table, "unknown credential: head, list, and a glance at the point", count, () => Unknown(stranger, listed));
        Add(
            table,
            "known credential, false signature over other bytes: head, list, hash",
            count,
            () => !Signed(forged, election, listed)
        );
        Add(table, "signed by its credential: head, list, signature", count, () => Signed(valid, election, listed));
        Add(table, "the same, and every element and proof", count, () => Whole(valid, election, listed));
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine($"Medians of {Rounds} rounds of {count}; {valid.Length} bytes; 3 candidates and blank.");
        return 0;
    }

    private static void Add(Table table, string name, int count, Func<bool> step)
    {
        double[] rounds = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            for (int i = 0; i < count; i++)
            {
                if (!step())
                    throw new InvalidOperationException($"not as expected: {name}");
            }
            rounds[round] = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMicroseconds / count;
        }
        Array.Sort(rounds);
        table.AddRow(name, string.Create(CultureInfo.InvariantCulture, $"{rounds[Rounds / 2]:F0} µs"));
    }

    private static bool Known(byte[] ballot, PublicCredentials listed) =>
        Ballot.TryReadHead(ballot, out BallotHead head) == DocumentFault.None && listed.IndexOf(head.Credential) >= 0;

    private static bool Unknown(byte[] ballot, PublicCredentials listed) =>
        Ballot.TryReadHead(ballot, out BallotHead head) == DocumentFault.None
        && listed.IndexOf(head.Credential) < 0
        && Point.GlanceHex(head.Credential, out _) == PointFault.None;

    private static bool Signed(byte[] ballot, Election election, PublicCredentials listed)
    {
        bool read = Ballot.TryReadHead(ballot, out BallotHead head) == DocumentFault.None;
        int place = read ? listed.IndexOf(head.Credential) : -1;
        return place >= 0 && Ballot.CheckSignature(ballot, election, listed.Points[place]) == SignatureFinding.Holds;
    }

    private static bool Whole(byte[] ballot, Election election, PublicCredentials listed) =>
        Signed(ballot, election, listed)
        && Ballot.TryReadSigned(ballot, election, listed, out Ballot? read) == DocumentFault.None
        && read!.ProofsHold(election);

    private static bool Hash(byte[] ballot) => SHA256.HashData(ballot).Length == SHA256.HashSizeInBytes;

    private static byte[] Make(Election election, string code, SeededRandom random) =>
        Ballot
            .Make(
                election,
                code,
                [
                    [0, 0, 1, 0],
                ],
                random
            )
            .Bytes.ToArray();

    // The first digit of an element is another: the hash that the signature names does not fit any more.
    private static byte[] Forged(byte[] ballot)
    {
        byte[] forged = [.. ballot];
        int digit = forged.AsSpan().IndexOf("\"alpha\":\""u8) + "\"alpha\":\""u8.Length + 5;
        forged[digit] = forged[digit] == (byte)'a' ? (byte)'b' : (byte)'a';
        return forged;
    }

    private static Point PublicHalf(string uuid, string code)
    {
        using SecretScalar secret = VotingCode.DeriveSecret(uuid, code);
        return secret.PublicPoint();
    }
}
