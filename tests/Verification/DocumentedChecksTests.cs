using System.Text.RegularExpressions;
using Hustings.Verification.Contests;
using Hustings.Verification.Tests.Contests;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests;

/// <summary>The specification page names exactly the checks there are, in their order.</summary>
public sealed partial class DocumentedChecksTests
{
    private const string OfContests = "## The checks of a contest\n";

    [Fact]
    public void Specification_lists_every_check_in_the_order_of_a_report()
    {
        var page = File.ReadAllText(Path.Combine(Vectors.Root, "docs", "spec", "verification.md"));
        var contest = page.IndexOf(OfContests, StringComparison.Ordinal);
        Documented(page[page.IndexOf("## The checks\n", StringComparison.Ordinal)..contest])
            .ShouldBe(Verifying.Verify([]).Checks.Select(check => check.Name));
        Documented(page[contest..])
            .ShouldBe(
                ContestRecordVerifier
                    .Verify(new MemoryRecord([]), null, TestContext.Current.CancellationToken)
                    .Checks.Select(check => check.Name)
            );
    }

    private static IEnumerable<string> Documented(string section) =>
        Row().Matches(section).Select(match => match.Groups[1].Value);

    [GeneratedRegex("^\\| `([a-z_]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
