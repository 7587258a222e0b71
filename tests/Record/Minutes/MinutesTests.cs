using System.Text;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Shouldly;
using Xunit;

namespace Hustings.Record.Tests.Minutes;

public sealed class MinutesTests
{
    private const string Contest = "ABCDEFGHJKLMNP";
    private static readonly DateTimeOffset Noon = new(2012, 3, 24, 16, 0, 0, TimeSpan.Zero);
    private static readonly string Hash = Fingerprint.Hex("x"u8);
    private static readonly Wording Words = new("At \"once\"\n", "Tout de suite, l’été");

    public static TheoryData<OrderKind, OrderDetails> Orders =>
        new()
        {
            {
                OrderKind.EnrolOfficer,
                new OrderDetails.EnrolOfficer("ro", new OfficerKey(Hash, Fingerprint.Hex("y"u8)), "AQID_w")
            },
            { OrderKind.EnrolTerminal, new OrderDetails.EnrolTerminal("hall-1", Hash) },
            { OrderKind.RemoveTerminal, new OrderDetails.RemoveTerminal("hall-1") },
            { OrderKind.FreezeRoll, new OrderDetails.FreezeRoll(Hash, 128_351, Hash, 2_568) },
            { OrderKind.AddMember, new OrderDetails.AddMember([128_351, 128_352]) },
            { OrderKind.Amend, new OrderDetails.Amend(Hash) },
            {
                OrderKind.Postpone,
                new OrderDetails.Windows([new ChannelWindow(Channel.Remote, Noon, null), new(Channel.Hall, null, Noon)])
            },
            {
                OrderKind.SetWindows,
                new OrderDetails.Windows([new ChannelWindow(Channel.Post, Noon, Noon.AddHours(1))])
            },
            { OrderKind.Withdraw, new OrderDetails.OneCandidate("dewar") },
            { OrderKind.Declare, new OrderDetails.OneCandidate("mulcair") },
            { OrderKind.Prepare, new OrderDetails.Prepare(["mulcair", "topp"]) },
            { OrderKind.Open, new OrderDetails.Open(Fingerprint.Compact("election"u8)) },
            { OrderKind.Pause, new OrderDetails.None() },
            { OrderKind.Resume, new OrderDetails.None() },
            { OrderKind.Close, new OrderDetails.None() },
            { OrderKind.Erase, new OrderDetails.None() },
            { OrderKind.Extend, new OrderDetails.Extend([Channel.Remote, Channel.Hall], Noon, 11) },
            { OrderKind.VoidCode, new OrderDetails.VoidCode(4711) },
            { OrderKind.ListVoted, new OrderDetails.ListVoted(VoidCause.Advance, 54_887, Hash) },
            { OrderKind.Strike, new OrderDetails.Strike(Hash, 7) },
            {
                OrderKind.CountColumn,
                new OrderDetails.CountColumn(
                    "post",
                    1,
                    15_197,
                    [new CandidateVotes("mulcair", 5_301), new CandidateVotes("topp", 4_027)],
                    1,
                    2,
                    3
                )
            },
            { OrderKind.Tally, new OrderDetails.Tally(10_487, Hash, 1, Hash) },
            { OrderKind.Publish, new OrderDetails.Publish(Hash) },
            { OrderKind.Announce, new OrderDetails.Announce(Words) },
        };

    public static TheoryData<Note> Notes =>
        new()
        {
            new Note.Began(Hash, Hash, Hash, "Hustings 0.3"),
            new Note.KeyCommitment(1, Hash),
            new Note.Trustees(Hash),
            new Note.LotCommitment(2, Hash),
            new Note.LotReveal(3, Hash),
            new Note.Prepared("round-1", Fingerprint.Compact("e"u8), Hash, 3, Hash, 1),
            new Note.Sealed("round-1", Hash, 2),
            new Note.Opened("round-1", 1, Hash),
            new Note.Shuffled("round-1", 1, Hash),
            new Note.Counted("round-1", Hash, Hash),
            new Note.Notice("batch-1", Words, 5, 1),
            new Note.Incident(
                Words,
                new(
                    1,
                    IncidentPhase.Closed,
                    Noon,
                    Noon.AddHours(3),
                    new([IncidentKind.Garbage, IncidentKind.SlowConnections]),
                    18_400,
                    5_000_000_000,
                    9_800,
                    412,
                    17,
                    60,
                    59,
                    2_100,
                    4
                )
            ),
            new Note.TurnedAway("round-1", Noon, 17, true, Noon),
            new Note.SiteFiles([new("/assets/booth.js", Hash), new("/vote/", Hash)]),
            new Note.Declaration(Hash),
            new Note.Erased(4),
        };

