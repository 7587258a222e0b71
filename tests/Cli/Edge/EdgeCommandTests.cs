using Shouldly;
using Xunit;

namespace Hustings.Cli.Tests.Edge;

/// <summary><c>hustings edge</c>, and the entrances of <c>hustings serve</c>.</summary>
public sealed class EdgeCommandTests
{
    private static readonly string Key = new('7', 64);

    [Fact]
    public async Task Configuration_names_its_peers_and_the_way_to_the_server()
    {
        Told told = await Told.RunAsync(
            "edge",
            "config",
            "--name",
            "east",
            "--listen",
            "127.0.0.1:8443",
            "--server",
            "10.0.0.2:8444",
            "--server-authority",
            "/etc/hustings/server.pem",
            "--peer",
            "east=10.0.0.3:9000",
            "--peer",
            "west=10.0.0.4:9000"
        );

        told.ExitCode.ShouldBe(ExitCode.Done);
        told.Output.ShouldContain("localpeer east");
        told.Output.ShouldContain("peer west 10.0.0.4:9000");
        told.Output.ShouldContain("server hustings 10.0.0.2:8444 ssl verify required ca-file /etc/hustings/server.pem");
    }

    [Fact]
    public async Task Ballots_between_machines_without_encryption_are_refused()
    {
        Told told = await Told.RunAsync("edge", "config", "--listen", "127.0.0.1:8443", "--server", "10.0.0.2:8081");
        told.ExitCode.ShouldBe(ExitCode.Refused);
        told.Error.ShouldContain("--server-authority");
    }

    [Fact]
    public async Task Files_for_an_edge_on_another_machine_are_written_from_the_gates_key()
    {
        using Scratch scratch = new();
        Told told = await Told.RunAsync(
            "edge",
            "seeds",
            "--key",
            scratch.Write("gate.key", Key + "\n"),
            "--run",
            scratch.At("run"),
            "--once"
        );

        told.ExitCode.ShouldBe(ExitCode.Done);
        string[] map = await File.ReadAllLinesAsync(
            Path.Combine(scratch.At("run"), "seeds.map"),
            TestContext.Current.CancellationToken
        );
        map.Length.ShouldBe(11);
        map.ShouldAllBe(line => line.Length == 16 + 1 + 64);
        string answer = await File.ReadAllTextAsync(
            Path.Combine(scratch.At("run"), "work.json"),
            TestContext.Current.CancellationToken
        );
        answer.ShouldContain("\"code\":\"work_required\"");
        answer.ShouldContain("\"bits\":16");
    }

    [Fact]
    public async Task Key_that_is_none_is_named()
    {
        using Scratch scratch = new();
        Told told = await Told.RunAsync("edge", "seeds", "--key", scratch.Write("gate.key", "short"), "--once");
        told.ExitCode.ShouldBe(ExitCode.Unreadable);
        told.Error.ShouldContain("gate.key");
    }

    [Theory]
    [InlineData("--certificate", "--edge", "http://10.0.0.1:8081")]
    [InlineData("--hall-authority", "--hall-urls", "http://127.0.0.1:8444")]
    [InlineData("--certificate", "--hall-urls", "https://127.0.0.1:8444")]
    [InlineData("--hall-urls", "--hall-authority", "hall.pem")]
    public async Task Entrance_that_cannot_be_served_is_refused_and_says_why(string names, string option, string value)
    {
        using Scratch scratch = new();
        scratch.Write("definition.json", "{}");
        Told told = await Told.RunAsync("serve", "--data", scratch.At("."), option, value);
        told.ExitCode.ShouldBe(ExitCode.Refused);
        told.Error.ShouldContain(names);
    }
}
