using System.Runtime.CompilerServices;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Hustings.Cli.Tests.Count;

/// <summary><c>hustings count</c> as people call it: what it prints, writes and answers.</summary>
public class CountCommandTests
{
    private const string Ballots = "weight,rank1,rank2\n5,Ann\n4,Bob,Ann\n2,Cy,Bob\n1,\n";

    [Fact]
    public async Task Count_prints_every_round_and_who_is_elected()
    {
        using Scratch scratch = new();
        Told told = await Told.RunAsync("count", scratch.Write("town.csv", Ballots), "--rule", "irv");
        told.ExitCode.ShouldBe(ExitCode.Done, told.Error);
        told.Output.ShouldContain("Instant-runoff, 1 seat, 3 candidates, 12 ballots.");
        told.Output.ShouldContain("Round 1");
        told.Output.ShouldContain("| Ann       |     5 | 45.45% |        |          |");
        told.Output.ShouldContain("Cy had the fewest votes (2) and leaves the race.");
        told.Output.ShouldContain("Round 2");
        told.Output.ShouldEndWith("Elected: Bob.\n");
        told.Output.ShouldNotContain("\u001B");
        told.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Count_writes_json_and_csv()
    {
        using Scratch scratch = new();
        string ballots = scratch.Write("town.csv", Ballots);
        Told told = await Told.RunAsync([
            "count",
            ballots,
            "--rule",
            "irv",
            "--json",
            scratch.At("a.json"),
            "--csv",
            scratch.At("a.csv"),
        ]);
        told.ExitCode.ShouldBe(ExitCode.Done, told.Error);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(scratch.At("a.json")));
        json.RootElement.GetProperty("results").GetArrayLength().ShouldBe(2);
        File.ReadAllText(scratch.At("a.csv")).ShouldContain("1,2,candidate,Bob,6,2,elected,reachedThreshold\r\n");
    }

    [Theory]
    [InlineData("--numberOfWinners", "--decimalPlacesForVoteArithmetic", "--nonIntegerWinningThreshold")]
    [InlineData("--seats", "--decimal-places-for-vote-arithmetic", "--non-integer-winning-threshold")]
    public async Task Options_have_the_names_of_rctab_and_of_the_shell(string seats, string places, string threshold)
    {
        using Scratch scratch = new();
        string ballots = scratch.Write("town.csv", Ballots);
        Told told = await Told.RunAsync("count", ballots, "--rule", "stv", seats, "2", places, "exact", threshold);
        told.ExitCode.ShouldBe(ExitCode.Done, told.Error);
        told.Output.ShouldContain("Needed to be elected: more than 3.66666… votes.");
    }

    [Fact]
    public async Task Rules_come_from_a_file_and_the_line_goes_first()
    {
        using Scratch scratch = new();
        string ballots = scratch.Write("town.csv", Ballots);
        string rules = scratch.Write(
            "rules.json",
            """{"minimumVoteThreshold":"3","tiebreakMode":"useCandidateOrder"}"""
        );
        Told told = await Told.RunAsync("count", ballots, "--rule", "irv", "--rules", rules);
        told.Output.ShouldContain("Cy has 2 votes, fewer than the minimum of 3, and leaves the race.");
        told = await Told.RunAsync("count", ballots, "--rule", "irv", "--rules", rules, "--minimumVoteThreshold", "0");
        told.Output.ShouldContain("Cy had the fewest votes");
    }

    [Fact]
    public async Task Tie_without_a_rule_ends_with_1_and_a_recorded_decision_breaks_it()
    {
        using Scratch scratch = new();
        string ballots = scratch.Write("tie.csv", "Ann\nBob\n");
        Told told = await Told.RunAsync("count", ballots, "--rule", "irv");
        told.ExitCode.ShouldBe(ExitCode.Refused);
        told.Error.ShouldContain("Ann and Bob are tied");
        told.Error.ShouldContain("tieWithoutRule");

        told = await Told.RunAsync("count", ballots, "--rule", "irv", "--tie-decision", "Bob");
        told.ExitCode.ShouldBe(ExitCode.Done, told.Error);
        told.Output.ShouldContain("Bob comes first, by the returning officer's recorded decision.");
        told = await Told.RunAsync("count", ballots, "--rule", "irv", "--tie-break", "useCandidateOrder");
        told.Output.ShouldEndWith("Elected: Ann.\n");
        told = await Told.RunAsync(
            "count",
            ballots,
            "--rule",
            "irv",
            "--tie-break",
            "lot",
            "--lot-seed",
            "drawn in public"
        );
        told.ExitCode.ShouldBe(ExitCode.Done, told.Error);
    }

