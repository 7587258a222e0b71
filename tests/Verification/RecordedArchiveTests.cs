using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests;

/// <summary>Archives that belenios-tool made alone, kept in the repository.</summary>
public sealed class RecordedArchiveTests
{
    [Theory]
    [InlineData("one-candidate", """{"result":[[2]]}""")]
    [InlineData("one-candidate-blank", """{"result":[[1,1]]}""")]
    [InlineData("three-candidates", """{"result":[[1,2,0]]}""")]
    [InlineData("three-candidates-blank", """{"result":[[1,1,1,0]]}""")]
    [InlineData("three-candidates-two", """{"result":[[1,2,1]]}""")]
    [InlineData("five-candidates", """{"result":[[1,0,0,0,2]]}""")]
    [InlineData("five-candidates-two-blank", """{"result":[[1,1,0,1,0,1]]}""")]
    [InlineData("weights", """{"result":[[1073741823,1,1073741823,"1073741824","2147483648"]]}""")]
    [InlineData("rankings-and-threshold", """{"result":[[2,1],[[1,2,3],[1,2,3],[2,1,3],[3,0,255]]]}""")]
    [InlineData("two-questions", """{"result":[[1,2,1],[0,2]]}""")]
    public void Archive_of_the_reference_tool_is_valid_and_has_its_result(string name, string result)
    {
        var report = ArchiveVerifier.Verify(
            new MemoryStream(Vectors.Archive(name)),
            ct: TestContext.Current.CancellationToken
        );

        report.Conclusion.ShouldBe("VALID");
        report.Progress.ShouldBe(Progress.Published);
        report
            .Checks.Select(check => check.State)
            .ShouldAllBe(state => state == CheckState.Passed || state == CheckState.NotNeeded);
        System.Text.Encoding.UTF8.GetString(report.Result!.Bytes.Span).ShouldBe(result);
    }
}
