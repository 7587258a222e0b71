using System.Collections.Immutable;
using System.Text;
using Hustings.Counting.Rounds;
using Hustings.Counting.Rounds.Lots;
using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Verification.Tests.Toolkit;

namespace Hustings.Verification.Tests.Contests;

/// <summary>
/// A small contest with one of everything: an advance stage, two rounds, six members and two spare codes, a struck ballot, a list of who voted by post, a
/// code declared void, an activated spare, amended definition, postponement, pause, extension, a tie decided by lot, a withdrawal, paper
/// counts, a winner, erasure. The accounts are written from the published totals as figured by hand.
/// </summary>
internal sealed class SampleContest
{
    private static readonly string[] All = ["ann", "bob", "cyd", "dan"];

    private readonly Action<ContestMaker, string> at;
    private RaceState? race;

    /// <param name="at">Called at each named step, to put something in.</param>
    public SampleContest(Action<ContestMaker, string>? at = null, string seed = "sample")
    {
        this.at = at ?? ((_, _) => { });
        var random = new SeededRandom(Encoding.ASCII.GetBytes(seed));
        var first = Define(random);
        Maker = new ContestMaker(first, random, 6, 2, new DateTimeOffset(2012, 3, 20, 12, 0, 0, TimeSpan.Zero));
        (Advance, First, Second) = (new(Maker, "advance"), new(Maker, "round-1"), new(Maker, "round-2"));
        Begin();
        HoldAdvance();
        HoldFirst();
        HoldSecond();
        Step("end");
    }

    public ContestMaker Maker { get; }

    public StageMaker Advance { get; }

    public StageMaker First { get; }

    public StageMaker Second { get; }

    public MemoryRecord Record => Maker.Record();

    private void Step(string name)
    {
        Maker.Now = Maker.Now.AddMinutes(1);
        at(Maker, name);
    }

    public static ContestDefinition Define(IRandomSource random)
    {
        var uuids = Enumerable.Range(0, 4).Select(_ => VotingCode.NewUuid(random)).ToList();
        return new(
            uuids[0],
            new("A small contest", "Une petite course"),
            "America/Toronto",
            ["en", "fr"],
            [
                .. All.Select(id => new CandidateDefinition(
                    id,
                    $"{char.ToUpperInvariant(id[0])}{id[1..]} É.",
                    null,
                    null,
                    false
                )),
            ],
            new("exhaustive", "valid-votes", "outside-base", ["earlier-rounds", "lot"], "lowest", 0),
            [
                Stage("advance", uuids[1], []),
                Stage("round-1", uuids[2], ["advance"]),
                Stage("round-2", uuids[3], ["advance"]),
            ],
            ["advance", "post"],
            PostOnline.FirstReceived,
            30,
            ["Ann", "Bob", "Cyd"],
            2,
            [
                new("ro", "Rita", OfficerRole.ReturningOfficer),
                new("deputy", "Dan", OfficerRole.Deputy),
                new("registrar", "Reg", OfficerRole.Registrar),
                new("desk", "Desi", OfficerRole.HelpDesk),
            ],
            [OrderKind.Open],
            ["https://vote.example.org"],
            "vote.example.org",
            30,
            new("613 555 0100", new("nine to five", "de neuf à cinq")),
            false
        );
    }

    private static StageDefinition Stage(string id, string uuid, string[] excludes) =>
        new(
            id,
            uuid,
            BallotKind.Choice,
            new($"Stage {id}", $"Étape {id}"),
            new("Who shall lead?", "Qui doit diriger ?"),
            0,
            1,
            true,
            VotingPolicy.Once,
            excludes,
            0,
            [new(Channel.Remote, null, null), new(Channel.Hall, null, null)]
        );

