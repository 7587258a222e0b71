using System.Text.Json.Nodes;
using Hustings.Lab.Reports;
using Shouldly;
using Xunit;

namespace Hustings.Lab.Tests.Rehearsals;

/// <summary>The whole command at a small scale, with the real server and the verifier.</summary>
public sealed class RehearsalTests
{
    [Fact]
    public async Task Live_contest_of_2012_comes_out_as_it_did_at_a_hundredth()
    {
        (string text, JsonNode report, string page) = await RunAsync("ndp-2012-live", "0.01");

        LastLine(text)
            .ShouldStartWith(
                "SUCCEEDED: ndp-2012-live at scale 0.01, 4 rounds, 376 live ballots, Thomas Mulcair wins, all "
            );
        text.ShouldContain(
            "Niki Ashton has the fewest votes and leaves. By live votes alone it would have been Martin Singh."
        );
        text.ShouldContain("Round 2 stays open until 13:15 for hall and home. “");
        text.ShouldContain("New hours for Round 3: hall 15:15 to 16:30; home 16:40 to 17:40. “");
        text.ShouldContain("Martin Singh withdraws. (Returning officer and Deputy)");
        Found(report, "hustings verify, the whole record").ShouldBe("yes");
        Found(report, "Round 1, leaves").ShouldBe("ashton");
        page.ShouldContain(">Romeo Saganash (had withdrawn)</td>");
    }

    [Fact]
    public async Task Ballot_of_2022_comes_out_as_published_at_a_hundredth()
    {
        (string text, JsonNode report, string page) = await RunAsync("conservative-2022", "0.01");

        LastLine(text)
            .ShouldStartWith("SUCCEEDED: conservative-2022 at scale 0.01, 1,140 ballots online and 284 by post, all ");
        Found(report, "Liz Truss").ShouldBe("813");
        Found(report, "Rishi Sunak").ShouldBe("604");
        Found(report, "Rejected").ShouldBe("7");
        Found(report, "By post after voting online").ShouldBe("voted_online");
        Found(report, "Online after voting by post").ShouldBe("voided_post");
        Found(report, "Planted second entries found").ShouldBe("11");
        page.ShouldContain("SUCCEEDED");
    }

    [Fact]
    public async Task Rankings_are_shuffled_twice_and_counted_as_the_plain_ones()
    {
        (string text, JsonNode report, _) = await RunAsync("ranked-5000", "0.02");

        LastLine(text)
            .ShouldStartWith(
                "SUCCEEDED: ranked-5000 at scale 0.02, 100 rankings, 2 shuffles, Rose Cardinal wins, all "
            );
        Found(report, "The published account is that of the plain rankings, to the byte").ShouldBe("yes");
        text.ShouldContain("Trustee 2 shuffles the rankings of Ranked ballot of the members.");
    }

    private static async Task<(string Text, JsonNode Report, string Page)> RunAsync(string scenario, string scale)
    {
        using var folder = new TemporaryFolder();
        string json = folder.File("report.json");
        string html = folder.File("report.html");
        using var output = new StringWriter();
        using var error = new StringWriter();

        int code = await RehearseCommand.RunAsync(
            ["rehearse", scenario, "--scale", scale, "--round", "12", "--json", json, "--report", html],
            output,
            error,
            terminal: false
        );

        code.ShouldBe(0, output.ToString() + error);
        return (
            output.ToString(),
            JsonNode.Parse(await File.ReadAllTextAsync(json, TestContext.Current.CancellationToken))!,
            await File.ReadAllTextAsync(html, TestContext.Current.CancellationToken)
        );
    }

    private static string LastLine(string text) => text.TrimEnd().Split('\n')[^1];

    private static string Found(JsonNode report, string check) =>
        (string)report["checks"]!.AsArray().Single(one => (string?)one!["name"] == check)!["found"]!;
}
