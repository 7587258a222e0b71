using Hustings.Record;
using Hustings.Record.Archive;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Verification.Tests.Contests;

/// <summary>One stage of a made contest from its preparation to its result.</summary>
internal sealed class StageMaker
{
    private readonly ContestMaker contest;
    private readonly string id;
    private readonly List<Ballot> ballots = [];
    private readonly List<string> log = [];
    private readonly List<string> struck = [];
    private AcceptanceLog? chain;

    public StageMaker(ContestMaker contest, string id)
    {
        (this.contest, this.id) = (contest, id);
        contest.Stages[id] = this;
    }

    public StageDefinition Definition => contest.Definition.Stages.Single(stage => stage.Id == id);

    private bool Ranking => Definition.Ballot == BallotKind.Ranking;

    public Election? Election { get; private set; }

    public IReadOnlyList<Ballot> Ballots => ballots;

    public long[] Counts { get; private set; } = [];

    public ElectionResult? Result { get; private set; }

    /// <summary>The order, the election, the list of these rows and the note.</summary>
    public void Prepare(IReadOnlyList<string> candidates, IReadOnlyList<int> rows)
    {
        contest.Order(OrderKind.Prepare, id, new OrderDetails.Prepare(candidates), "ro");
        var names = candidates.Select(one => contest.Definition.Candidates.Single(c => c.Id == one).Name).ToList();
        var words = Both(Definition.Question);
        Election = Election.Create(
            Definition.Uuid,
            Both(Definition.Title),
            Both(contest.Definition.Name),
            contest.Trustees.CombinedKey,
            [
                Ranking
                    ? Question.NonHomomorphic(words, names)
                    : new Question(words, names, Definition.Min, Definition.Max, Definition.Blank),
            ],
            new ElectionMark(contest.Definition.Id, contest.Definition.Hash).ToString()
        );
        Credentials = PublicCredentials.Create(
            rows.Select(row => ContestMaker.PointOf(Definition.Uuid, contest.Codes[row]))
        );
        var (height, head) = contest.Voids;
        contest.Note(new Note.Prepared(id, Election.Fingerprint, Credentials.Hash, rows.Count, head, height));
        chain = new AcceptanceLog(Definition.Uuid, Election.Fingerprint);
        WriteLog();
    }

    public PublicCredentials? Credentials { get; private set; }

    public void Open() =>
        contest.Order(OrderKind.Open, id, new OrderDetails.Open(Election!.Fingerprint), "ro", "deputy");

    /// <param name="choice">0 for blank, else the place of a candidate on the ballot.</param>
    public Ballot Vote(int row, int choice)
    {
        var choices = new int[Election!.Questions[0].Choices];
        choices[choice] = 1;
        return Cast(row, choices);
    }

    /// <param name="places">Of each candidate on the ballot, from 1; 0: not ranked.</param>
    public Ballot Rank(int row, params int[] places) => Cast(row, places);

    private Ballot Cast(int row, int[] answer)
    {
        var ballot = Ballot.Make(Election!, contest.Codes[row], [answer], contest.Random);
        ballots.Add(ballot);
        log.Add(chain!.Append(Convert.FromHexString(Fingerprint.Hex(ballot.Bytes.Span))).TrimEnd('\n'));
        WriteLog();
        return ballot;
    }

    public void Strike(Ballot ballot, int row, params string[] officers)
    {
        var hash = Fingerprint.Hex(ballot.Bytes.Span);
        contest.Order(OrderKind.Strike, id, new OrderDetails.Strike(hash, row), officers);
        contest.Files[$"stages/{Definition.Uuid}/struck/{hash}.json"] = ballot.Bytes.ToArray();
        struck.Add(hash);
    }

    public void Batch(string column, IReadOnlyList<(string Candidate, int Votes)> votes, int blank = 0) =>
        contest.Order(
            OrderKind.CountColumn,
            id,
            new OrderDetails.CountColumn(
                column,
                1,
                votes.Sum(one => one.Votes) + blank,
                [.. votes.Select(one => new CandidateVotes(one.Candidate, one.Votes))],
                blank,
                0,
                0
            ),
            "deputy",
            "registrar"
        );