    private void Begin()
    {
        var m = Maker;
        var hash = Fingerprint.Hex("key"u8);
        m.Note(new Note.Began(m.Definition.Hash, hash, hash, "hustings test"));
        m.Enrol("ro");
        m.Enrol("deputy", "ro");
        m.Enrol("registrar", "ro", "deputy");
        m.Enrol("desk", "ro", "deputy");
        Step("enrolled");
        m.Order(OrderKind.EnrolTerminal, null, new OrderDetails.EnrolTerminal("hall-1", hash), "ro");
        m.Order(OrderKind.EnrolTerminal, null, new OrderDetails.EnrolTerminal("hall-2", hash), "ro");
        m.Order(OrderKind.RemoveTerminal, null, new OrderDetails.RemoveTerminal("hall-2"), "deputy");
        foreach (var trustee in new[] { 1, 2, 3 })
        {
            var shown = m.Group.Parameters.Coefexps[trustee - 1].Message;
            m.Note(new Note.KeyCommitment(trustee, Fingerprint.Hex(Encoding.UTF8.GetBytes(shown))));
        }
        m.Note(new Note.Trustees(m.Trustees.Hash));
        foreach (var trustee in new[] { 1, 2, 3 })
        {
            var contribution = new byte[LotCommitment.Size];
            m.Random.Fill(contribution);
            m.Contributions.Add(contribution);
            var commitment = LotCommitment.Commit(m.Definition.Id, trustee, contribution);
            m.Note(new Note.LotCommitment(trustee, Convert.ToHexStringLower(commitment)));
        }
        m.Order(OrderKind.FreezeRoll, null, new OrderDetails.FreezeRoll(hash, 6, m.Table.Hash, 2), "registrar");
        Step("frozen");
        var next = m.Definition with { PostBatch = 1 };
        m.Order(OrderKind.Amend, null, new OrderDetails.Amend(next.Hash), "ro");
        m.Publish(next);
        race = RaceState.Start(Rule(), All.Select(id => new RaceCandidate(id, Name(id)))).State;
        var list = new OrderDetails.ListVoted(VoidCause.Post, 1, RowList.Hash([5]));
        m.Order(OrderKind.ListVoted, null, list, "ro", "registrar");
        m.Void(5, VoidCause.Post);
        m.Order(OrderKind.AddMember, null, new OrderDetails.AddMember([6]), "ro", "registrar");
        m.Note(new Note.Notice("codes-1", new("Your code", "Votre code"), 7, 0));
        Step("ready");
    }

    private void HoldAdvance()
    {
        Advance.Prepare(All, [0, 1, 2, 3, 4, 6]);
        Step("advance prepared");
        Advance.Open();
        Advance.Vote(2, 2);
        Step("advance open");
        Maker.Order(OrderKind.Close, "advance", new OrderDetails.None(), "ro");
        Step("advance closed");
    }

    private void HoldFirst()
    {
        var m = Maker;
        // Row 2 voted in advance, row 5 by post, row 6 is an activated spare.
        First.Prepare(All, [0, 1, 3, 4, 6]);
        Step("round-1 listed");
        Advance.Tally();
        var alone = Fresh().Apply(Totals(1, All, 7, [0, 1, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0])).State!;
        Advance.Count(AccountDocument.Bytes(alone.Rounds[0]));
        Advance.Publish();
        Step("round-1 prepared");
        ChannelWindow[] windows =
        [
            new(Channel.Remote, null, m.Now.AddHours(1)),
            new(Channel.Hall, null, m.Now.AddHours(1)),
        ];
        m.Order(OrderKind.Postpone, "round-1", new OrderDetails.Windows(windows), "ro");
        First.Open();
        Step("round-1 open");
        First.Vote(0, 1);
        First.Vote(1, 1);
        var struck = First.Vote(3, 2);
        m.Order(OrderKind.Pause, "round-1", new OrderDetails.None(), "ro");
        Step("round-1 paused");
        m.Order(OrderKind.Resume, "round-1", new OrderDetails.None(), "ro");
        First.Vote(4, 3);
        First.Vote(6, 4);
        m.Order(
            OrderKind.Extend,
            "round-1",
            new OrderDetails.Extend([Channel.Remote, Channel.Hall], m.Now.AddHours(2)),
            "ro"
        );
        m.Order(
            OrderKind.SetWindows,
            "round-1",
            new OrderDetails.Windows([
                new(Channel.Remote, null, m.Now.AddHours(2)),
                new(Channel.Hall, null, m.Now.AddHours(1)),
            ]),
            "ro"
        );
        m.Note(new Note.Incident(new("Busy.", "Occupé.")));
        m.Note(new Note.SiteFiles([new("/vote/", new string('f', 64))]));
        m.Now = m.Now.AddHours(3);
        Step("round-1 closed");
        First.Strike(struck, 3, "ro", "deputy");
        First.Batch("advance", [("ann", 0), ("bob", 1), ("cyd", 0), ("dan", 0)]);
        First.Tally();
        Step("round-1 tallying");
        First.Batch("post", [("ann", 0), ("bob", 1), ("cyd", 0), ("dan", 0)]);
        foreach (var trustee in new[] { 1, 2, 3 })
        {
            m.Note(new Note.LotReveal(trustee, Convert.ToHexStringLower(m.Contributions[trustee - 1])));
        }
        Apply(First, Totals(1, All, 7, [2, 0, 1, 1], [0, 1, 0, 0], [0, 1, 0, 0]));
        Step("round-1 counted");
        First.Publish();
        Step("round-1 published");
    }

