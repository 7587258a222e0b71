using Hustings.Record.Minutes;
using Hustings.Verification.Contests;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Contests;

public sealed class ContestRecordTests
{
    [Fact]
    public void Whole_contest_with_one_of_everything_is_valid_and_every_check_was_carried_out()
    {
        var report = Verify(SampleSteps.Whole);

        report.Conclusion.ShouldBe("VALID", report.Failure?.Explanation);
        foreach (var check in report.Checks)
        {
            check.State.ShouldBe(CheckState.Passed, check.Name);
            check.Count.ShouldBeGreaterThan(0, check.Name);
        }
        report.Winner.ShouldBe("ann");
        report.Stages.ShouldAllBe(stage => stage.State == StageState.Published && stage.Archive!.Valid);
    }

    [Fact]
    public void Contest_is_valid_at_every_step_of_its_way()
    {
        var said = SampleSteps
            .All.Select(step => (step.Name, Report: Verify(step.Record)))
            .Select(one =>
                one.Report.Valid ? one.Name : $"{one.Name}: {one.Report.Conclusion} {one.Report.Failure!.Explanation}"
            )
            .ToList();
        said.ShouldNotContain(step => step.Contains(':'), string.Join('\n', said));
        said.Count.ShouldBeGreaterThan(15);
    }

    private static ContestReport Verify(MemoryRecord record) =>
        ContestRecordVerifier.Verify(
            record,
            new VerificationOptions { Workers = 1 },
            TestContext.Current.CancellationToken
        );
}
