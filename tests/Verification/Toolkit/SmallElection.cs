using System.Text;
using Hustings.Cryptography;
using Hustings.Cryptography.Proofs;
using Hustings.Record;
using Hustings.Record.Archive;

namespace Hustings.Verification.Tests.Toolkit;

/// <summary>How far an archive goes.</summary>
internal enum Until
{
    Ballots,
    EndBallots,
    Tally,
    Result,
}

/// <summary>A small election made by our own code, with every secret at hand, the same in every run.</summary>
internal sealed class SmallElection : IDisposable
{
    private readonly SeededRandom random;
    private readonly SecretScalar[] trusteeKeys;

    public SmallElection(
        IReadOnlyList<Question>? questions = null,
        int voters = 3,
        int trustees = 2,
        string seed = "small"
    )
    {
        random = new SeededRandom(Encoding.ASCII.GetBytes(seed));
        Uuid = VotingCode.NewUuid(random);
        Codes = [.. Enumerable.Range(0, voters).Select(_ => VotingCode.Generate(random))];
        trusteeKeys = [.. Enumerable.Range(0, trustees).Select(_ => SecretScalar.Random(random))];
        Trustees = TrusteeKeys.Create([.. trusteeKeys.Select(key => TrusteePublicKey.Make(key, random))]);
        Credentials = PublicCredentials.Create(Codes.Select(CredentialOf));
        Election = Election.Create(
            Uuid,
            "Élection \"d'essai\"",
            "Line\nfeed",
            Trustees.CombinedKey,
            questions ?? [new Question("Who?", ["Ann", "Bob", "Cleo"], 1, 1, true)]
        );
    }

    public string Uuid { get; }
    public IReadOnlyList<string> Codes { get; }
    public Election Election { get; }
    public TrusteeKeys Trustees { get; }
    public PublicCredentials Credentials { get; }
    public IRandomSource Random => random;

    public void Dispose()
    {
        foreach (var key in trusteeKeys)
        {
            key.Dispose();
        }
    }

    public Point CredentialOf(string code)
    {
        using var secret = VotingCode.DeriveSecret(Uuid, code);
        return secret.PublicPoint();
    }

    /// <summary>A ballot with one answer chosen in each question (0 is blank where that is allowed).</summary>
    public Ballot Vote(int voter, int choice = 1)
    {
        var choices = Election.Questions.Select(question =>
        {
            var row = new int[question.Choices];
            row[choice % row.Length] = 1;
            return row;
        });
        return Ballot.Make(Election, Codes[voter], [.. choices], random);
    }

    /// <summary>The same ballot text signed anew, as its own voter could after changing anything in it.</summary>
    public string SignAgain(string ballot, int voter)
    {
        var open = ballot[..ballot.IndexOf(",\"signature\":", StringComparison.Ordinal)];
        var hash = Fingerprint.Compact(Encoding.UTF8.GetBytes(open + "}"));
        using var secret = VotingCode.DeriveSecret(Uuid, Codes[voter]);
        var proof = BallotSignature.Sign(secret, Encoding.ASCII.GetBytes(hash), random);
        return $"{open},\"signature\":{{\"hash\":\"{hash}\",\"proof\":"
            + $"{{\"challenge\":\"{proof.Challenge}\",\"response\":\"{proof.Response}\"}}}}}}";
    }

    /// <summary>Every voter votes, the first one twice.</summary>
    public IReadOnlyList<Ballot> Ballots() =>
        [Vote(0, 2), .. Enumerable.Range(1, Codes.Count - 1).Select(voter => Vote(voter, voter)), Vote(0, 1)];

    public byte[] Archive(Until until = Until.Result) => Archive(Ballots(), until);

    public byte[] Archive(IReadOnlyList<Ballot> ballots, Until until)
    {
        using var stream = new MemoryStream();
        var writer = new ArchiveWriter(stream, 1_795_340_678);
        writer.AppendSetup(Election, Trustees, Credentials);
        foreach (var ballot in ballots)
        {
            writer.AppendBallot(ballot.Bytes.Span);
        }
        if (until >= Until.EndBallots)
        {
            writer.AppendEndBallots();
        }
        if (until >= Until.Tally)
        {
            Finish(writer, ballots, until);
        }
        return stream.ToArray();
    }

    public EncryptedTally TallyOf(IReadOnlyList<Ballot> ballots, out long counted)
    {
        var sum = new TallySum(Election);
        foreach (var last in ballots.GroupBy(ballot => ballot.Credential.ToString()).Select(group => group.Last()))
        {
            sum.Add(last);
        }
        counted = sum.Ballots;
        return sum.ToTally();
    }

    public string TrusteeSecret(int trustee) => trusteeKeys[trustee].ToDecimal();

    public PartialDecryption Decrypt(int trustee, EncryptedTally tally) =>
        PartialDecryption.Make(Election, tally, trusteeKeys[trustee], random);

    private void Finish(ArchiveWriter writer, IReadOnlyList<Ballot> ballots, Until until)
    {
        var tally = TallyOf(ballots, out var counted);
        writer.AppendEncryptedTally(tally, counted);
        if (until < Until.Result)
        {
            return;
        }
        var parts = Enumerable.Range(0, trusteeKeys.Length).Select(i => Decrypt(i, tally)).ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            writer.AppendPartialDecryption(i + 1, parts[i].Bytes.Span);
        }
        if (!ElectionResult.TryCompute(tally, parts, counted, out var result))
        {
            throw new InvalidOperationException("the small election has no result");
        }
        writer.AppendResult(result!.Bytes.Span);
    }
}
