using Hustings.Contest.Authoring;
using Hustings.Record;
using Hustings.Record.Definitions;
using Shouldly;
using Xunit;

namespace Hustings.Contest.Tests.Authoring;

/// <summary>The contests of docs/running/examples, as somebody would copy them.</summary>
public sealed class ExampleTests
{
    [Theory]
    [InlineData("single.yaml", 1, "majority")]
    [InlineData("leadership-rounds.yaml", 6, "exhaustive")]
    [InlineData("ranked.yaml", 1, "instant-runoff")]
    public void Example_can_be_used_and_its_definition_reads_back_to_the_byte(string file, int stages, string rule)
    {
        string yaml = File.ReadAllText(Path.Combine(Folder(), file));
        AuthoredContest read = ContestYamlTests.Read(yaml);
        read.Findings.ShouldBeEmpty();
        ContestDefinition contest = read.Definition.ShouldNotBeNull();
        contest.Stages.Count.ShouldBe(stages);
        contest.Rule.Kind.ShouldBe(rule);

        ContestDefinition.TryRead(contest.ToBytes(), out ContestDefinition? again).ShouldBe(DocumentFault.None);
        again!.Hash.ShouldBe(contest.Hash);
        ContestYamlTests.Read(yaml).Definition!.Hash.ShouldBe(contest.Hash);
    }

    private static string Folder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "hustings")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "docs", "running", "examples");
    }
}
