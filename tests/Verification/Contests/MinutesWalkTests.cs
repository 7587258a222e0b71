using System.Text;
using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Verification.Contests;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Contests;

/// <summary>Minutes that have just begun, and one line more: which check refuses it, where, and what becomes of the checks behind.</summary>
public sealed class MinutesWalkTests
{
    private static readonly DateTimeOffset Begin = new(2012, 3, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly Note.Incident Busy = new(new("Busy.", "Occupé."));
    private readonly ContestMaker maker = Made.Value;

    // Nothing of it comes from the code under test, and each test forgets what it adds.
    private static readonly Lazy<ContestMaker> Made = new(() =>
    {
        var random = new SeededRandom("begun"u8.ToArray());
        var m = new ContestMaker(SampleContest.Define(random), random, 1, 0, Begin);
        var hash = Fingerprint.Hex("key"u8);
        m.Note(new Note.Began(m.Definition.Hash, hash, hash, "hustings test"));
        m.Enrol("ro");
        m.Enrol("deputy", "ro");
        return m;
    });

    [Fact]
    public void Minutes_that_have_just_begun_are_valid_and_no_others_are()
    {
        var report = Verify(maker.Record());
        report.Conclusion.ShouldBe("VALID", report.Failure?.Explanation);
        report.Height.ShouldBe(3);
        ContestRecordVerifier.IsContest(maker.Record()).ShouldBeTrue();
        ContestRecordVerifier.IsContest(maker.Record().With("minutes.jsonl", (byte[]?)null)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("", false)]
    [InlineData("{", false)]
    public void Without_a_whole_line_there_are_no_minutes(string? minutes, bool unreadable)
    {
        var ledger = new Ledger<ContestCheck>(null);
        var record = maker.Record().With("minutes.jsonl", minutes is null ? null : Encoding.ASCII.GetBytes(minutes));
        var walk = new MinutesWalk(record, ledger, default);
        walk.Run().ShouldBeNull();
        walk.Whole.ShouldBeFalse();
        walk.Height.ShouldBe(0);
        var result = ledger.Close();
        result.First!.Check.ShouldBe(ContestCheck.MinuteCanonical);
        result.First.Explanation.ShouldBe("there are no minutes, or their last line breaks off");
        result.Failures.ShouldBe(1);
        ledger.Unreadable.ShouldBe(unreadable);
    }

    [Fact]
    public void Minute_that_was_written_before_the_one_before_it_is_refused()
    {
        Told(maker.Now).Valid.ShouldBeTrue();
        Refused(Told(maker.Now.AddSeconds(-1)), ContestCheck.MinuteTime)
            .ShouldBe("2012-03-20 11:59:59Z after 2012-03-20 12:00:00Z");

        ContestReport Told(DateTimeOffset time)
        {
            var minute = Minute.Make(3, maker.Head, time, null, [], Busy);
            var file = maker.Record().Files["minutes.jsonl"];
            return Verify(maker.Record().With("minutes.jsonl", [.. file, .. minute.Line.Span, (byte)'\n']));
        }
    }

    [Fact]
    public void Order_of_another_contest_is_refused_though_its_officers_signed_it()
    {
        var report = After(m => m.Order(Announcement(m.Head) with { Contest = "99999999999999" }, "ro", "deputy"));
        Refused(report, ContestCheck.OrderContest).ShouldBe("an order of another contest");
        report.Checks.Single(one => one.Check == ContestCheck.OrderSignature).State.ShouldBe(CheckState.NotReached);
    }

    [Fact]
    public void Order_was_made_on_the_last_order_or_a_note_since()
    {
        const string Old = "made on an older view than the last order";
        var enrolled = maker.Head;
        After(m => m.Order(Announcement(enrolled), "ro")).Valid.ShouldBeTrue();
        After(m =>
        {
            m.Note(Busy);
            m.Order(Announcement(enrolled), "ro");
        })
            .Valid.ShouldBeTrue("a note tells nobody to think again");
        var report = After(m =>
        {
            m.Order(Announcement(enrolled), "ro");
            m.Order(Announcement(enrolled), "ro");
        });
        report.Failure!.Height.ShouldBe(4);
        report.Failure.Explanation.ShouldBe(Old);
        report.Failures.ShouldBe(1);
        Refused(After(m => m.Order(Announcement(m.Minutes[1].Hash), "ro")), ContestCheck.OrderAfter).ShouldBe(Old);
    }

    [Fact]
    public void Order_is_signed_with_the_officers_own_key()
    {
        var report = After(m =>
        {
            var order = Announcement(m.Head);
            m.Signed(order, m.Sign("desk", order) with { Officer = "ro" });
        });
        Refused(report, ContestCheck.OrderSignature).ShouldBe("the signature of ro does not hold: Signature");
    }

    [Fact]
    public void Definition_in_force_is_missed_at_the_last_minute()
    {
        var record = maker.Record();
        var report = Verify(record.With("definition.json", (byte[]?)null));
        report.Failure!.Check.ShouldBe(ContestCheck.DefinitionInForce);
        report.Failure.Explanation.ShouldBe("definition.json is not there");
        report.Failure.Height.ShouldBe(2);
        report.Failure.EventHash.ShouldBe(maker.Head);
        Verify(record.With("definition.json", "{}"))
            .Failure!.Explanation.ShouldBe("definition.json is not the definition in force");
    }

    [Fact]
    public void Options_are_those_of_the_caller()
    {
        var report = ContestRecordVerifier.Verify(
            maker.Record(),
            new() { ContestSabotage = check => check == ContestCheck.MinuteTime ? Sabotage.Cancel : Sabotage.None },
            TestContext.Current.CancellationToken
        );
        report.Failure!.Check.ShouldBe(ContestCheck.MinuteTime);
    }

    [Fact]
    public void File_is_read_to_one_byte_beyond_its_bound()
    {
        var record = new MemoryRecord([new("file", [1, 2, 3, 4, 5])]);
        record.Read("file", 6).ShouldBe([1, 2, 3, 4, 5]);
        record.Read("file", 5).ShouldBe([1, 2, 3, 4, 5]);
        record.Read("file", 4).ShouldBe([1, 2, 3, 4, 5]);
        record.Read("file", 3).ShouldBe([1, 2, 3, 4]);
        record.Read("other").ShouldBeNull();
    }

    private static string Refused(ContestReport report, ContestCheck check)
    {
        report.Failure.ShouldNotBeNull().Check.ShouldBe(check, report.Failure!.Explanation);
        report.Failure.Height.ShouldBe(3);
        report.Height.ShouldBe(check == ContestCheck.MinuteTime ? 3 : 4);
        report.Failures.ShouldBe(1);
        return report.Failure.Explanation;
    }

    private Order Announcement(string after) =>
        new(maker.Definition.Id, after, OrderKind.Announce, null, null, new OrderDetails.Announce(new("a", "b")));

    private ContestReport After(Action<ContestMaker> act) => Verify(maker.With(act));

    private static ContestReport Verify(MemoryRecord record) =>
        ContestRecordVerifier.Verify(record, new() { Workers = 1 }, TestContext.Current.CancellationToken);
}
