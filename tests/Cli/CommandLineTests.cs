using Shouldly;
using Xunit;

namespace Hustings.Cli.Tests;

public class CommandLineTests
{
    [Fact]
    public async Task Help_names_every_command()
    {
        Told told = await Told.RunAsync("--help");
        told.ExitCode.ShouldBe(ExitCode.Done);
        foreach (string command in (string[])["demo", "serve", "contest"])
        {
            told.Output.ShouldContain(command);
        }
    }

    [Theory]
    [InlineData("vote")]
    [InlineData("demo", "--bogus")]
    [InlineData("demo", "stray")]
    [InlineData("contest", "create")]
    [InlineData("contest", "create", "spec.json", "--data", "x")]
    public async Task A_command_line_that_cannot_be_read_ends_with_2(params string[] arguments)
    {
        Told told = await Told.RunAsync(arguments);
        told.ExitCode.ShouldBe(ExitCode.Unreadable);
        told.Error.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Serve_without_a_contest_says_how_to_make_one()
    {
        using Scratch scratch = new();
        Told told = await Told.RunAsync("serve", "--data", scratch.At("nothing"));
        told.ExitCode.ShouldBe(ExitCode.Unreadable);
        told.Error.ShouldContain("contest create");
        told.Error.ShouldContain(scratch.At("nothing"));
    }

    [Fact]
    public async Task Serve_beyond_this_machine_without_tls_is_refused_and_says_why()
    {
        Told told = await Told.RunAsync("serve", "--urls", "http://0.0.0.0:8080");
        told.ExitCode.ShouldBe(ExitCode.Refused);
        told.Error.ShouldContain("--certificate");
    }

    [Fact]
    public async Task Gate_switched_off_for_a_rehearsal_is_refused_where_others_can_connect()
    {
        using Scratch scratch = new();
        string pem = scratch.Write("both.pem", "");
        Told told = await Told.RunAsync(
            "serve",
            "--urls",
            "https://0.0.0.0:8443",
            "--certificate",
            pem,
            "--key",
            pem,
            "--rehearsal-without",
            "heat"
        );
        told.ExitCode.ShouldBe(ExitCode.Refused);
        told.Error.ShouldContain("switches a defence off");
    }

    [Fact]
    public async Task Gate_that_there_is_not_is_refused_and_those_there_are_are_named()
    {
        Told told = await Told.RunAsync("serve", "--rehearsal-without", "everything");
        told.ExitCode.ShouldBe(ExitCode.Refused);
        told.Error.ShouldContain("heat, effort, credential, lanes, limits");
    }

    [Theory]
    [InlineData("--certificate")]
    [InlineData("--key")]
    public async Task Serve_with_half_a_certificate_is_refused(string option)
    {
        using Scratch scratch = new();
        Told told = await Told.RunAsync("serve", option, scratch.Write("half.pem", ""));
        told.ExitCode.ShouldBe(ExitCode.Refused);
        told.Error.ShouldContain("belong together");
    }

    [Fact]
    public async Task Serve_with_a_certificate_that_is_not_there_names_it()
    {
        using Scratch scratch = new();
        string missing = scratch.At("missing.pem");
        Told told = await Told.RunAsync("serve", "--certificate", missing, "--key", scratch.Write("key.pem", ""));
        told.ExitCode.ShouldBe(ExitCode.Refused);
        told.Error.ShouldContain(missing);
    }

    [Fact]
    public async Task Demo_in_a_folder_with_other_things_is_refused_and_leaves_them()
    {
        using Scratch scratch = new();
        string file = scratch.Write("holiday.txt", "photos");
        Told told = await Told.RunAsync("demo", "--urls", "http://127.0.0.1:0", "--data", Path.GetDirectoryName(file)!);
        told.ExitCode.ShouldBe(ExitCode.Refused);
        told.Error.ShouldContain("other things");
        Directory.GetFileSystemEntries(Path.GetDirectoryName(file)!).ShouldBe([file]);
    }

    [Fact]
    public async Task Demo_on_a_contest_that_is_none_is_refused()
    {
        using Scratch scratch = new();
        string file = scratch.Write("definition.json", "{}");
        Told told = await Told.RunAsync("demo", "--urls", "http://127.0.0.1:0", "--data", Path.GetDirectoryName(file)!);
        told.ExitCode.ShouldBe(ExitCode.Refused);
        told.Error.ShouldContain("not a demo");
    }
}
