using System.Text.Json.Nodes;
using Hustings.Lab.Reports;
using Shouldly;
using Xunit;

namespace Hustings.Lab.Tests.Rehearsals;

/// <summary>The whole command at a hundredth of the contest, with the real server.</summary>
public sealed class RehearsalTests
{
    [Fact]
    public async Task Conservative_contest_of_2022_comes_out_as_published_at_a_hundredth()
    {
        using var folder = new TemporaryFolder();
        string json = folder.File("report.json");
        string html = folder.File("report.html");
        using var output = new StringWriter();
        using var error = new StringWriter();

        int code = await RehearseCommand.RunAsync(
            ["rehearse", "conservative-2022", "--scale", "0.01", "--json", json, "--report", html],
            output,
            error,
            terminal: false
        );

        string text = output.ToString();
        code.ShouldBe(0, text + error);
        text.TrimEnd()
            .Split('\n')[^1]
            .ShouldStartWith(
                "SUCCEEDED: conservative-2022 at scale 0.01, 1,424 ballots, every figure as expected, record verified, "
            );
        JsonNode report = JsonNode.Parse(await File.ReadAllTextAsync(json, TestContext.Current.CancellationToken))!;
        Counted(report)
            .ShouldBe([
                ("Liz Truss", 813),
                ("Rishi Sunak", 604),
                ("Valid", 1417),
                ("Blank (rejected)", 7),
                ("Received", 1424),
                ("Members", 1724),
            ]);
        string page = await File.ReadAllTextAsync(html, TestContext.Current.CancellationToken);
        page.ShouldContain("<td>Liz Truss</td><td>81,326</td><td>813</td><td>813</td>");
        page.ShouldContain("SUCCEEDED");
    }

    private static IEnumerable<(string, int)> Counted(JsonNode report) =>
        report["comparison"]!["figures"]!
            .AsArray()
            .Select(figure => ((string)figure!["name"]!, (int)figure["counted"]!));
}
