using System.Text;
using Hustings.Contest.Roll;
using Hustings.Cryptography;
using Hustings.Record.Credentials;
using Shouldly;
using Xunit;

namespace Hustings.Cli.Tests.Registrar;

public class RegistrarCommandTests
{
    private static readonly FrozenRoll Roll = FrozenRoll.Freeze(
        "north",
        RollImport
            .Read("No,Name,Email\n1,Ana Roy,a@x.example\n2,Bo Ek,b@x.example\n"u8, ImportOptions.For(new(2026, 11, 22)))
            .Members,
        new SeededRandom("roll"u8)
    );
    private static readonly string[] Stages = ["TC8ZwPjLDDcDt5", "R1ZwPjLDDcDt5a"];

    [Fact]
    public async Task Codes_and_table_are_issued_from_a_frozen_roll_and_the_hashes_told()
    {
        using Scratch scratch = new();
        Told told = await IssueAsync(scratch);
        told.ExitCode.ShouldBe(ExitCode.Done, told.Error);
        using FileStream file = File.OpenRead(scratch.At("issued/public/credential-table.txt"));
        CredentialTable.TryRead(file, out CredentialTable? table).Holds.ShouldBeTrue();
        told.Output.ShouldContain(table!.Hash);
        told.Output.ShouldContain(Roll.Hash);
        (table.Contest, table.Members, table.Spares).ShouldBe(("north", 2, 1));
        table.Stages.ShouldBe(Stages);
        table.CheckPoints().Holds.ShouldBeTrue();
        File.ReadAllText(scratch.At("issued/server/pin.key")).Trim().Length.ShouldBe(64);
        (await IssueAsync(scratch)).Error.ShouldContain("not empty");
    }

    [Fact]
    public async Task Key_of_the_server_is_used_and_not_written_again()
    {
        using Scratch scratch = new();
        string key = scratch.Write("pin.key", new string('a', 64) + "\n");
        Told told = await IssueAsync(scratch, "--pin-key", key, "--spares", "3");
        told.ExitCode.ShouldBe(ExitCode.Done, told.Error);
        File.Exists(scratch.At("issued/server/pin.key")).ShouldBeFalse();
        File.ReadAllLines(scratch.At("issued/server/pins.txt")).Length.ShouldBe(5);
    }

    [Theory]
    [InlineData("--spares", "-1")]
    [InlineData("--stage", "short")]
    [InlineData("--stage", "TC8ZwPjLDDcDt5")]
    [InlineData("--pin-key", "/nowhere/pin.key")]
    public async Task Line_that_cannot_be_followed_issues_nothing(string option, string value)
    {
        using Scratch scratch = new();
        Told told = await IssueAsync(scratch, option, value);
        told.ExitCode.ShouldBe(ExitCode.Unreadable);
        told.Error.ShouldNotBeEmpty();
        Directory.Exists(scratch.At("issued")).ShouldBeFalse();
    }

    [Fact]
    public async Task Roll_that_is_not_frozen_is_refused()
    {
        using Scratch scratch = new();
        string roll = scratch.Write(
            "roll",
            Encoding.UTF8.GetString(Roll.Bytes.Span).Replace("Ana", "Eve ", StringComparison.Ordinal) + "x"
        );
        Told told = await Told.RunAsync(
            "registrar",
            "issue",
            roll,
            "--stage",
            Stages[0],
            "--output",
            scratch.At("issued")
        );
        told.ExitCode.ShouldBe(ExitCode.Unreadable);
        told.Error.ShouldContain("is not a frozen roll: WrongCount");
    }

    [Fact]
    public async Task Erasure_leaves_the_table_and_no_member()
    {
        using Scratch scratch = new();
        await IssueAsync(scratch);
        Told told = await Told.RunAsync("registrar", "erase", scratch.At("issued"));
        told.ExitCode.ShouldBe(ExitCode.Done, told.Error);
        Directory
            .GetFiles(scratch.At("issued"), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(scratch.At("issued"), file))
            .ShouldBe(["public/credential-table.txt", "erasure.json"], ignoreOrder: true);
        (await Told.RunAsync("registrar", "erase", scratch.At("nowhere"))).ExitCode.ShouldBe(ExitCode.Unreadable);
    }

    private static Task<Told> IssueAsync(Scratch scratch, params string[] more)
    {
        string roll = scratch.At("frozen");
        File.WriteAllBytes(roll, Roll.Bytes.ToArray());
        return Told.RunAsync([
            "registrar",
            "issue",
            roll,
            "--stage",
            Stages[0],
            "--stage",
            Stages[1],
            "--output",
            scratch.At("issued"),
            .. more,
        ]);
    }
}