    [Fact]
    public async Task Schulze_shows_preferences_strengths_and_order()
    {
        using Scratch scratch = new();
        string blt = scratch.Write(
            "board.blt",
            "3 1\n3 1 2 3 0\n2 2 3 1 0\n1 3 1 2 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"Board\"\n"
        );
        Told told = await Told.RunAsync("count", blt, "--rule", "schulze");
        told.ExitCode.ShouldBe(ExitCode.Done, told.Error);
        told.Output.ShouldStartWith("Board\n");
        told.Output.ShouldContain("Strength of the strongest path");
        told.Output.ShouldContain("(elected)");
    }

    [Theory]
    [InlineData("a.csv", "A,\"B\n", "irv", "Line 1, column 3")]
    [InlineData("a.blt", "2 1\n1 3 0\n", "stv", "Line 2, column 3")]
    [InlineData("a.txt", "A\n", "irv", "unknownFormat")]
    [InlineData("a.csv", "A\n", "approval", "--rule must be one of")]
    public async Task File_or_rule_that_cannot_be_read_ends_with_2(string name, string text, string rule, string words)
    {
        using Scratch scratch = new();
        Told told = await Told.RunAsync("count", scratch.Write(name, text), "--rule", rule);
        told.ExitCode.ShouldBe(ExitCode.Unreadable);
        told.Error.ShouldContain(words);
        told.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--overvoteRule", "skip")]
    [InlineData("--seats", "two")]
    [InlineData("--tie-break", "coin")]
    [InlineData("--rules", "nowhere.json")]
    public async Task Option_that_cannot_be_read_ends_with_2(params string[] option)
    {
        using Scratch scratch = new();
        Told told = await Told.RunAsync(["count", scratch.Write("a.csv", "A\n"), "--rule", "stv", .. option]);
        told.ExitCode.ShouldBe(ExitCode.Unreadable);
        told.Error.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Options_that_contradict_each_other_end_with_1()
    {
        using Scratch scratch = new();
        Told told = await Told.RunAsync("count", scratch.Write("a.csv", "A\nB\n"), "--rule", "irv", "--seats", "2");
        told.ExitCode.ShouldBe(ExitCode.Refused);
        told.Error.ShouldContain("optionsContradict");
    }

    [Fact]
    public async Task Account_that_cannot_be_written_ends_with_2()
    {
        using Scratch scratch = new();
        string ballots = scratch.Write("town.csv", Ballots);
        Told told = await Told.RunAsync("count", ballots, "--rule", "irv", "--json", scratch.At("no/such/folder.json"));
        told.ExitCode.ShouldBe(ExitCode.Unreadable);
        told.Error.ShouldContain("cannot be written");
    }

    [Fact]
    public async Task Rankings_of_a_published_record_are_verified_and_counted()
    {
        Told told = await Told.RunAsync("count", Recorded("rankings-and-threshold"), "--rule", "irv");
        told.ExitCode.ShouldBe(ExitCode.Done, told.Error);
        told.Output.ShouldContain("3 candidates, 4 ballots.");
        told.Output.ShouldContain("Elected: A.");

        told = await Told.RunAsync("count", Recorded("rankings-and-threshold"), "--rule", "schulze", "--question", "2");
        told.ExitCode.ShouldBe(ExitCode.Done, told.Error);
    }

    [Fact]
    public async Task Record_that_is_altered_or_has_no_rankings_is_not_counted()
    {
        using Scratch scratch = new();
        byte[] altered = File.ReadAllBytes(Recorded("rankings-and-threshold"));
        altered[^700] ^= 1;
        File.WriteAllBytes(scratch.At("altered.bel"), altered);
        Told told = await Told.RunAsync("count", scratch.At("altered.bel"), "--rule", "irv");
        told.ExitCode.ShouldBe(ExitCode.Unreadable);
        told.Error.ShouldContain("The record is not counted: INVALID");

        told = await Told.RunAsync("count", Recorded("three-candidates"), "--rule", "irv");
        told.ExitCode.ShouldBe(ExitCode.Unreadable);
        told.Error.ShouldContain("--question");

        told = await Told.RunAsync("count", Recorded("rankings-and-threshold"), "--rule", "irv", "--question", "1");
        told.ExitCode.ShouldBe(ExitCode.Unreadable, "the first question has no rankings");
        told = await Told.RunAsync("count", scratch.At("missing.bel"), "--rule", "irv");
        told.ExitCode.ShouldBe(ExitCode.Unreadable);
    }

    private static string Recorded(string name, [CallerFilePath] string here = "") =>
        Path.GetFullPath(
            Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "vectors", "belenios-tool-3.0", name + ".bel")
        );
}
