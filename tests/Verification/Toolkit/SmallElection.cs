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

    /// <param name="group">A further threshold group of that many, any two of whom decrypt; 0 for none.</param>
    /// <param name="marked">One of ours, with companions; else like any other Belenios election.</param>
    public SmallElection(
        IReadOnlyList<Question>? questions = null,
        int voters = 3,
        int trustees = 2,
        string seed = "small",
        int group = 0,
        bool marked = false
    )
    {
        random = new SeededRandom(Encoding.ASCII.GetBytes(seed));
        Uuid = VotingCode.NewUuid(random);
        Codes = [.. Enumerable.Range(0, voters).Select(_ => VotingCode.Generate(random))];
        trusteeKeys = [.. Enumerable.Range(0, trustees).Select(_ => SecretScalar.Random(random))];
        var singles = trusteeKeys.Select(key => new SingleTrustee(TrusteePublicKey.Make(key, random)));
        var items = new List<TrusteeItem>(singles);
        if (group > 0)
        {
            var made = new SmallGroup(2, group, random);
            items.Add(new ThresholdTrustees(made.Parameters));
            trusteeKeys = [.. trusteeKeys, .. made.Keys];
        }
        Trustees = TrusteeKeys.Create(items);
        Credentials = PublicCredentials.Create(Codes.Select(CredentialOf));
        Election = Election.Create(
            Uuid,
            "Élection \"d'essai\"",
            "Line\nfeed",
            Trustees.CombinedKey,
            questions ?? [new Question("Who?", ["Ann", "Bob", "Cleo"], 1, 1, true)],
            marked ? $"hustings/1 {VotingCode.NewUuid(random)} {Fingerprint.Hex("{}"u8)}" : null
        );
    }

    /// <summary>Every feature at once: both kinds of questions, shuffles, a single trustee and a threshold group, companions.</summary>
    public static SmallElection Full(string seed = "small") =>
        new(
            [
                new Question("Who?", ["Ann", "Bob", "Cleo"], 1, 1, true),
                Question.NonHomomorphic("In what order?", ["Ann", "Bob", "Cleo"]),
            ],
            trustees: 1,
            seed: seed,
            group: 3,
            marked: true
        );

    public string Uuid { get; }
    public IReadOnlyList<string> Codes { get; }
    public Election Election { get; }
    public TrusteeKeys Trustees { get; }
    public PublicCredentials Credentials { get; }
    public IRandomSource Random => random;

    /// <summary>What stands beside the archive that was made last; empty if the election is not marked.</summary>
    public byte[] Companions { get; private set; } = [];

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
            if (question.Kind == QuestionKind.NonHomomorphic)
            {
                return [.. question.Answers.Select((_, i) => (i + choice) % question.Answers.Count + 1)];
            }
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
        Companions = [];
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

    /// <summary>All trustees' decryptions in order, by owner.</summary>
    public static Dictionary<int, PartialDecryption> ByOwner(IReadOnlyList<PartialDecryption> parts) =>
        Enumerable.Range(0, parts.Count).ToDictionary(i => i + 1, i => parts[i]);

    public PartialDecryption Decrypt(int trustee, EncryptedTally tally) =>
        PartialDecryption.Make(Election, tally, trusteeKeys[trustee], random);

    /// <param name="trustee">Whose key makes it, from 0; the place names its owner, from 1.</param>
    public Companion Companion(int trustee, OpeningPlace place, PartialDecryption decryption) =>
        Record.Companion.Make(place, decryption, trusteeKeys[trustee], random);

    // Single trustees, and of a group the first and the last: Lagrange's coefficients are then not those of neighbours.
    private IEnumerable<int> Deciders() =>
        Enumerable
            .Range(1, Trustees.Keys.Count)
            .Where(owner =>
                Trustees.Items.OfType<ThresholdTrustees>().SingleOrDefault() is not { } group
                || owner <= Trustees.Items.Count
                || owner == Trustees.Keys.Count && group.Keys.Count > 1
            );

    private void Finish(ArchiveWriter writer, IReadOnlyList<Ballot> ballots, Until until)
    {
        var tally = TallyOf(ballots, out var counted);
        writer.AppendEncryptedTally(tally, counted);
        if (until < Until.Result)
        {
            return;
        }
        if (Election.Questions.Any(question => question.Kind == QuestionKind.NonHomomorphic))
        {
            for (var owner = 1; owner <= 2; owner++)
            {
                var shuffle = ShuffleDocument.Make(Election, tally, random);
                writer.AppendShuffle(owner, shuffle.Bytes.Span);
                tally = tally.After(Election, shuffle);
            }
            writer.AppendEndShuffles();
        }
        var order = writer.Head!;
        var parts = Deciders().ToDictionary(owner => owner, owner => Decrypt(owner - 1, tally));
        if (Election.Mark is not null)
        {
            Companions = CompanionLines.Join(
                parts.Select(part =>
                    (ReadOnlyMemory<byte>)
                        Companion(part.Key - 1, new(Election, tally, order, part.Key), part.Value).ToBytes()
                )
            );
        }
        foreach (var (owner, part) in parts)
        {
            writer.AppendPartialDecryption(owner, part.Bytes.Span);
        }
        if (!ElectionResult.TryCompute(Election, Trustees, tally, parts, counted, out var result))
        {
            throw new InvalidOperationException("the small election has no result");
        }
        writer.AppendResult(result!.Bytes.Span);
    }
}
