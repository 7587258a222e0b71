// over 500 lines because it is one list: each order and note that may not stand where it stands, with the check that refuses it.
using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Verification.Contests;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Contests;

/// <summary>Orders that their officers really signed and notes that the system really wrote, in a state in which they may not.</summary>
public sealed class UnlawfulOrderTests
{
    private static readonly string Hash = Fingerprint.Hex("something"u8);
    private static readonly OrderDetails.None Bare = new();
    private static readonly ChannelWindow[] Ended =
    [
        new(Channel.Remote, null, new DateTimeOffset(2012, 1, 1, 0, 0, 0, TimeSpan.Zero)),
        new(Channel.Hall, null, null),
    ];

    [Fact]
    public void Each_unlawful_step_is_refused_by_its_check_at_its_minute()
    {
        var steps = Steps().ToList();
        var wrong = new List<string>();
        _ = new SampleContest(
            (maker, step) =>
            {
                foreach (var (_, what, act, check) in steps.Where(one => one.At == step))
                {
                    var report = After(maker, act);
                    if (report.Failure?.Check != check || report.Failure.Height != maker.Minutes.Count)
                    {
                        wrong.Add(
                            $"{step}, {what}: {report.Conclusion} {report.Failure?.Explanation}, should be {check}"
                        );
                    }
                }
            }
        );
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Order_without_the_reason_that_members_are_owed_is_refused()
    {
        ContestReport? report = null;
        _ = new SampleContest(
            (maker, step) =>
            {
                if (step == "round-1 open")
                {
                    report = After(
                        maker,
                        m => m.Order(new Order(m.Definition.Id, m.Head, OrderKind.Pause, "round-1", null, Bare), "ro")
                    );
                }
            }
        );
        report!.Failure!.Check.ShouldBe(ContestCheck.OrderLawful);
    }

    /// <summary>The record with one more step; the maker itself goes on without it.</summary>
    private static ContestReport After(ContestMaker maker, Action<ContestMaker> act)
    {
        var record = maker.With(act);
        return ContestRecordVerifier.Verify(
            record,
            new VerificationOptions { Workers = 1 },
            TestContext.Current.CancellationToken
        );
    }

    private static IEnumerable<(string At, string What, Action<ContestMaker> Act, ContestCheck Check)> Steps()
    {
        foreach (var (at, what, kind, stage, details, officers) in Lawless())
        {
            yield return (at, what, m => m.Order(kind, stage, details, officers), ContestCheck.OrderLawful);
        }
        foreach (var (at, what, kind, stage, details, officers) in WrongOfficers())
        {
            yield return (at, what, m => m.Order(kind, stage, details, officers), ContestCheck.OrderOfficers);
        }
        foreach (var (at, what, note) in Notes())
        {
            yield return (at, what, m => m.Note(note), ContestCheck.NoteLawful);
        }
        yield return (
            "ready",
            "made on an older view",
            m => m.Order(Announcement(m, m.Minutes[3].Hash), "ro"),
            ContestCheck.OrderAfter
        );
        yield return (
            "round-1 published",
            "amended after an opening",
            m => m.Order(OrderKind.Amend, null, new OrderDetails.Amend(m.Definition.Hash), "ro"),
            ContestCheck.OrderLawful
        );
        yield return (
            "ready",
            "of another contest",
            m => m.Order(Announcement(m, m.Head) with { Contest = "99999999999999" }, "ro"),
            ContestCheck.OrderContest
        );
        yield return (
            "ready",
            "signed with another officer's key",
            m => m.Signed(Announcement(m, m.Head), m.Sign("desk", Announcement(m, m.Head)) with { Officer = "ro" }),
            ContestCheck.OrderSignature
        );
        yield return (
            "ready",
            "with the signature of another order",
            m => m.Signed(Announcement(m, m.Head), m.Sign("ro", Announcement(m, Hash))),
            ContestCheck.OrderSignature
        );
    }

    private static Order Announcement(ContestMaker m, string after) =>
        new(m.Definition.Id, after, OrderKind.Announce, null, null, new OrderDetails.Announce(new("a", "b")));

    private static IEnumerable<(string, string, OrderKind, string?, OrderDetails, string[])> Lawless()
    {
        string[] ro = ["ro"],
            two = ["ro", "deputy"];
        var later = new OrderDetails.Extend([Channel.Remote], new DateTimeOffset(2013, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var batch = new OrderDetails.CountColumn("post", 7, 1, [new("ann", 1), new("bob", 0)], 0, 0, 0);
        yield return (
            "enrolled",
            "a row void before the freeze",
            OrderKind.VoidCode,
            null,
            new OrderDetails.VoidCode(1),
            ro
        );
        yield return (
            "enrolled",
            "a list before the freeze",
            OrderKind.ListVoted,
            null,
            new OrderDetails.ListVoted(VoidCause.Advance, 1, RowList.Hash([1])),
            two
        );
        yield return (
            "ready",
            "a list of codes declared void",
            OrderKind.ListVoted,
            null,
            new OrderDetails.ListVoted(VoidCause.Void, 1, RowList.Hash([1])),
            two
        );
        yield return (
            "ready",
            "a list of nobody",
            OrderKind.ListVoted,
            null,
            new OrderDetails.ListVoted(VoidCause.Advance, 0, RowList.Hash([])),
            two
        );
        yield return (
            "enrolled",
            "a member before the freeze",
            OrderKind.AddMember,
            null,
            new OrderDetails.AddMember([6]),
            two
        );
        yield return (
            "enrolled",
            "prepared before the freeze",
            OrderKind.Prepare,
            "advance",
            new OrderDetails.Prepare(["ann"]),
            ro
        );
        yield return (
            "enrolled",
            "an unknown terminal away",
            OrderKind.RemoveTerminal,
            null,
            new OrderDetails.RemoveTerminal("x"),
            ro
        );
        yield return (
            "ready",
            "frozen twice",
            OrderKind.FreezeRoll,
            null,
            new OrderDetails.FreezeRoll(Hash, 6, Hash, 2),
            ro
        );
        yield return (
            "ready",
            "a member's row activated",
            OrderKind.AddMember,
            null,
            new OrderDetails.AddMember([3]),
            two
        );
        yield return (
            "ready",
            "a spare activated twice",
            OrderKind.AddMember,
            null,
            new OrderDetails.AddMember([6]),
            two
        );
        yield return ("ready", "a row that is not there", OrderKind.VoidCode, null, new OrderDetails.VoidCode(8), ro);
        yield return (
            "ready",
            "the second before the first",
            OrderKind.Prepare,
            "round-1",
            new OrderDetails.Prepare(["ann"]),
            ro
        );
        yield return (
            "ready",
            "candidates in another order",
            OrderKind.Prepare,
            "advance",
            new OrderDetails.Prepare(["bob", "ann"]),
            ro
        );
        yield return (
            "ready",
            "opened before it is prepared",
            OrderKind.Open,
            "advance",
            new OrderDetails.Open(new string('A', 43)),
            two
        );
        yield return ("ready", "a stage that is not there", OrderKind.Pause, "round-9", Bare, ro);
        yield return (
            "ready",
            "a candidate who is not there",
            OrderKind.Withdraw,
            null,
            new OrderDetails.OneCandidate("eve"),
            ro
        );
        yield return (
            "ready",
            "declared before anything",
            OrderKind.Declare,
            null,
            new OrderDetails.OneCandidate("ann"),
            ro
        );
        yield return ("ready", "erased before anything", OrderKind.Erase, null, Bare, two);
        yield return (
            "advance prepared",
            "another election opened",
            OrderKind.Open,
            "advance",
            new OrderDetails.Open(new string('A', 43)),
            two
        );
        yield return (
            "advance prepared",
            "a window in the past",
            OrderKind.Postpone,
            "advance",
            new OrderDetails.Windows(Ended),
            ro
        );
        yield return (
            "round-1 open",
            "postponed while open",
            OrderKind.Postpone,
            "round-1",
            new OrderDetails.Windows(Ended),
            ro
        );
        yield return ("round-1 open", "resumed while open", OrderKind.Resume, "round-1", Bare, ro);
        yield return (
            "round-1 open",
            "withdrawn while open",
            OrderKind.Withdraw,
            null,
            new OrderDetails.OneCandidate("ann"),
            ro
        );
        yield return (
            "round-1 open",
            "tallied while open",
            OrderKind.Tally,
            "round-1",
            new OrderDetails.Tally(0, Hash, 0, Hash),
            ro
        );
        yield return (
            "round-1 open",
            "struck while open",
            OrderKind.Strike,
            "round-1",
            new OrderDetails.Strike(Hash, 1),
            two
        );
        yield return (
            "round-1 open",
            "a window rewritten",
            OrderKind.SetWindows,
            "round-1",
            new OrderDetails.Windows(Ended),
            ro
        );
        yield return (
            "round-1 open",
            "a channel that is not there",
            OrderKind.Extend,
            "round-1",
            later with
            {
                Channels = [Channel.Post],
            },
            ro
        );
        // Its windows were ended by an order; times that are later than that end.
        yield return (
            "round-1 listed",
            "reopened after a list was made without its voters",
            OrderKind.Extend,
            "advance",
            later,
            ro
        );
        yield return ("round-1 paused", "paused twice", OrderKind.Pause, "round-1", Bare, ro);
        yield return ("round-1 closed", "paused when closed", OrderKind.Pause, "round-1", Bare, ro);
        yield return (
            "round-1 closed",
            "a column that is not there",
            OrderKind.CountColumn,
            "round-1",
            batch with
            {
                Column = "x",
            },
            two
        );
        yield return ("round-1 tallying", "extended after the tally", OrderKind.Extend, "round-1", later, ro);
        yield return (
            "round-1 tallying",
            "struck after the tally",
            OrderKind.Strike,
            "round-1",
            new OrderDetails.Strike(Hash, 1),
            two
        );
        yield return (
            "round-1 tallying",
            "tallied twice",
            OrderKind.Tally,
            "round-1",
            new OrderDetails.Tally(0, Hash, 0, Hash),
            ro
        );
        yield return (
            "round-1 tallying",
            "published before it is counted",
            OrderKind.Publish,
            "round-1",
            new OrderDetails.Publish(Hash),
            ro
        );
        yield return (
            "round-1 counted",
            "another account published",
            OrderKind.Publish,
            "round-1",
            new OrderDetails.Publish(Hash),
            ro
        );
        yield return (
            "round-1 counted",
            "the next one before it is published",
            OrderKind.Prepare,
            "round-2",
            new OrderDetails.Prepare(["ann", "bob"]),
            ro
        );
        yield return (
            "round-1 published",
            "counts after it is published",
            OrderKind.CountColumn,
            "round-1",
            batch,
            two
        );
        yield return ("between", "the same row void twice", OrderKind.VoidCode, null, new OrderDetails.VoidCode(4), ro);
        yield return ("round-2 open", "a batch while open", OrderKind.CountColumn, "round-2", batch, two);
        yield return (
            "round-2 counted",
            "a batch twice",
            OrderKind.CountColumn,
            "round-2",
            batch with
            {
                Batch = 1,
            },
            two
        );
        yield return (
            "round-2 counted",
            "parts that do not add up",
            OrderKind.CountColumn,
            "round-2",
            batch with
            {
                Ballots = 2,
            },
            two
        );
        yield return (
            "round-2 counted",
            "an empty batch",
            OrderKind.CountColumn,
            "round-2",
            batch with
            {
                Ballots = 0,
                Votes = [new("ann", 0), new("bob", 0)],
            },
            two
        );
        yield return (
            "round-2 counted",
            "candidates in another order",
            OrderKind.CountColumn,
            "round-2",
            batch with
            {
                Votes = [new("bob", 1), new("ann", 0)],
            },
            two
        );
        yield return ("declared", "declared twice", OrderKind.Declare, null, new OrderDetails.OneCandidate("ann"), ro);
        yield return ("declared", "erased in the challenge period", OrderKind.Erase, null, Bare, two);
        yield return (
            "end",
            "an order after the erasure",
            OrderKind.Announce,
            null,
            new OrderDetails.Announce(new("a", "b")),
            ro
        );
    }

    private static IEnumerable<(string, string, OrderKind, string?, OrderDetails, string[])> WrongOfficers()
    {
        yield return (
            "ready",
            "the help desk announces",
            OrderKind.Announce,
            null,
            new OrderDetails.Announce(new("a", "b")),
            ["desk"]
        );
        yield return (
            "ready",
            "one officer adds a member",
            OrderKind.AddMember,
            null,
            new OrderDetails.AddMember([7]),
            ["ro"]
        );
        yield return (
            "ready",
            "one officer signs twice",
            OrderKind.AddMember,
            null,
            new OrderDetails.AddMember([7]),
            ["ro", "ro"]
        );
        yield return (
            "ready",
            "the registrar prepares",
            OrderKind.Prepare,
            "advance",
            new OrderDetails.Prepare(["ann"]),
            ["registrar"]
        );
        yield return ("ready", "nobody signs", OrderKind.Announce, null, new OrderDetails.Announce(new("a", "b")), []);
        yield return (
            "advance prepared",
            "one opens where the definition asks for two",
            OrderKind.Open,
            "advance",
            new OrderDetails.Open(new string('A', 43)),
            ["ro"]
        );
        yield return (
            "round-1 closed",
            "one strikes",
            OrderKind.Strike,
            "round-1",
            new OrderDetails.Strike(Hash, 1),
            ["ro"]
        );
    }

    private static IEnumerable<(string, string, Note)> Notes()
    {
        yield return ("ready", "begun twice", new Note.Began(Hash, Hash, Hash, "x"));
        yield return ("enrolled", "keys before the commitments", new Note.Trustees(Hash));
        yield return ("enrolled", "a trustee who is not there", new Note.KeyCommitment(4, Hash));
        yield return ("enrolled", "a contribution before the commitments", new Note.LotReveal(1, Hash));
        yield return ("ready", "a commitment after the keys", new Note.KeyCommitment(1, Hash));
        yield return (
            "ready",
            "prepared without an order",
            new Note.Prepared("advance", new string('A', 43), Hash, 1, Hash, 0)
        );
        yield return ("ready", "two commitments to the lot", new Note.LotCommitment(1, Hash));
        yield return ("ready", "erased without an order", new Note.Erased(1));
        yield return ("round-2 published", "a declaration before the winner is declared", new Note.Declaration(Hash));
        yield return ("declaration sealed", "a second declaration", new Note.Declaration(Hash));
        yield return ("round-1 open", "a commitment to the lot after the opening", new Note.LotCommitment(1, Hash));
        yield return ("round-1 closed", "sealed without an order", new Note.Sealed("round-1", Hash, 1));
        yield return ("round-1 closed", "opened without an order", new Note.Opened("round-1", 1, Hash));
        yield return ("round-1 tallying", "one trustee opens twice", new Note.Opened("round-1", 1, Hash));
        yield return ("round-1 tallying", "shuffled where nothing is", new Note.Shuffled("round-1", 2, Hash));
        yield return ("round-1 open", "counted while open", new Note.Counted("round-1", Hash, Hash));
    }
}
