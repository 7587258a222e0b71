using System.Text;
using Hustings.Cryptography;
using Hustings.Cryptography.Proofs;
using Hustings.Record;
using Hustings.Record.Archive;

namespace Hustings.Bench;

/// <summary>
/// A valid archive of any size at low cost, with its companions, to measure verification: a few voters encrypt once and then replace their
/// ballot again and again by the same answers under a fresh signature. To a verifier each is a ballot of its own, to be checked in full.
/// </summary>
internal static class LargeArchive
{
    private const int Voters = 500;

    public static int Run(string[] arguments)
    {
        if (arguments is not [var number, var path] || !int.TryParse(number, out int ballots) || ballots < Voters)
        {
            Console.WriteLine($"hustings bench archive BALLOTS FILE.bel   BALLOTS is at least {Voters}");
            return 2;
        }

        Write(ballots, path);
        return 0;
    }

    private static void Write(int ballots, string path)
    {
        SeededRandom random = new("large"u8);
        using SecretScalar key = SecretScalar.Random(random);
        TrusteeKeys trustees = TrusteeKeys.Create([TrusteePublicKey.Make(key, random)]);
        string uuid = VotingCode.NewUuid(random);
        ElectionMark mark = new(VotingCode.NewUuid(random), Fingerprint.Hex("{}"u8));
        Question question = new("Who?", ["A", "B", "C"], 1, 1, true);
        Election election = Election.Create(uuid, "Large", "Large", trustees.CombinedKey, [question], mark.ToString());
        string[] codes = [.. Enumerable.Range(0, Voters).Select(_ => VotingCode.Generate(random))];
        SecretScalar[] secrets = [.. codes.Select(code => VotingCode.DeriveSecret(uuid, code))];
        // As many credentials as ballots, as where everybody votes; most of them belong to nobody here.
        IEnumerable<Point> unused = Enumerable
            .Range(0, ballots - Voters)
            .Select(i => Point.MultiplyBase(Scalar.From(1000ul + (ulong)i)));
        using FileStream file = File.Create(path);
        ArchiveWriter archive = new(file, 1_795_340_678);
        archive.AppendSetup(
            election,
            trustees,
            PublicCredentials.Create([.. secrets.Select(secret => secret.PublicPoint()), .. unused])
        );
        TallySum sum = new(election);
        string[] answers = new string[Voters];
        for (int i = 0; i < ballots; i++)
        {
            int voter = i % Voters;
            byte[] bytes;
            if (i < Voters)
            {
                Ballot made = Ballot.Make(
                    election,
                    codes[voter],
                    [
                        [0, 1, 0, 0],
                    ],
                    random
                );
                sum.Add(made);
                bytes = made.Bytes.ToArray();
                string text = Encoding.UTF8.GetString(bytes);
                answers[voter] = text[..text.IndexOf(",\"signature\":", StringComparison.Ordinal)];
            }
            else
            {
                bytes = SignAgain(answers[voter], secrets[voter], random);
            }

            archive.AppendBallot(bytes);
        }

        archive.AppendEndBallots();
        EncryptedTally tally = sum.ToTally();
        archive.AppendEncryptedTally(tally, Voters);
        OpeningPlace place = new(election, tally, archive.Head!, 1);
        ProvenDecryption opened = ProvenDecryption.Make(place, key, random);
        archive.AppendPartialDecryption(1, opened.Decryption.Bytes.Span);
        Dictionary<int, PartialDecryption> decryptions = new() { [1] = opened.Decryption };
        if (!ElectionResult.TryCompute(election, trustees, tally, decryptions, Voters, out ElectionResult? result))
            throw new InvalidOperationException("the large archive has no result");
        archive.AppendResult(result!.Bytes.Span);
        File.WriteAllBytes(
            Path.ChangeExtension(path, ".companions.jsonl"),
            CompanionLines.Join([opened.Companion.ToBytes()])
        );
        foreach (SecretScalar secret in secrets)
            secret.Dispose();
    }

    private static byte[] SignAgain(string open, SecretScalar secret, IRandomSource random)
    {
        string hash = Fingerprint.Compact(Encoding.UTF8.GetBytes(open + "}"));
        Proof proof = BallotSignature.Sign(secret, Encoding.ASCII.GetBytes(hash), random);
        return Encoding.UTF8.GetBytes(
            $"{open},\"signature\":{{\"hash\":\"{hash}\",\"proof\":"
                + $"{{\"challenge\":\"{proof.Challenge}\",\"response\":\"{proof.Response}\"}}}}}}"
        );
    }
}
