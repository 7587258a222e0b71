using Shouldly;
using Xunit;

namespace Hustings.Cli.Tests.Contests;

public class ContestCreateTests
{
    [Fact]
    public async Task A_contest_is_written_to_two_folders_and_the_summary_says_who_keeps_what()
    {
        using Scratch scratch = new();
        Told told = await CreateAsync(scratch, scratch.Write("spec.json", SpecFileTests.Good));
        told.ExitCode.ShouldBe(ExitCode.Done, told.Error);
        File.Exists(Path.Combine(scratch.At("data"), "definition.json")).ShouldBeTrue();
        File.ReadAllLines(Path.Combine(scratch.At("secrets"), "codes.csv")).Length.ShouldBe(1 + 4);
        told.Output.ShouldContain("trustee-2.key");
        told.Output.ShouldNotContain("trustee-3.key");
        told.Output.ShouldContain("Election fingerprint: ");
        told.Output.ShouldContain("hustings serve --data");
    }

    [Fact]
    public async Task No_secret_of_a_voter_or_trustee_is_in_the_data_folder()
    {
        using Scratch scratch = new();
        (await CreateAsync(scratch, scratch.Write("spec.json", SpecFileTests.Good))).ExitCode.ShouldBe(ExitCode.Done);
        string[] secrets =
        [
            .. File.ReadAllLines(Path.Combine(scratch.At("secrets"), "codes.csv"))
                .Skip(1)
                .SelectMany(l => l.Split(',')),
            .. Directory.GetFiles(scratch.At("secrets"), "trustee-*.key").Select(path => File.ReadAllText(path).Trim()),
        ];
        secrets.Length.ShouldBe(10);
        foreach (string file in Directory.GetFiles(scratch.At("data"), "*", SearchOption.AllDirectories))
        {
            string text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            secrets.ShouldAllBe(secret => !text.Contains(secret));
        }
    }

    [Fact]
    public async Task A_contest_is_never_overwritten()
    {
        using Scratch scratch = new();
        string spec = scratch.Write("spec.json", SpecFileTests.Good);
        (await CreateAsync(scratch, spec)).ExitCode.ShouldBe(ExitCode.Done);
        Told again = await CreateAsync(scratch, spec);
        again.ExitCode.ShouldBe(ExitCode.Refused);
        again.Error.ShouldContain("not empty");
    }

    [Theory]
    [InlineData("data", "data/secrets")]
    [InlineData("secrets/data", "secrets")]
    [InlineData("same", "same")]
    public async Task Secrets_where_the_server_reads_are_refused(string data, string secrets)
    {
        using Scratch scratch = new();
        Told told = await CreateAsync(scratch, scratch.Write("spec.json", SpecFileTests.Good), data, secrets);
        told.ExitCode.ShouldBe(ExitCode.Refused);
        told.Error.ShouldContain("never see");
        Directory.Exists(scratch.At(data)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_bad_specification_makes_nothing_and_lists_every_problem()
    {
        using Scratch scratch = new();
        Told told = await CreateAsync(scratch, scratch.Write("spec.json", """{ "members": 0 }"""));
        told.ExitCode.ShouldBe(ExitCode.Unreadable);
        told.Error.Split('\n').Count(line => line.StartsWith("- ", StringComparison.Ordinal)).ShouldBeGreaterThan(4);
        Directory.Exists(scratch.At("data")).ShouldBeFalse();
        Directory.Exists(scratch.At("secrets")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_specification_that_is_not_there_is_named()
    {
        using Scratch scratch = new();
        Told told = await CreateAsync(scratch, scratch.At("absent.json"));
        told.ExitCode.ShouldBe(ExitCode.Unreadable);
        told.Error.ShouldContain("absent.json");
    }

    private static Task<Told> CreateAsync(
        Scratch scratch,
        string spec,
        string data = "data",
        string secrets = "secrets"
    ) => Told.RunAsync("contest", "create", spec, "--data", scratch.At(data), "--secrets", scratch.At(secrets));
}