    private void HoldSecond()
    {
        var m = Maker;
        // By lot one of the two last left; the other one withdraws.
        var gone = race!.Standing.Single(id => id is "cyd" or "dan");
        m.Order(OrderKind.Withdraw, null, new OrderDetails.OneCandidate(gone), "ro");
        race = race.Withdraw(gone).State;
        m.Order(OrderKind.VoidCode, null, new OrderDetails.VoidCode(4), "desk");
        m.Void(4, VoidCause.Void);
        m.Order(OrderKind.Announce, null, new OrderDetails.Announce(new("Round 2.", "Tour 2.")), "ro");
        Step("between");
        string[] standing = ["ann", "bob"];
        Second.Prepare(standing, [0, 1, 3, 6]);
        Second.Open();
        foreach (var row in new[] { 0, 1, 3, 6 })
        {
            Second.Vote(row, 1);
        }
        Step("round-2 open");
        m.Order(OrderKind.Close, "round-2", new OrderDetails.None(), "ro");
        Second.Batch("advance", [("ann", 0), ("bob", 1)]);
        Second.Batch("post", [("ann", 0), ("bob", 1)]);
        Second.Tally();
        Apply(Second, Totals(2, standing, 6, [4, 0], [0, 1], [0, 1]));
        Step("round-2 counted");
        Second.Publish();
        Step("round-2 published");
        m.Order(OrderKind.Declare, null, new OrderDetails.OneCandidate("ann"), "ro");
        Step("declared");
        var declaration = "%PDF, as far as a verifier looks"u8.ToArray();
        m.Files[$"declarations/{Fingerprint.Hex(declaration)}.pdf"] = declaration;
        m.Note(new Note.Declaration(Fingerprint.Hex(declaration)));
        Step("declaration sealed");
        m.Now = m.Now.AddDays(31);
        m.Order(OrderKind.Erase, null, new OrderDetails.None(), "ro", "registrar");
        m.Note(new Note.Erased(3));
    }

    private void Apply(StageMaker stage, RoundTotals totals)
    {
        var m = Maker;
        var lot = LotSeed
            .FromReveals(
                m.Definition.Id,
                [
                    .. m.Contributions.Select(
                        (one, i) => (ReadOnlyMemory<byte>)LotCommitment.Commit(m.Definition.Id, i + 1, one)
                    ),
                ],
                [.. m.Contributions.Select(one => (ReadOnlyMemory<byte>)one)]
            )
            .Seed;
        var (state, refusal) = race!.Apply(totals, lot);
        race = state ?? throw new InvalidOperationException($"the made round was refused: {refusal}");
        stage.Count(AccountDocument.Bytes(race.Rounds[^1]));
    }

    private static RoundTotals Totals(
        int round,
        string[] candidates,
        long members,
        long[] live,
        long[] advance,
        long[] post
    ) =>
        new()
        {
            Number = round,
            Columns =
            [
                new() { Name = "live", Votes = Votes(candidates, live) },
                Paper("advance", candidates, advance),
                Paper("post", candidates, post),
            ],
            Members = members,
        };

    private static RoundColumn Paper(string name, string[] candidates, long[] votes) =>
        new()
        {
            Name = name,
            FromRankings = true,
            Votes = Votes(candidates, votes),
        };

    private static ImmutableSortedDictionary<string, long> Votes(string[] candidates, long[] votes) =>
        candidates.Zip(votes).ToImmutableSortedDictionary(pair => pair.First, pair => pair.Second);

    private RaceState Fresh() => RaceState.Start(Rule(), All.Select(id => new RaceCandidate(id, Name(id)))).State!;

    private string Name(string id) => Maker.Definition.Candidates.Single(one => one.Id == id).Name;

    private RuleParameters Rule()
    {
        var rule = Maker.Definition.Rule;
        return new RuleNames(
            rule.Kind,
            rule.Base,
            rule.WithdrawnVotes,
            [.. rule.Ties],
            rule.LeavingKind,
            rule.LeavingPercent
        )
            .Read()
            .Rule!;
    }
}