    [Theory]
    [MemberData(nameof(Orders))]
    public void Order_of_each_kind_is_read_as_it_was_written(OrderKind kind, OrderDetails details)
    {
        var order = new Order(Contest, Hash, kind, "round-1", Words, details);
        var signature = new OrderSignature("ro", new byte[] { 1, 2 }, "{}"u8.ToArray(), new byte[] { 255, 254, 253 });

        var minute = new MinutesChain(Contest).Append(order, [signature, signature], Noon);

        Minute.TryRead(minute.Line.Span, out var read).ShouldBe(DocumentFault.None);
        read!.Order!.ToBytes().ShouldBe(order.ToBytes());
        read.Order.Hash.ShouldBe(order.Hash);
        Encoding.UTF8.GetString(minute.Line.Span).ShouldContain(Encoding.UTF8.GetString(order.ToBytes()));
        read.Signatures.Count.ShouldBe(2);
        read.Signatures[1].Signature.ToArray().ShouldBe(new byte[] { 255, 254, 253 });
        Order.TryRead(order.ToBytes(), out _).ShouldBe(DocumentFault.None);
        EveryByteMatters(minute);
    }

    [Theory]
    [MemberData(nameof(Notes))]
    public void Note_of_each_kind_is_read_as_it_was_written(Note note)
    {
        var minute = new MinutesChain(Contest).Append(note, Noon);

        Minute.TryRead(minute.Line.Span, out var read).ShouldBe(DocumentFault.None);
        read!.Note.ShouldBe(note);
        read.Order.ShouldBeNull();
        EveryByteMatters(minute);
    }

    [Theory]
    [InlineData("{\"en\":\"It began.\",\"fr\":\"Cela commence.\"}}}", DocumentFault.None)]
    [InlineData("{\"en\":\"It began.\",\"fr\":\"Cela commence.\"},\"incident\":null}}", DocumentFault.Shape)]
    public void Incident_in_words_alone_is_read_as_it_always_was(string words, DocumentFault fault)
    {
        var line =
            $"{{\"height\":1,\"parent\":\"{Hash}\",\"time\":\"2012-03-24T16:00:00Z\",\"note\":{{\"kind\":\"incident\",\"words\":{words}";

        Minute.TryRead(Encoding.UTF8.GetBytes(line), out var read).ShouldBe(fault);

        if (fault == DocumentFault.None)
        {
            read!.Note.ShouldBe(new Note.Incident(new("It began.", "Cela commence.")));
        }
    }

    [Theory]
    [InlineData("[\"pages\",\"garbage\"]")]
    [InlineData("[\"garbage\",\"garbage\"]")]
    public void Kinds_of_an_incident_in_another_order_or_twice_are_not_canonical(string kinds)
    {
        var note = new Note.Incident(
            Words,
            new(1, IncidentPhase.Opened, Noon, null, new([IncidentKind.Garbage]), 1, 1, 1, 0, 0, 0, 0, 0, 0)
        );
        var line = Encoding.UTF8.GetString(new MinutesChain(Contest).Append(note, Noon).Line.Span);
        var changed = line.Replace("[\"garbage\"]", kinds, StringComparison.Ordinal);

        changed.ShouldNotBe(line);
        Minute.TryRead(Encoding.UTF8.GetBytes(changed), out _).ShouldBe(DocumentFault.NotCanonical);
    }

    [Fact]
    public void Extension_that_follows_no_proposal_is_written_as_it_always_was()
    {
        var order = new Order(
            Contest,
            Hash,
            OrderKind.Extend,
            "round-1",
            Words,
            new OrderDetails.Extend([Channel.Remote], Noon)
        );

        Encoding
            .UTF8.GetString(order.ToBytes())
            .ShouldEndWith("\"details\":{\"channels\":[\"remote\"],\"closes\":\"2012-03-24T16:00:00Z\"}}");
    }

    public static TheoryData<ServedFile[]> NoListsOfFiles =>
        new()
        {
            Array.Empty<ServedFile>(),
            new ServedFile[] { new("/b", Hash), new("/a", Hash) },
            new ServedFile[] { new("/a", Hash), new("/a", Hash) },
            new ServedFile[] { new("a", Hash) },
            new ServedFile[] { new("/" + new string('a', 200), Hash) },
            new ServedFile[] { new("/a", Hash[1..]) },
        };

    [Theory]
    [MemberData(nameof(NoListsOfFiles))]
    public void Served_files_without_order_twice_or_none_are_refused(ServedFile[] files)
    {
        var minute = new MinutesChain(Contest).Append(new Note.SiteFiles(files), Noon);

        Minute.TryRead(minute.Line.Span, out _).ShouldBe(DocumentFault.Shape);
    }

    [Fact]
    public void Every_kind_of_order_is_among_the_cases() =>
        Orders.Select(row => row.Data.Item1).ShouldBe(Enum.GetValues<OrderKind>(), ignoreOrder: true);

    [Fact]
    public void Every_kind_of_note_is_among_the_cases() =>
        Notes.Select(row => row.Data.GetType()).ShouldBe(typeof(Note).GetNestedTypes(), ignoreOrder: true);