    /// <summary>From the tally's order to the note before <c>counted</c>.</summary>
    public void Tally()
    {
        contest.Order(
            OrderKind.Tally,
            id,
            new OrderDetails.Tally(log.Count, chain!.Head, struck.Count, contest.Voids.Head),
            "ro"
        );
        using var stream = new MemoryStream();
        var writer = new ArchiveWriter(stream, 1_332_600_000);
        writer.AppendSetup(Election!, contest.Trustees, Credentials!);
        var sum = new TallySum(Election!);
        var kept = ballots.Where(ballot => !struck.Contains(Fingerprint.Hex(ballot.Bytes.Span))).ToList();
        kept.ForEach(ballot => writer.AppendBallot(ballot.Bytes.Span));
        foreach (var last in kept.GroupBy(ballot => ballot.Credential.ToString()).Select(group => group.Last()))
        {
            sum.Add(last);
        }
        writer.AppendEndBallots();
        var tally = sum.ToTally();
        writer.AppendEncryptedTally(tally, sum.Ballots);
        contest.Note(new Note.Sealed(id, Fingerprint.Hex(tally.Bytes.Span), (int)sum.Ballots));
        if (Ranking)
        {
            tally = Shuffle(tally, writer);
        }
        var order = writer.Head!;
        var parts = new Dictionary<int, PartialDecryption>();
        var companions = new List<ReadOnlyMemory<byte>>();
        foreach (var owner in new[] { 1, 3 })
        {
            var key = contest.Group.Keys[owner - 1];
            parts[owner] = PartialDecryption.Make(Election!, tally, key, contest.Random);
            companions.Add(
                Companion.Make(new(Election!, tally, order, owner), parts[owner], key, contest.Random).ToBytes()
            );
            writer.AppendPartialDecryption(owner, parts[owner].Bytes.Span);
            contest.Note(new Note.Opened(id, owner, parts[owner].Hash));
        }
        if (!ElectionResult.TryCompute(Election!, contest.Trustees, tally, parts, sum.Ballots, out var result))
        {
            throw new InvalidOperationException("the made stage has no result");
        }
        writer.AppendResult(result!.Bytes.Span);
        Result = result;
        contest.Files[$"stages/{Definition.Uuid}/record.bel"] = stream.ToArray();
        contest.Files[$"stages/{Definition.Uuid}/companions.jsonl"] = CompanionLines.Join(companions);
    }

    /// <summary>By the first and the last trustee.</summary>
    private EncryptedTally Shuffle(EncryptedTally tally, ArchiveWriter writer)
    {
        foreach (var owner in new[] { 1, 3 })
        {
            var shuffle = ShuffleDocument.Make(Election!, tally, contest.Random);
            writer.AppendShuffle(owner, shuffle.Bytes.Span);
            contest.Note(new Note.Shuffled(id, owner, Fingerprint.Hex(shuffle.Bytes.Span)));
            tally = tally.After(Election!, shuffle);
        }
        writer.AppendEndShuffles();
        return tally;
    }

    /// <summary>The account beside the archive, and the note that names both.</summary>
    public void Count(byte[] account)
    {
        contest.Files[$"stages/{Definition.Uuid}/account.json"] = account;
        contest.Note(new Note.Counted(id, Fingerprint.Hex(Result!.Bytes.Span), Fingerprint.Hex(account)));
    }

    public void Publish() =>
        contest.Order(
            OrderKind.Publish,
            id,
            new OrderDetails.Publish(Fingerprint.Hex(contest.Files[$"stages/{Definition.Uuid}/account.json"])),
            "ro"
        );

    private void WriteLog() => contest.Files[$"stages/{Definition.Uuid}/log.jsonl"] = ContestMaker.Joined(log);

    private static string Both(Wording words) => words.En == words.Fr ? words.En : $"{words.En} / {words.Fr}";
}
