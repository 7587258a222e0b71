using Shouldly;
using Xunit;

namespace Hustings.Shape.Tests;

/// <summary>The check of the threat list is seen failing.</summary>
public sealed class ThreatCheckTests
{
    private const string Row = "| `lost-ballot` | lose it | the disk | `Server_killed_loses_nothing` |\n";

    [Fact]
    public void List_whose_tests_exist_has_no_problem() => Problems("## Withstood\n\n" + Row).ShouldBeEmpty();

    [Fact]
    public void Threat_without_a_test_is_found() =>
        Problems("## Withstood\n\n| `lost-ballot` | lose it | the disk | hope |\n")
            .ShouldBe(["docs/threats/README.md names no test for lost-ballot"]);

    [Fact]
    public void Test_that_does_not_exist_is_found() =>
        Problems("## Withstood\n\n" + Row.Replace("nothing", "little", StringComparison.Ordinal))
            .ShouldBe(["docs/threats/README.md names the test Server_killed_loses_little, which does not exist"]);

    [Fact]
    public void Threat_named_twice_is_found() =>
        Problems("## Withstood\n\n" + Row + "\n## Not withstood\n\n| `lost-ballot` | because | perhaps |\n")
            .ShouldBe(["docs/threats/README.md names lost-ballot twice"]);

    [Fact]
    public void List_without_withstood_threats_is_a_problem() => Problems("# Threats\n").ShouldHaveSingleItem();

    private static IEnumerable<string> Problems(string page) =>
        ThreatCheck.Problems(
            new Tree(
                new Dictionary<string, string>
                {
                    ["docs/threats/README.md"] = "\n" + page,
                    ["tests/Lab/CrashTests.cs"] = "public void Server_killed_loses_nothing() { }",
                }
            )
        );
}