    [Fact]
    public void Chain_follows_what_was_appended_and_nothing_else()
    {
        var writing = new MinutesChain(Contest);
        Minute[] minutes =
        [
            writing.Append(new Note.Began(Hash, Hash, Hash, "x"), Noon),
            writing.Append(new Note.Trustees(Hash), Noon.AddSeconds(1)),
            writing.Append(new Note.Erased(1), Noon.AddSeconds(2)),
        ];

        var reading = new MinutesChain(Contest);
        reading.TryFollow(minutes[1].Line.Span, out _, out _).ShouldBe(MinuteFault.Height);
        foreach (var minute in minutes)
        {
            reading.TryFollow(minute.Line.Span, out var read, out _).ShouldBe(MinuteFault.None);
            read!.Hash.ShouldBe(minute.Hash);
        }

        reading.Head.ShouldBe(writing.Head);
        reading.Height.ShouldBe(3);
        reading.TryFollow(minutes[2].Line.Span, out _, out _).ShouldBe(MinuteFault.Height);
        reading.TryFollow("{}"u8, out _, out var form).ShouldBe(MinuteFault.Form);
        form.ShouldBe(DocumentFault.Shape);
    }

    [Fact]
    public void Chain_of_another_contest_or_an_earlier_time_does_not_follow()
    {
        var other = new MinutesChain("PNMLKJHGFEDCBA").Append(new Note.Erased(1), Noon);
        new MinutesChain(Contest).TryFollow(other.Line.Span, out _, out _).ShouldBe(MinuteFault.Parent);

        var first = new MinutesChain(Contest);
        var second = new MinutesChain(Contest);
        first.Append(new Note.Erased(1), Noon);
        second.Append(new Note.Erased(1), Noon);
        var late = first.Append(new Note.Erased(2), Noon.AddHours(1));
        var early = second.Append(new Note.Erased(2), Noon);
        var reading = new MinutesChain(Contest);
        reading.Append(new Note.Erased(1), Noon);
        reading.TryFollow(early.Line.Span, out _, out _).ShouldBe(MinuteFault.None);
        var strict = new MinutesChain(Contest);
        strict.Append(new Note.Erased(1), Noon);
        strict.TryFollow(late.Line.Span, out _, out _).ShouldBe(MinuteFault.None);
        var back = Encoding.UTF8.GetString(first.Append(new Note.Erased(3), Noon).Line.Span);
        back.ShouldContain("17:00:00Z", customMessage: "a clock that goes back is written as the last time");
        var forged = Encoding.UTF8.GetBytes(back.Replace("17:00:00Z", "16:59:59Z", StringComparison.Ordinal));
        strict.TryFollow(forged, out _, out _).ShouldBe(MinuteFault.Time);
    }

    [Fact]
    public void Times_are_whole_seconds_in_UTC()
    {
        var minute = new MinutesChain(Contest).Append(
            new Note.Erased(1),
            new DateTimeOffset(2012, 3, 24, 12, 0, 0, 999, TimeSpan.FromHours(-4))
        );

        Encoding.UTF8.GetString(minute.Line.Span).ShouldContain("\"time\":\"2012-03-24T16:00:00Z\"");
    }

    [Fact]
    public void Voids_follow_their_chain_and_nothing_else()
    {
        VoidEntry[] entries =
        [
            new(3, VoidCause.Post, "ballot"),
            new(4711, VoidCause.Advance, null),
            new(0, VoidCause.Void, null),
        ];
        var writing = new VoidsLog(Contest);
        var lines = entries.Select(writing.Append).ToArray();

        var reading = new VoidsLog(Contest);
        reading.TryFollow(lines[1], out _).ShouldBeFalse();
        foreach (var (line, entry) in lines.Zip(entries))
        {
            reading.TryFollow(line, out var read).ShouldBeTrue();
            read.ShouldBe(entry);
        }

        reading.Head.ShouldBe(writing.Head);
        new VoidsLog("PNMLKJHGFEDCBA").TryFollow(lines[0], out _).ShouldBeFalse();
        for (var at = 0; at < lines[0].Length; at++)
        {
            var changed = lines[0].ToArray();
            changed[at] ^= 1;
            var log = new VoidsLog(Contest);
            (log.TryFollow(changed, out _) && log.Head == writing.Head).ShouldBeFalse();
        }
    }

    // A changed byte is refused, or read as something else that has another hash.
    private static void EveryByteMatters(Minute minute)
    {
        for (var at = 0; at < minute.Line.Length; at++)
        {
            var changed = minute.Line.ToArray();
            changed[at] ^= 1;
            if (Minute.TryRead(changed, out var read) == DocumentFault.None)
            {
                read!.Hash.ShouldNotBe(minute.Hash);
                read.Line.ToArray().ShouldBe(changed);
                var again = Minute.TryRead(read.Line.Span, out _);
                again.ShouldBe(DocumentFault.None);
            }
        }
    }
}
