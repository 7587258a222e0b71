using Hustings.Verification.Contests;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Contests;

/// <summary>Whoever cancels gets no verdict of valid, and soon: nothing behind that moment is read.</summary>
public sealed class CancelledContestTests
{
    [Fact]
    public void Cancelled_before_the_first_minute_nothing_is_followed()
    {
        var (report, read) = Cancelled("frozen", "minutes.jsonl");
        report.Height.ShouldBe(0);
        read.ShouldBe(["minutes.jsonl"]);
    }

    [Fact]
    public void Cancelled_before_a_stage_its_files_are_not_read()
    {
        var (report, read) = Cancelled("advance prepared", "voids.jsonl");
        report.Checks.Single(one => one.Check == ContestCheck.VoidsOrdered).State.ShouldBe(CheckState.Passed);
        read[^1].ShouldBe("voids.jsonl");
    }

    [Fact]
    public void Cancelled_at_the_last_file_of_a_contest_without_stages_is_not_valid()
    {
        var (report, read) = Cancelled("frozen", "voids.jsonl");
        report.Checks.Single(one => one.Check == ContestCheck.VoidsOrdered).State.ShouldBe(CheckState.Passed);
        read[^1].ShouldBe("voids.jsonl");
    }

    private static (ContestReport Report, List<string> Read) Cancelled(string step, string at)
    {
        using var source = new CancellationTokenSource();
        var record = new Cancelling(SampleSteps.At(step).Record, at, source);
        var report = ContestRecordVerifier.Verify(record, new() { Workers = 1 }, source.Token);
        report.Verdict.ShouldBe(Verdict.Invalid);
        report.Failure!.Check.ShouldBe(ContestCheck.ContestVerification);
        report.Failure.Explanation.ShouldBe("the check was cancelled");
        return (report, record.Read);
    }

    private sealed class Cancelling(IContestRecord record, string at, CancellationTokenSource source) : IContestRecord
    {
        public List<string> Read { get; } = [];

        public Stream? Open(string path)
        {
            Read.Add(path);
            if (path == at)
            {
                source.Cancel();
            }
            return record.Open(path);
        }
    }
}
