using System.Text;
using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Shouldly;

namespace Hustings.Verification.Tests.Fuzzing;

/// <summary>Readers of a contest's own documents: its definition, orders, the minutes, the list of voids.</summary>
internal static class ContestTargets
{
    private const string Contest = "ABCDEFGHJKLMNP";
    private static readonly DateTimeOffset Noon = new(2012, 3, 24, 16, 0, 0, TimeSpan.Zero);
    private static readonly string Hash = Fingerprint.Hex("x"u8);
    private static readonly Wording Words = new("At \"once\"\n", "Tout de suite, l’été");

    public static IEnumerable<Target> All()
    {
        yield return new(
            "definition",
            [Definition(null).ToBytes(), Definition(2).ToBytes()],
            b => Target.Judge(ContestDefinition.TryRead(b, out var r), r, b, () => Written(r!))
        );
        var orders = Orders().ToList();
        yield return new(
            "order",
            [.. orders.Select(order => order.ToBytes())],
            b => Target.Judge(Order.TryRead(b, out var r), r, b, () => r!.ToBytes())
        );
        var signature = new OrderSignature("ro", new byte[] { 1, 2 }, "{}"u8.ToArray(), new byte[] { 255, 254 });
        yield return new(
            "minute",
            [
                .. orders.Select(order => new MinutesChain(Contest).Append(order, [signature], Noon).Line.ToArray()),
                .. Notes().Select(note => new MinutesChain(Contest).Append(note, Noon).Line.ToArray()),
            ],
            ReadsMinute
        );
        yield return new(
            "void",
            [
                new VoidsLog(Contest).Append(new VoidEntry(7, VoidCause.Void, "round-1")),
                new VoidsLog(Contest).Append(new VoidEntry(7, VoidCause.Post, null)),
            ],
            ReadsVoid
        );
    }

    /// <summary>Written from its parts: the bytes that it was read from are not what is given back.</summary>
    private static byte[] Written(ContestDefinition read) => (read with { Demo = read.Demo }).ToBytes();

    private static bool ReadsMinute(byte[] bytes)
    {
        var fault = new MinutesChain(Contest).TryFollow(bytes, out var minute, out var form);
        if (!Target.Judge(form, minute))
        {
            return false;
        }
        minute!.Line.ToArray().ShouldBe(bytes);
        if (fault == MinuteFault.None)
        {
            var again = new MinutesChain(Contest);
            var same = minute.Order is { } order
                ? again.Append(order, minute.Signatures, minute.Time)
                : again.Append(minute.Note!, minute.Time);
            same.Line.ToArray().ShouldBe(bytes);
        }
        return true;
    }

    private static bool ReadsVoid(byte[] bytes)
    {
        var log = new VoidsLog(Contest);
        var follows = log.TryFollow(bytes, out var entry);
        follows.ShouldBe(entry is not null);
        if (entry is not null)
        {
            new VoidsLog(Contest).Append(entry).ShouldBe(bytes);
        }
        return follows;
    }

    private static IEnumerable<Order> Orders()
    {
        (OrderKind, OrderDetails)[] some =
        [
            (OrderKind.EnrolOfficer, new OrderDetails.EnrolOfficer("ro", new OfficerKey(Hash, Hash), "AQID_w")),
            (OrderKind.FreezeRoll, new OrderDetails.FreezeRoll(Hash, 128_351, Hash, 2_568)),
            (OrderKind.AddMember, new OrderDetails.AddMember([128_351, 128_352])),
            (OrderKind.SetWindows, new OrderDetails.Windows([new ChannelWindow(Channel.Remote, Noon, null)])),
            (OrderKind.Prepare, new OrderDetails.Prepare(["mulcair", "topp"])),
            (OrderKind.Close, new OrderDetails.None()),
            (OrderKind.Extend, new OrderDetails.Extend([Channel.Remote, Channel.Hall], Noon)),
            (
                OrderKind.CountColumn,
                new OrderDetails.CountColumn("post", 1, 9_328, [new("mulcair", 5_301), new("topp", 4_027)], 1, 2, 3)
            ),
            (OrderKind.Tally, new OrderDetails.Tally(10_487, Hash, 1, Hash)),
            (OrderKind.Announce, new OrderDetails.Announce(Words)),
        ];
        return some.Select(one => new Order(Contest, Hash, one.Item1, "round-1", Words, one.Item2));
    }

    private static IEnumerable<Note> Notes() =>
        [
            new Note.Began(Hash, Hash, Hash, "Hustings 0.3"),
            new Note.LotReveal(3, Hash),
            new Note.Prepared("round-1", Fingerprint.Compact("e"u8), Hash, 3, Hash, 1),
            new Note.Notice("batch-1", Words, 5, 1),
            new Note.Incident(Words),
            new Note.Incident(
                Words,
                new(2, IncidentPhase.Grew, Noon, null, new([IncidentKind.Pages]), 9, 99, 3, 5, 1, 12, 11, 900, 0)
            ),
            new Note.TurnedAway("round-1", Noon, 3, true, Noon),
            new Note.SiteFiles([new("/assets/booth.js", Hash), new("/vote/", Hash)]),
        ];

    private static ContestDefinition Definition(int? threshold) =>
        new(
            "NdpLeadership1",
            Words,
            "America/Toronto",
            ["en", "fr"],
            [new("mulcair", "Thomas Mulcair", Words, Hash, false), new("topp", "Brian Topp", null, null, false)],
            new("exhaustive", "valid-votes", "outside-base", ["earlier-rounds", "lot"], "lowest", 0),
            [.. Enumerable.Range(1, 2).Select(Round)],
            ["advance"],
            PostOnline.FirstReceived,
            30,
            ["Ann", "Bob", "Cyd"],
            threshold,
            [new("ro", "Robin Olsen", OfficerRole.ReturningOfficer), new("deputy", "Dana Roy", OfficerRole.Deputy)],
            [OrderKind.Tally, OrderKind.Publish],
            ["https://vote.example.org"],
            "vote.example.org",
            30,
            new("+1 613 555 0100", Words),
            false
        );

    private static StageDefinition Round(int number) =>
        new(
            $"round-{number}",
            $"1111111111111{number}",
            BallotKind.Choice,
            Words,
            Words,
            1,
            1,
            true,
            VotingPolicy.Once,
            [],
            0,
            [new(Channel.Remote, number == 1 ? Noon : null, null)]
        );
}
