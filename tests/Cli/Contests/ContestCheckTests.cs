using System.Text.Json;
using Hustings.Record;
using Hustings.Record.Definitions;
using Shouldly;
using Xunit;

namespace Hustings.Cli.Tests.Contests;

public class ContestCheckTests
{
    internal const string Good = """
        id: 8fWq3KxGmT5vYd
        name: Board election
        languages: [en]
        time-zone: Europe/London
        candidates: [Ada, Bob]
        rule: plurality
        stages:
          - id: ballot
            title: Ballot
            question: Who?
            voting: [remote]
        trustees: [Ann, Bea]
        officers: [{name: Robin, role: returning-officer}]
        web-addresses: [https://vote.example.org]
        """;

    [Fact]
    public async Task Good_contest_is_said_in_words_and_its_definition_is_written()
    {
        using Scratch scratch = new();
        string path = scratch.At("definition.json");
        Told told = await CheckAsync(scratch, Good, "--definition", path);
        told.ExitCode.ShouldBe(ExitCode.Done, told.Error);
        told.Output.ShouldContain("In the race: Ada and Bob.");
        byte[] bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        ContestDefinition.TryRead(bytes, out ContestDefinition? definition).ShouldBe(DocumentFault.None);
        told.Output.ShouldContain($"Definition: {definition!.Hash}");
    }

    [Fact]
    public async Task Problems_are_listed_with_file_and_line()
    {
        using Scratch scratch = new();
        string wrong = Good.Replace("plurality", "plural", StringComparison.Ordinal)
            .Replace("[en]", "[de]", StringComparison.Ordinal);
        Told told = await CheckAsync(scratch, wrong);
        told.ExitCode.ShouldBe(ExitCode.Refused);
        told.Output.ShouldContain("contest.yaml:6: “rule” knows");
        told.Output.ShouldContain("contest.yaml:3: “languages” knows");
        told.Output.ShouldContain("2 problems.");
        told.Output.ShouldNotContain("Definition:");
    }

    [Fact]
    public async Task Findings_are_there_as_json()
    {
        using Scratch scratch = new();
        Told told = await CheckAsync(scratch, Good, "--json");
        using JsonDocument answer = JsonDocument.Parse(told.Output);
        answer.RootElement.GetProperty("definition").GetString()!.Length.ShouldBe(64);
        answer
            .RootElement.GetProperty("findings")
            .EnumerateArray()
            .ShouldAllBe(one => !one.GetProperty("problem").GetBoolean());
    }

    [Fact]
    public async Task Missing_file_is_said() =>
        (await Told.RunAsync("contest", "check", "/nowhere/contest.yaml")).ExitCode.ShouldBe(ExitCode.Unreadable);

    private static Task<Told> CheckAsync(Scratch scratch, string yaml, params string[] more) =>
        Told.RunAsync(["contest", "check", scratch.Write("contest.yaml", yaml), .. more]);
}
