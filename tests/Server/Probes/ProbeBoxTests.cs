using System.Net;
using System.Text;
using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Cryptography;
using Hustings.Gate;
using Hustings.Server.Casting;
using Hustings.Server.Contests;
using Hustings.Server.Probes;
using Hustings.Server.Stages;
using Hustings.Server.Tests.Contests;
using Hustings.Server.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Probes;

/// <summary>Test votes go the way of every vote on a real server, and are nowhere in the contest.</summary>
public sealed class ProbeBoxTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Probe_of_each_lane_gets_its_receipt_before_during_and_after_the_voting()
    {
        await using var server = await RunningServer.PreparedAsync();
        await EachLaneIsAcceptedAsync(server);
        await server.Officer.OpenAsync();
        await EachLaneIsAcceptedAsync(server);
        await server.Officer.CloseAsync();
        await EachLaneIsAcceptedAsync(server);
    }

    [Fact]
    public async Task Ballots_of_probes_are_in_no_figure_no_file_and_no_minute_of_the_contest()
    {
        await using var contest = new SmallContest();
        await contest.StartAsync();
        await contest.FoundAsync();
        await contest.OpenAsync("round-1", "ana", "ben", "chloe");
        (await contest.CastAsync("round-1", 0, [0, 1, 0, 0])).ShouldBeNull();
        var before = await RecordAsync(contest);
        var accepted = contest.Service<CastCounters>().Accepted;
        var secrets = contest.Service<ProbeRoom>().Secrets!;

        using var http = ProbeHttp.Client(contest.Client.BaseAddress!);
        var voter = new ProbeVoter(http, null, secrets, TimeProvider.System, SodiumRandom.Instance);
        foreach (var lane in Prober.Lanes)
        {
            (await voter.CastAsync(lane, Stop)).Reading.Accepted.ShouldBeTrue();
        }

        (await RecordAsync(contest)).ShouldBe(before);
        before.ShouldNotContain(secrets.Uuid);
        contest.Service<CastCounters>().Accepted.ShouldBe(accepted);
        contest.Service<StageDirectory>().All.ShouldNotContain(desk => desk.Info.Uuid == secrets.Uuid);
        contest.Desk("round-1").Accepted.ShouldBe(1);
        contest.Verify();
    }

    [Fact]
    public async Task Probes_box_is_no_stage_for_the_booth_the_pages_the_files_or_an_officer()
    {
        await using var server = await RunningServer.OpenAsync();
        // Pages are rendered, so that none is missing only because it cannot be.
        var web = Directory.CreateDirectory(Path.Combine(server.Folder, "web"));
        const string Built = """{"pages.css":{"file":"a.css","integrity":"x"}}""";
        await File.WriteAllTextAsync(Path.Combine(web.FullName, "manifest.json"), Built, Stop);
        var uuid = server.Service<ProbeRoom>().Secrets!.Uuid;
        string[] files = ["stage.json", "election.json", "credentials.json", "turnout.json", "log.jsonl", "record.bel"];
        string[] paths =
        [
            .. files.Select(file => $"/public/stages/{uuid}/{file}"),
            .. ((string[])["vote", "check", "results"]).Select(page => $"/{page}/{uuid}"),
            $"/status/{uuid}/pulse.json",
            $"/api/stages/{uuid}/encrypted-tally",
        ];
        foreach (var path in paths)
        {
            using var answer = await server.Client.GetAsync(new Uri(path, UriKind.Relative), Stop);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public async Task Codes_and_terminal_of_the_probes_open_nothing_in_the_contest()
    {
        await using var server = await RunningServer.OpenAsync();
        var secrets = server.Service<ProbeRoom>().Secrets!;
        var fromProbeHall = TerminalLine.Sign(
            ProbeSecrets.Terminal,
            secrets.TerminalSeed,
            server.Contest.Uuid,
            server.Request(0)
        );
        (await server.CastAsync(fromProbeHall)).Code.ShouldBe("terminal_unknown");
        var dummy = ProbeBallot.Make(secrets, SodiumRandom.Instance).Request(Lane.Open, []);
        (await server.CastAsync(dummy)).Code.ShouldBe("wrong_election");
        (await server.CastAsync(server.Request(0), $"/api/stages/{secrets.Uuid}/ballots")).Code.ShouldBe(
            "wrong_election"
        );
        server.Desk.Accepted.ShouldBe(0);
    }

    [Fact]
    public async Task Secrets_are_private_survive_a_restart_and_are_made_anew_when_they_are_gone_or_broken()
    {
        await using var server = await RunningServer.OpenAsync();
        var path = Path.Combine(server.Folder, ProbeSecrets.FileName);
        var first = server.Service<ProbeRoom>().Secrets!;
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await server.RestartAsync();
        server.Service<ProbeRoom>().Secrets!.Uuid.ShouldBe(first.Uuid);
        await EachLaneIsAcceptedAsync(server);

        foreach (
            var left in (string?[])
                [null, "", "{}", "{\"version\":1}", "[]", Encoding.UTF8.GetString(first.ToBytes())[..^9]]
        )
        {
            await server.StopAsync();
            File.Delete(path);
            if (left is not null)
            {
                await File.WriteAllTextAsync(path, left, Stop);
            }

            await server.StartAsync();
            server.Service<ProbeRoom>().Secrets!.Uuid.ShouldNotBe(first.Uuid);
            await EachLaneIsAcceptedAsync(server);
            server.Service<ContestOffice>().Store.Boxes.Count(box => box.Settings.IsProbe).ShouldBe(1);
        }
    }

    private static async Task EachLaneIsAcceptedAsync(RunningServer server)
    {
        using var http = ProbeHttp.Client(server.Address);
        var secrets = server.Service<ProbeRoom>().Secrets!;
        var voter = new ProbeVoter(http, null, secrets, TimeProvider.System, SodiumRandom.Instance);
        foreach (var lane in Prober.Lanes)
        {
            var result = await voter.CastAsync(lane, Stop);
            result.Reading.Accepted.ShouldBeTrue($"{lane}: {result.Problem} {result.Code}");
            result.Reading.Lane.ShouldBe(lane);
        }
    }

    private static async Task<string> RecordAsync(SmallContest contest)
    {
        var uuid = contest.Desk("round-1").Info.Uuid;
        string[] paths =
        [
            "/public/minutes.jsonl",
            "/public/definition.json",
            "/public/voids.jsonl",
            "/public/credential-table.txt",
            $"/public/stages/{uuid}/turnout.json",
            $"/public/stages/{uuid}/log.jsonl",
            $"/public/stages/{uuid}/credentials.json",
        ];
        var all = new StringBuilder();
        foreach (var path in paths)
        {
            all.Append(await contest.Client.GetStringAsync(new Uri(path, UriKind.Relative), Stop));
        }

        return all.ToString();
    }
}
