using System.Diagnostics;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Hustings.Shape.Tests;

/// <summary>The gate adds up the reports of the test programs in <c>tools/totals.mjs</c>; a gate that miscounts is open.</summary>
public sealed class TotalsTests
{
    [Theory]
    [InlineData("""<assemblies><assembly name="a" passed="3" failed="1" skipped="2" errors="0" total="6">""", "3,1,2")]
    [InlineData("""<assembly errors="1" failed="0" passed="3" skipped="0" not-run="4">""", "3,1,0")]
    [InlineData(
        """<assembly passed="3" failed="0" skipped="0"/><assembly passed="4" failed="1" skipped="0"/>""",
        "7,1,0"
    )]
    [InlineData("", "0,0,0")]
    [InlineData("""<test name="passed=&quot;9&quot;" passed="9"/>""", "0,0,0")]
    public async Task Report_of_xunit_is_added_up(string xml, string totals) =>
        (await CallAsync("xunitTotals", xml)).ShouldBe(totals);

    [Theory]
    [InlineData(
        """{"numPassedTests":5,"numFailedTests":1,"numPendingTests":2,"numTodoTests":3,"testResults":[]}""",
        "5,1,5"
    )]
    [InlineData(
        """{"numPassedTests":5,"numFailedTests":0,"numPendingTests":0,"numTodoTests":0,"testResults":[{"status":"failed","assertionResults":[]}]}""",
        "5,1,0"
    )]
    [InlineData("", "0,0,0")]
    public async Task Report_of_vitest_is_added_up(string json, string totals) =>
        (await CallAsync("vitestTotals", json)).ShouldBe(totals);

    [Theory]
    [InlineData("5,0,0", 0)]
    [InlineData("5,1,0", 1)]
    [InlineData("5,0,1", 1)]
    [InlineData("0,0,0", 1)]
    public async Task Run_that_is_not_wholly_good_fails(string totals, int code)
    {
        string[] numbers = totals.Split(',');
        string script = $"m.exitCode({{passed:{numbers[0]},failed:{numbers[1]},skipped:{numbers[2]}}})";
        (await EvaluateAsync(script)).ShouldBe($"{code}");
    }

    [Fact]
    public async Task Test_project_outside_the_solution_is_noticed() =>
        (await EvaluateAsync("m.missingProjects('tests/A/Hustings.A.Tests.csproj',['A','B'])")).ShouldBe("[\"B\"]");

    [Theory]
    [InlineData(
        "document  mutants\nballot  9\nall  9\n\nAnother valid record:\n  1  why\n\nmutation score: 9 of 9 refused\n",
        "document  mutants\nballot  9\nall  9\nmutation score: 9 of 9 refused"
    )]
    [InlineData("other\n\nmutation score: 9 of 9 refused\n", "mutation score: 9 of 9 refused")]
    [InlineData("", "mutation score: none")]
    public async Task Mutation_score_is_a_row_for_each_kind_of_document_and_the_line(string text, string score) =>
        (await EvaluateAsync($"m.mutationScore({JsonSerializer.Serialize(text)})")).ShouldBe(
            JsonSerializer.Serialize(score)
        );

    [Fact]
    public async Task Failed_tests_of_xunit_are_named_with_their_message()
    {
        const string xml = """
            <assembly><test name="A.Passes" result="Pass" time="1" />
            <test name="A.Fails(x: &quot;1&quot;)" result="Fail" time="1"><failure exception-type="E">
            <message>a &lt; b</message><stack-trace>at A.Fails()</stack-trace></failure></test>
            <test name="A.Speaks" result="Pass"><output>result="Fail"</output></test></assembly>
            """;
        string answer = await EvaluateAsync($"m.xunitFailures({JsonSerializer.Serialize(xml)})");
        JsonSerializer.Deserialize<string[]>(answer).ShouldBe(["[FAIL] A.Fails(x: \"1\")\na < b\nat A.Fails()"]);
    }

    private static async Task<string> CallAsync(string function, string report)
    {
        string answer = await EvaluateAsync($"m.{function}({JsonSerializer.Serialize(report)})");
        using JsonDocument totals = JsonDocument.Parse(answer);
        int Number(string name) => totals.RootElement.GetProperty(name).GetInt32();
        return $"{Number("passed")},{Number("failed")},{Number("skipped")}";
    }

    private static async Task<string> EvaluateAsync(string expression)
    {
        string module = new Uri(Path.Combine(Tree.Root, "tools", "totals.mjs")).AbsoluteUri;
        var start = new ProcessStartInfo("node")
        {
            ArgumentList =
            {
                "-e",
                $"import({JsonSerializer.Serialize(module)}).then(m => console.log(JSON.stringify({expression})))",
            },
            RedirectStandardOutput = true,
        };
        using Process node = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        string output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output.Trim();
    }
}
