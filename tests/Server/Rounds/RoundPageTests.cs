using System.Text.Json;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Server.Tests.Contests;
using Hustings.Server.Tests.Storage;
using Hustings.Verification.Contests;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Rounds;

/// <summary>The public pages of a contest with rounds, from the first opening to the winner.</summary>
public sealed class RoundPageTests : IDisposable
{
    private readonly string web = Directory.CreateTempSubdirectory("hustings-pages-").FullName;
    private readonly TestClock clock = new();

    public RoundPageTests() => WriteManifest(web);

    // The pages themselves; styles and scripts are the browser tests' matter.
    private static void WriteManifest(string web)
    {
        Directory.CreateDirectory(web);
        var names = (string[])["pages.css", "live.js", "check.js", "enter.js", "flow.js"];
        File.WriteAllText(
            Path.Combine(web, "manifest.json"),
            JsonSerializer.Serialize(names.ToDictionary(name => name, name => new { file = name, integrity = "x" }))
        );
    }

    [Fact]
    public async Task Pages_tell_a_contest_of_rounds_from_opening_to_winner()
    {
        await using var server = await RoundsServer.StartAsync(clock, web);
        (await server.PageAsync("/results", "fr")).ShouldContain("Aucun résultat");
        await server.OpenAsync("round-1", RoundsDefinition.Candidates);
        await server.CastAsync("round-1", 0, 1, 1, 1, 2, 2, 3, 0);
        await server.OrderAsync(
            OrderKind.Extend,
            "round-1",
            new OrderDetails.Extend([Channel.Remote], DateTimeOffset.Parse("2026-11-22T19:00:00Z")),
            new("The telephone line was down.", "La ligne téléphonique était coupée.")
        );

        var front = await server.PageAsync("/", "en");
        front.ShouldContain($"/vote/{server.Desk("round-1").Info.Uuid}");
        front.ShouldContain("From home: closes 2:00\u00a0p.m. Toronto time (before: 1:12\u00a0p.m. Toronto time)");
        front.ShouldContain("The telephone line was down.");
        front.ShouldContain("7 of 60 members have voted");
        front.ShouldContain("Round 2.");
        var status = await server.PageAsync($"/status/{server.Desk("round-1").Info.Uuid}", "fr");
        status.ShouldContain("À distance\u00a0: 7. Dans la salle\u00a0: 0.");
        status.ShouldContain("La ligne téléphonique était coupée.");

        await server.CountAsync("round-1", 12, 10, 7);
        (await server.PageAsync($"/results/{server.Desk("round-1").Info.Uuid}", "en")).ShouldNotContain("Chloé");
        await server.PublishAsync("round-1");
        await server.OpenAsync("round-2", "ana", "ben");
        await server.CastAsync("round-2", 0, 1, 1, 1, 2, 2, 1, 2);
        await server.CountAsync("round-2", 15, 13);
        await server.PublishAsync("round-2");

        var first = await server.PageAsync($"/results/{server.Desk("round-1").Info.Uuid}", "fr");
        first.ShouldContain("Chloé Okonkwo-Tremblay a obtenu le moins de votes, 8 (22,9\u00a0%), et quitte la course.");
        var second = await server.PageAsync($"/results/{server.Desk("round-2").Info.Uuid}", "en");
        second.ShouldContain("Ana Archer has 19 votes (54.3%), more than half, and wins.");
        second.ShouldContain("it takes 18 votes to win, more than half of 35 valid votes");
        second.ShouldContain("Since round 1");
        second.ShouldContain("+4");
        second.ShouldContain("By post");
        var overview = await server.PageAsync("/results", "en");
        overview.ShouldContain("Ana Archer has won.");
        overview.ShouldContain("(42.9%)");
        overview.ShouldContain("(54.3%)");
        (await server.PageAsync("/", "fr")).ShouldContain("Ana Archer l’emporte.");
        var minutes = await server.PageAsync("/minutes", "en");
        minutes.ShouldContain("Ordered by Rosa Martin and Sam Cloutier; 2\u00a0signatures");
        minutes.ShouldContain("The telephone line was down.");
        minutes.ShouldContain("leaving the race: Chloé Okonkwo-Tremblay");
        (await server.PageAsync("/minutes/1", "fr")).ShouldContain("Scrutin prolongé");
        (await CsvAsync(server, "round-2")).ShouldContain("2,candidate,ana,Ana Archer,all,19,");
        second.ShouldContain("How votes moved from round 1 to round 2");
        second.ShouldContain("who changed from whom to whom is known to nobody");
        overview.ShouldContain("How votes moved from round 1 to round 2");
        first.ShouldNotContain("Le mouvement des votes");
    }

