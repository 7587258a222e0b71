using Hustings.Verification.Contests;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Contests;

/// <summary>The signed declaration: whatever somebody shows as it must be the file that the minutes name.</summary>
public sealed class DeclarationFileTests
{
    [Fact]
    public void Declaration_that_was_changed_or_taken_away_makes_the_record_invalid_by_name()
    {
        var record = SampleSteps.Whole;
        var path = record.Files.Keys.Single(name => name.StartsWith("declarations/", StringComparison.Ordinal));
        byte[] changed = [.. record.Files[path]];
        changed[^1] ^= 1;

        foreach (
            var (other, why) in ((byte[]?, string)[])
                [(null, "not there"), (changed, "another file"), ([], "another file")]
        )
        {
            var report = ContestRecordVerifier.Verify(
                record.With(path, other),
                ct: TestContext.Current.CancellationToken
            );
            report.Conclusion.ShouldStartWith("INVALID: declaration_file");
            report.Failure!.Check.ShouldBe(ContestCheck.DeclarationFile);
            report.Failure.Explanation.ShouldContain(why);
        }
    }
}
