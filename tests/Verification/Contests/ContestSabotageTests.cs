using Hustings.Verification.Contests;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Contests;

/// <summary>Whatever goes wrong inside a check of a contest, the record is invalid and the check is named.</summary>
public sealed class ContestSabotageTests
{
    [Fact]
    public void Check_that_throws_is_cancelled_or_is_never_awaited_makes_the_record_invalid_and_is_named()
    {
        var kinds = new[] { Sabotage.Throw, Sabotage.Cancel, Sabotage.Lose };
        foreach (var sabotaged in Enum.GetValues<ContestCheck>())
        {
            var kind = kinds[(int)sabotaged % kinds.Length];
            var options = new VerificationOptions
            {
                Workers = 1,
                ContestSabotage = check => check == sabotaged ? kind : Sabotage.None,
            };

            var report = ContestRecordVerifier.Verify(
                SampleSteps.Whole,
                options,
                TestContext.Current.CancellationToken
            );

            report.Verdict.ShouldBe(Verdict.Invalid, $"{kind} in {sabotaged}");
            report.Failure!.Check.ShouldBe(sabotaged, $"{kind}: {report.Failure.Explanation}");
        }
    }

    [Fact]
    public void Cancelled_verification_is_invalid()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        var report = ContestRecordVerifier.Verify(SampleSteps.Whole, null, cancelled.Token);

        report.Verdict.ShouldBe(Verdict.Invalid);
    }
}
