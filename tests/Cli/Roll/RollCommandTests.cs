using System.Text.Json;
using Hustings.Contest.Roll;
using Shouldly;
using Xunit;

namespace Hustings.Cli.Tests.Roll;

public class RollCommandTests
{
    private const string Head = "No,Prénom,Nom,Date de naissance,Courriel,Téléphone\n";
    private const string Good =
        Head + "1,Ana,Roy,1980-04-25,a@x.example,416 555 0123\n2,Bo,Ek,1990-01-15,b@x.example,\n";
    private const string Twice = Good + "3,ANA,ROY,1980-04-25,a2@x.example,\n";

    [Fact]
    public async Task Good_roll_is_read_and_frozen()
    {
        using Scratch scratch = new();
        string file = scratch.Write("roll.csv", Good);
        Told told = await Told.RunAsync("roll", "check", file);
        told.ExitCode.ShouldBe(ExitCode.Done, told.Error);
        told.Output.ShouldContain("members read: 2 (UTF-8)");
        told.Output.ShouldContain("Courriel = email");
        told.Output.ShouldContain("Errors: 0;");

        told = await FreezeAsync(scratch, file);
        told.ExitCode.ShouldBe(ExitCode.Done, told.Error);
        FrozenRoll
            .TryRead(File.ReadAllBytes(scratch.At("frozen")), out FrozenRoll? roll)
            .Fault.ShouldBe(RollFileFault.None);
        told.Output.ShouldContain(roll!.Hash);
        (await FreezeAsync(scratch, file)).ExitCode.ShouldBe(ExitCode.Unreadable);
    }

    [Fact]
    public async Task All_errors_are_told_in_words_and_as_json_without_any_personal_data()
    {
        using Scratch scratch = new();
        string file = scratch.Write("roll.csv", Good + "4,Secret,Person,03/04/1980,nowhere,555\n");
        Told told = await Told.RunAsync("roll", "check", file);
        told.ExitCode.ShouldBe(ExitCode.Refused);
        told.Output.ShouldContain("Errors: 3;");
        told.Output.ShouldContain("line 4, column 4 (Date de naissance): Day and month could be exchanged.");
        told.Output.ShouldNotContain("Secret");
        told.Output.ShouldNotContain("nowhere");

        using JsonDocument json = JsonDocument.Parse((await Told.RunAsync("roll", "check", file, "--json")).Output);
        json.RootElement.GetProperty("usable").GetBoolean().ShouldBeFalse();
        json.RootElement.GetProperty("problems")
            .EnumerateArray()
            .Select(p => p.GetProperty("problem").GetString())
            .ShouldBe(["date_ambiguous", "email_malformed", "phone_malformed"]);
        (await FreezeAsync(scratch, file)).Error.ShouldContain("REFUSED import_has_errors");
    }

    [Fact]
    public async Task Options_say_how_to_read_a_file_that_needs_it()
    {
        using Scratch scratch = new();
        string file = scratch.Write("roll.csv", "Who,Born,Tel,Updated\nSue Li,03/04/1980,020 7946 0123,1/11/2026\n");
        string[] mapped = ["roll", "check", file, "--map", "Who=full-name", "--map", "Updated=contact-changed"];
        string[] read = ["--dates", "day-first", "--country", "GB", "--contacts-until", "2026-10-31"];
        Told told = await Told.RunAsync([.. mapped, .. read]);
        told.Output.ShouldContain("Errors: 0;");
        told.Output.ShouldContain("member G000001: contact changed late");
    }

    [Theory]
    [InlineData("--dates", "sometimes")]
    [InlineData("--country", "Mars")]
    [InlineData("--contacts-until", "yesterday")]
    public async Task Option_that_means_nothing_is_refused(string option, string value)
    {
        using Scratch scratch = new();
        Told told = await Told.RunAsync("roll", "check", scratch.Write("roll.csv", Good), option, value);
        told.ExitCode.ShouldBe(ExitCode.Unreadable);
        told.Error.ShouldContain(option);
    }

    [Fact]
    public async Task Person_who_stands_twice_is_told_and_two_reviewers_settle_who_stays()
    {
        using Scratch scratch = new();
        string file = scratch.Write("roll.csv", Twice);
        Told told = await Told.RunAsync("roll", "check", file, "--sheet", scratch.At("cases.csv"));
        told.ExitCode.ShouldBe(ExitCode.Refused);
        told.Output.ShouldContain("members 1 and 3: same name");
        (await FreezeAsync(scratch, file)).Error.ShouldContain("REFUSED cases_open");

        string[] lines = File.ReadAllLines(scratch.At("cases.csv"));
        string filled = string.Join('\n', [lines[0], lines[1] + "stays", lines[2] + "leaves"]);
        string other = string.Join('\n', [lines[0], lines[1] + "stays", lines[2] + "stays"]);
        string ann = scratch.Write("ann.csv", filled);
        (await FreezeAsync(scratch, file, ann)).Error.ShouldContain("REFUSED cases_open");
        (await FreezeAsync(scratch, file, ann, ann)).Error.ShouldContain("REFUSED cases_open");
        (await FreezeAsync(scratch, file, ann, scratch.Write("bob.csv", other))).Error.ShouldContain("cases_open");
        told = await FreezeAsync(scratch, file, ann, scratch.Write("cyd.csv", filled));
        told.ExitCode.ShouldBe(ExitCode.Done, told.Error);
        told.Output.ShouldContain("Members: 2; entries that left by review: 1.");
    }

    [Fact]
    public async Task Sheet_of_another_roll_is_refused()
    {
        using Scratch scratch = new();
        string sheet = scratch.Write("ann.csv", "case,,,,,,,,,,\n0123,,1,,,,,,,,stays\n0123,,3,,,,,,,,stays\n");
        Told told = await FreezeAsync(scratch, scratch.Write("roll.csv", Twice), sheet);
        told.ExitCode.ShouldBe(ExitCode.Unreadable);
        told.Error.ShouldContain("case 0123: There is no such case");
    }

    [Fact]
    public async Task File_that_is_not_there_is_named() =>
        (await Told.RunAsync("roll", "check", "/nowhere/roll.csv")).Error.ShouldContain("/nowhere/roll.csv");

    private static Task<Told> FreezeAsync(Scratch scratch, string file, params string[] reviews) =>
        Told.RunAsync([
            "roll",
            "freeze",
            file,
            "--contest",
            "north",
            "--output",
            scratch.At("frozen"),
            .. reviews.SelectMany(review => new[] { "--review", review }),
        ]);
}
