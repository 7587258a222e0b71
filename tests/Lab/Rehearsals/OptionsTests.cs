using Shouldly;
using Xunit;

namespace Hustings.Lab.Tests.Rehearsals;

public sealed class OptionsTests
{
    [Fact]
    public void Options_are_read()
    {
        RehearsalOptions? options = RehearsalOptions.Parse(
            [
                "conservative-2022",
                "--scale",
                "0.1",
                "--concurrency",
                "8",
                "--seed",
                "3",
                "--report",
                "a b.html",
                "--json",
                "c",
                "--keep",
                "d",
            ],
            out _
        );

        options.ShouldNotBeNull();
        options.Scenario.ShouldBe("conservative-2022");
        (options.Scale, options.Concurrency, options.Seed).ShouldBe((0.1m, 8, 3));
        (options.ReportFile, options.JsonFile, options.Keep).ShouldBe(("a b.html", "c", "d"));
    }

    [Theory]
    [InlineData("", "Name a scenario.")]
    [InlineData("nothing-1900", "There is no scenario nothing-1900.")]
    [InlineData("conservative-2022 --scale 0", "Cannot read --scale 0.")]
    [InlineData("conservative-2022 --scale 1.5", "Cannot read --scale 1.5.")]
    [InlineData("conservative-2022 --scale 1,5", "Cannot read --scale 1,5.")]
    [InlineData("conservative-2022 --concurrency 0", "Cannot read --concurrency 0.")]
    [InlineData("conservative-2022 --seed -1", "Cannot read --seed -1.")]
    [InlineData("conservative-2022 --report", "Cannot read --report.")]
    [InlineData("conservative-2022 --speed 3", "Cannot read --speed 3.")]
    public void Command_line_that_cannot_be_read_is_explained(string line, string explanation)
    {
        RehearsalOptions
            .Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), out string problem)
            .ShouldBeNull();
        problem.ShouldBe(explanation);
    }

    [Theory]
    [InlineData]
    [InlineData("rehearse")]
    [InlineData("rehearse", "nothing-1900")]
    [InlineData("practise", "conservative-2022")]
    public async Task Command_that_cannot_be_read_ends_with_2_and_the_usage(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        (await RehearseCommand.RunAsync(arguments, output, error, terminal: false)).ShouldBe(2);

        error.ToString().ShouldContain("usage: ./hustings rehearse SCENARIO");
        output.ToString().ShouldBeEmpty();
    }
}
