using System.Text.RegularExpressions;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests;

/// <summary>The specification page names exactly the checks there are, in their order.</summary>
public sealed partial class DocumentedChecksTests
{
    [Fact]
    public void Specification_lists_every_check_in_the_order_of_a_report()
    {
        var page = File.ReadAllText(Path.Combine(Vectors.Root, "docs", "spec", "verification.md"));
        var documented = Row()
            .Matches(page[page.IndexOf("## The checks", StringComparison.Ordinal)..])
            .Select(match => match.Groups[1].Value);
        documented.ShouldBe(Verifying.Verify([]).Checks.Select(check => check.Name));
    }

    [GeneratedRegex("^\\| `([a-z_]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
