using System.Text.Json.Nodes;
using Hustings.EndToEnd.House;
using Hustings.Server.Tests.Rounds;
using Hustings.Server.Tests.Storage;
using Shouldly;
using Xunit;

namespace Hustings.EndToEnd.Journeys;

/// <summary>The real probe process against the real server process, from outside: what it prints, hands in and publishes.</summary>
public sealed class ProbeProcess : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hustings-probe-");

    private string Page => Path.Combine(folder.FullName, "status");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Probe_of_each_lane_gets_through_and_the_record_verifies_without_a_trace_of_it()
    {
        await using ServedContest contest = await ServedContest.StartAsync(
            listening: ["--urls", "http://127.0.0.1:0", "--no-probe"]
        );
        await contest.EnterAsync();
        await contest.OrderAsync("open");
        await PostedBallot.CastAsync(contest.Address, contest.Uuid, contest.Voters[0], 0, 0, 1, 0);

        (int code, string said) = await ProbeOfAsync(contest, "--once", "--lanes", "work,open,hall", "--publish", Page);

        code.ShouldBe(0, said);
        foreach (string lane in (string[])["work", "open", "hall"])
        {
            said.ShouldContain($" {lane} accepted in ");
        }

        said.ShouldContain("files are those in the minutes");
        JsonNode status = JsonNode.Parse(
            await contest.Client.GetStringAsync($"{contest.Address}/public/status.json", Stop)
        )!;
        ((int)status["picture"]!["probes"]!["accepted"]!).ShouldBe(2);
        ((string)status["picture"]!["files"]!).ShouldBe("same");
        JsonNode turnout = JsonNode.Parse(
            await contest.Client.GetStringAsync($"{contest.Address}/public/stages/{contest.Uuid}/turnout.json", Stop)
        )!;
        ((int)turnout["accepted"]!).ShouldBe(1);

        await contest.OrderAsync("close");
        await contest.DecryptAsync(1);
        await contest.DecryptAsync(2);
        await contest.PublishAsync();
        (code, said) = await Command.RunAsync(
            "dotnet",
            Repository.Program,
            "verify",
            $"{contest.Address}/public/",
            "--json"
        );
        code.ShouldBe(0, said);
        string uuid = (string)
            JsonNode.Parse(JsonNode.Parse(await SecretsAsync(contest))!["election"]!.GetValue<string>())!["uuid"]!;
        said.ShouldNotContain(uuid);
        (await ProbeOfAsync(contest, "--once")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Static_page_says_so_when_the_server_is_killed_and_the_probe_tells_what_it_could_not_hand_in()
    {
        await using ServedContest contest = await ServedContest.StartAsync();
        await contest.EnterAsync();
        await contest.OrderAsync("open");
        await using HustingsProcess probe = await HustingsProcess.StartAsync(
            "",
            Arguments(contest, "--every", "1", "--publish", Page)
        );
        await UntilAsync("en.html", "Voting is open and works");
        await UntilAsync("fr.html", "Le scrutin est ouvert et fonctionne");

        await contest.KillAsync();

        await UntilAsync("en.html", "The voting site cannot be reached from here (since");
        await UntilAsync("fr.html", "Le site de vote est injoignable");
        string page = await File.ReadAllTextAsync(Path.Combine(Page, "index.html"), Stop);
        page.ShouldContain("Your vote is not lost");
        page.ShouldContain("When the site was last reached");
        page.ShouldContain("1 800 555-0100");
        await UntilAsync("status.json", "\"reachable\":false");
        await SaidAsync(probe, "FAILED");
        await SaidAsync(probe, "Readings are kept, not handed in");
    }

    [Fact]
    public async Task Probe_alarms_when_the_voting_page_on_the_disk_is_another_one()
    {
        DirectoryInfo web = folder.CreateSubdirectory("web");
        CopyAll(new DirectoryInfo(Path.Combine(Path.GetDirectoryName(Repository.Program)!, "web")), web);
        var clock = new TestClock();
        await using RoundsServer contest = await RoundsServer.StartAsync(clock, web.FullName);
        await contest.OpenAsync("round-1", "ana", "ben", "chloe");
        Task<(int Code, string Said)> ProbeAsync() =>
            Command.RunAsync(
                "dotnet",
                Repository.Program,
                "probe",
                "--server",
                contest.Client.BaseAddress!.ToString(),
                "--secrets",
                Path.Combine(contest.Folder, "probes.json"),
                "--once",
                "--no-report"
            );

        (int code, string said) = await ProbeAsync();
        code.ShouldBe(0, said);

        string booth = Path.Combine(web.FullName, "booth", "index.html");
        await File.AppendAllTextAsync(booth, "<!-- stolen codes go here -->", Stop);
        await contest.RestartAsync();

        (code, said) = await ProbeAsync();
        code.ShouldBe(1, said);
        said.ShouldContain("DIFFER FROM THE MINUTES: /vote/");
        said.ShouldContain("ALARM");
        (await contest.PageAsync($"/status/{contest.Definition.Stages[0].Uuid}", "en")).ShouldContain(
            "Do not vote just now"
        );
        (await contest.PageAsync("/status", "fr")).ShouldContain("Ne votez pas pour l’instant");
    }

    [Fact]
    public async Task Command_line_that_makes_no_sense_is_refused_in_words()
    {
        string secrets = Path.Combine(folder.FullName, "probes.json");
        (int code, string said) = await Command.RunAsync(
            "dotnet",
            Repository.Program,
            "probe",
            "--server",
            "http://127.0.0.1:9",
            "--secrets",
            secrets
        );
        (code, said).ShouldBe((1, $"There is no file {secrets}.\n"));
        await File.WriteAllTextAsync(secrets, "{}", Stop);
        (code, said) = await Command.RunAsync(
            "dotnet",
            Repository.Program,
            "probe",
            "--server",
            "http://127.0.0.1:9",
            "--secrets",
            secrets
        );
        code.ShouldBe(2);
        said.ShouldContain("holds no probe secrets");
        foreach (
            string[] wrong in (string[][])
                [
                    ["--lanes", "work,fast"],
                    ["--every", "0"],
                    ["--every", "NaN"],
                    ["--name", "No Name"],
                    ["--name", "server"],
                    ["--report", "nowhere"],
                ]
        )
        {
            (code, said) = await Command.RunAsync(
                "dotnet",
                [Repository.Program, "probe", "--server", "http://127.0.0.1:9", "--secrets", secrets, .. wrong]
            );
            code.ShouldNotBe(0, string.Join(' ', wrong));
            said.ShouldContain(wrong[0]);
        }
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string[] Arguments(ServedContest contest, params string[] more) =>
        ["probe", "--server", contest.Address, "--secrets", Path.Combine(contest.DataFolder, "probes.json"), .. more];

    private static async Task<(int Code, string Said)> ProbeOfAsync(ServedContest contest, params string[] more) =>
        await Command.RunAsync("dotnet", [Repository.Program, .. Arguments(contest, more)]);

    private static Task<string> SecretsAsync(ServedContest contest) =>
        File.ReadAllTextAsync(Path.Combine(contest.DataFolder, "probes.json"), Stop);

    // A busy machine is slow, not wrong.
    private async Task UntilAsync(string file, string words)
    {
        string path = Path.Combine(Page, file);
        for (int look = 0; look < 1200; look++)
        {
            if (
                File.Exists(path) && (await File.ReadAllTextAsync(path, Stop)).Contains(words, StringComparison.Ordinal)
            )
            {
                return;
            }

            await Task.Delay(100, Stop);
        }

        throw new TimeoutException(
            $"{file} never said “{words}”: {(File.Exists(path) ? await File.ReadAllTextAsync(path, Stop) : "it was not written")}"
        );
    }

    private static async Task SaidAsync(HustingsProcess probe, string words)
    {
        for (int look = 0; look < 600 && !probe.Output.Contains(words, StringComparison.Ordinal); look++)
        {
            await Task.Delay(100, Stop);
        }

        probe.Output.ShouldContain(words);
    }

    private static void CopyAll(DirectoryInfo from, DirectoryInfo to)
    {
        foreach (FileInfo file in from.GetFiles())
        {
            file.CopyTo(Path.Combine(to.FullName, file.Name));
        }

        foreach (DirectoryInfo inner in from.GetDirectories())
        {
            CopyAll(inner, to.CreateSubdirectory(inner.Name));
        }
    }
}