    [Fact]
    public async Task Tables_are_there_as_data_with_the_base_of_every_share()
    {
        await using var server = await RoundsServer.StartAsync(clock, web);
        await server.OpenAsync("round-1", RoundsDefinition.Candidates);
        await server.CastAsync("round-1", 0, 1, 1, 1, 2, 2, 3, 0);
        await server.CountAsync("round-1", 12, 10, 7);
        await server.PublishAsync("round-1");
        await server.OpenAsync("round-2", "ana", "ben");
        await server.CastAsync("round-2", 0, 1, 1, 1, 2, 2, 1, 2);
        await server.CountAsync("round-2", 15, 13);
        await server.PublishAsync("round-2");
        await server.OrderAsync(OrderKind.Declare, null, new OrderDetails.OneCandidate("ana"));

        var stage = $"/public/stages/{server.Desk("round-2").Info.Uuid}";
        var flow = await TextAsync(server, $"{stage}/flow.csv");
        // Seven postal rankings had Chloé first: three went to Ana, three to Ben, one is exhausted.
        flow.ShouldContain("1,2,post,candidate,chloe,Chloé Okonkwo-Tremblay,candidate,ana,Ana Archer,3\r\n");
        flow.ShouldContain("1,2,post,candidate,chloe,Chloé Okonkwo-Tremblay,candidate,ben,");
        flow.ShouldContain("1,2,post,candidate,chloe,Chloé Okonkwo-Tremblay,exhausted,,,1\r\n");
        flow.ShouldContain("1,2,live,candidate,ana,Ana Archer,cast-anew,,,3\r\n");
        using (var json = JsonDocument.Parse(await TextAsync(server, $"{stage}/flow.json")))
        {
            json.RootElement.GetProperty("flows")[0].GetProperty("links").GetArrayLength().ShouldBeGreaterThan(5);
        }

        (await TextAsync(server, $"{stage}/turnout.csv")).ShouldContain("voted,7,11.7,60,members-on-the-list");
        (await TextAsync(server, "/public/results.csv")).ShouldContain(
            "2,candidate,ana,Ana Archer,all,19,19/35,54.3,35,4,wins"
        );
        (await TextAsync(server, "/public/results.json")).ShouldContain("\"winner\": \"ana\"");
        (await TextAsync(server, "/public/minutes.csv")).ShouldContain("Winner declared,Victoire proclamée");
        (await TextAsync(server, "/public/minutes.json")).ShouldContain("Winner declared");

        var hash = server.Office.State.Declaration.ShouldNotBeNull();
        var pdf = await server.Client.GetByteArrayAsync(
            new Uri($"/public/declarations/{hash}.pdf", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Hustings.Record.Fingerprint.Hex(pdf).ShouldBe(hash);
        foreach (var page in (string[])["/results", "/minutes", $"/results/{server.Desk("round-2").Info.Uuid}"])
        {
            (await server.PageAsync(page, "fr")).ShouldContain(
                $"/public/declarations/{hash}.pdf",
                Case.Sensitive,
                page
            );
        }

        await server.RestartAsync();
        server.Office.State.Declaration.ShouldBe(hash, "sealed once, whatever happens");
        File.Delete(Path.Combine(server.Folder, "declarations", $"{hash}.pdf"));
        var report = ContestRecordVerifier.Verify(
            new ServedRecord(server.Client),
            ct: TestContext.Current.CancellationToken
        );
        report.Valid.ShouldBeFalse();
        report.Failure!.Check.ShouldBe(ContestCheck.DeclarationFile);
    }

    private static Task<string> TextAsync(RoundsServer server, string path) =>
        server.Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    [Fact]
    public async Task Result_is_on_no_page_and_in_no_table_before_it_is_published()
    {
        await using var server = await RoundsServer.StartAsync(clock, web);
        await server.OpenAsync("round-1", RoundsDefinition.Candidates);
        await server.CastAsync("round-1", 0, 1);
        await server.CountAsync("round-1", 12, 10, 7);
        var uuid = server.Desk("round-1").Info.Uuid;

        foreach (var name in (string[])["account.csv", "result.csv", "result.json", "flow.csv", "flow.json"])
        {
            var path = new Uri($"/public/stages/{uuid}/{name}", UriKind.Relative);
            (
                await server.Client.GetAsync(path, TestContext.Current.CancellationToken)
            ).IsSuccessStatusCode.ShouldBeFalse(name);
        }

        foreach (var path in (string[])["/", "/results", $"/results/{uuid}", $"/status/{uuid}", "/minutes"])
        {
            (await server.PageAsync(path, "en")).ShouldNotContain("fewest votes", Case.Insensitive, path);
        }
    }

    [Fact]
    public async Task Rankings_are_told_round_by_round()
    {
        await using var contest = new SmallContest(ballot: BallotKind.Ranking);
        WriteManifest(Path.Combine(contest.Folder, "web"));
        await contest.StartAsync();
        await contest.FoundAsync();
        await contest.OpenAsync("round-1", "ana", "ben", "chloe");
        int[][] rankings =
        [
            [1, 2, 3],
            [1, 0, 0],
            [2, 1, 0],
            [0, 2, 1],
            [3, 2, 1],
        ];
        foreach (var (member, ranking) in rankings.Index())
        {
            (await contest.CastAsync("round-1", member, ranking)).ShouldBeNull();
        }

        await contest.OrderAsync(OrderKind.Close, "round-1", new OrderDetails.None());
        await contest.TallyAsync("round-1");
        await contest.CountAsync("round-1");
        await contest.PublishAsync("round-1");

        var path = $"/results/{contest.Desk("round-1").Info.Uuid}";
        var cancel = TestContext.Current.CancellationToken;
        var page = await contest.Client.GetStringAsync(new Uri($"{path}?lang=en", UriKind.Relative), cancel);
        page.ShouldContain("Ben had the fewest votes, 1, and leaves the race.");
        page.ShouldContain("From Ben, 1 vote moves on: 1 to Ana.");
        page.ShouldContain("Ana has 3 votes, more than half, and wins.");
        var csv = new Uri($"/public/stages/{contest.Desk("round-1").Info.Uuid}/account.csv", UriKind.Relative);
        (await contest.Client.GetStringAsync(csv, cancel)).ShouldContain("1,2,candidate,ana,3");
    }

    public void Dispose() => Directory.Delete(web, recursive: true);

    private static async Task<string> CsvAsync(RoundsServer server, string stage) =>
        await server.Client.GetStringAsync(
            new Uri($"/public/stages/{server.Desk(stage).Info.Uuid}/account.csv", UriKind.Relative)
        );
}
