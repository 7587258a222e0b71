using System.Text;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Verification.Contests;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Contests;

public sealed class FirstMinuteTests
{
    [Fact]
    public void Minutes_that_begin_with_another_note_have_this_one_fault()
    {
        var time = new DateTimeOffset(2012, 3, 20, 12, 0, 0, TimeSpan.Zero);
        var minute = new MinutesChain("AbCdEfGhJkMnPq").Append(new Note.Incident(new("Busy.", "Occupé.")), time);
        var line = Encoding.UTF8.GetString(minute.Line.Span);
        var record = new MemoryRecord([new("minutes.jsonl", ContestMaker.Joined([line]))]);

        var report = ContestRecordVerifier.Verify(record, null, TestContext.Current.CancellationToken);

        report.Valid.ShouldBeFalse();
        report.Failure!.Check.ShouldBe(ContestCheck.NoteLawful);
        report.Failure.Height.ShouldBe(0);
        report.Failure.Explanation.ShouldBe("the minutes do not begin with the note began");
        report.Failures.ShouldBe(1);
        report.Height.ShouldBe(0);
    }
}
