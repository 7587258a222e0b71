using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hustings.Contest;
using Hustings.Record;
using Hustings.Server.Tests.Hosting;
using Hustings.Server.Tests.Stages;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.PublicFiles;

/// <summary>The files of <c>docs/spec/casting.md</c>, fetched as a stranger would.</summary>
public sealed class PublicFileTests
{
    [Fact]
    public async Task Stage_file_has_exactly_the_specified_fields_and_follows_the_state()
    {
        await using var server = await RunningServer.PreparedAsync();
        var stage = await JsonAsync(server, "stage.json");

        stage
            .EnumerateObject()
            .Select(field => field.Name)
            .ShouldBe([
                "version",
                "uuid",
                "state",
                "contest",
                "title",
                "question",
                "opens",
                "closes",
                "timeZone",
                "policy",
                "registered",
                "ballot",
                "windows",
                "postOnline",
                "change",
                "electionHash",
                "intakeKey",
                "receiptKey",
                "cast",
                "help",
                "demo",
            ]);
        stage.GetProperty("version").GetInt32().ShouldBe(1);
        stage.GetProperty("state").GetString().ShouldBe("prepared");
        stage.GetProperty("title").GetProperty("fr").GetString().ShouldBe("Premier tour");
        stage.GetProperty("opens").ValueKind.ShouldBe(JsonValueKind.Null);
        stage.GetProperty("policy").GetString().ShouldBe("once");
        stage.GetProperty("registered").GetInt32().ShouldBe(12);
        stage.GetProperty("electionHash").GetString().ShouldBe(server.Contest.Election.Fingerprint);
        stage.GetProperty("intakeKey").GetString().ShouldBe(server.Contest.Keys.IntakePublic);
        stage.GetProperty("cast")[0].GetString().ShouldBe(server.CastPath);
        stage.GetProperty("help").GetProperty("hours").GetProperty("en").GetString().ShouldBe("9 to 5");

        await server.Officer.OpenAsync();
        (await JsonAsync(server, "stage.json")).GetProperty("state").GetString().ShouldBe("open");
        await server.CastAsync(0, 1);
        await server.Officer.CloseAsync();
        (await JsonAsync(server, "stage.json")).GetProperty("state").GetString().ShouldBe("closed");
        await CountTests.PublishAsync(server);
        (await JsonAsync(server, "stage.json")).GetProperty("state").GetString().ShouldBe("published");
    }

    [Fact]
    public async Task Documents_are_the_exact_bytes_and_never_change()
    {
        await using var server = await RunningServer.OpenAsync();
        foreach (
            var (name, bytes) in new[]
            {
                ("election.json", server.Contest.Election.Bytes),
                ("trustees.json", server.Contest.Trustees.Bytes),
                ("credentials.json", server.Contest.Credentials.Bytes),
            }
        )
        {
            using var response = await GetAsync(server, name);
            (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(
                bytes.ToArray()
            );
            response.Headers.CacheControl!.ToString().ShouldContain("immutable");
        }
    }

    [Fact]
    public async Task Every_file_has_a_tag_and_is_not_sent_again_to_who_has_it()
    {
        await using var server = await RunningServer.OpenAsync();
        await server.CastAsync(0);
        await server.CastAsync(1, 1);
        await server.Officer.CloseAsync();
        await CountTests.PublishAsync(server);
        string[] names =
        [
            "stage.json",
            "election.json",
            "trustees.json",
            "credentials.json",
            "turnout.json",
            "log/head.json",
            "log/0.jsonl",
            "ballots/" + server.Ballot(0).HashHex,
            "record.bel",
            "companions.jsonl",
            "result.json",
            "result.csv",
        ];
        foreach (var name in names)
        {
            using var first = await GetAsync(server, name);
            first.StatusCode.ShouldBe(HttpStatusCode.OK, name);
            first.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"], name);
            using var ask = new HttpRequestMessage(HttpMethod.Get, $"{server.PublicPath}/{name}");
            ask.Headers.IfNoneMatch.Add(first.Headers.ETag.ShouldNotBeNull(name));
            using var second = await server.Client.SendAsync(ask, TestContext.Current.CancellationToken);
            second.StatusCode.ShouldBe(HttpStatusCode.NotModified, name);
            using var head = new HttpRequestMessage(HttpMethod.Head, $"{server.PublicPath}/{name}");
            using var third = await server.Client.SendAsync(head, TestContext.Current.CancellationToken);
            third.Content.Headers.ContentLength.ShouldBe(first.Content.Headers.ContentLength, name);
        }
    }

    [Fact]
    public async Task Log_chains_from_its_name_to_its_head_and_names_ballots_that_can_be_fetched()
    {
        await using var server = await RunningServer.OpenAsync();
        (await TextAsync(server, "log/0.jsonl")).ShouldBe("");
        for (var voter = 0; voter < 5; voter++)
        {
            await server.CastAsync(voter);
        }

        var log = new AcceptanceLog(server.Contest.Uuid, server.Contest.Election.Fingerprint);
        foreach (var line in (await TextAsync(server, "log/0.jsonl")).TrimEnd('\n').Split('\n'))
        {
            log.TryFollow(line, out var hash).ShouldBeTrue(line);
            using var response = await GetAsync(server, "ballots/" + hash);
            var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Convert.ToHexStringLower(SHA256.HashData(bytes)).ShouldBe(hash);
        }

        var head = await JsonAsync(server, "log/head.json");
        head.GetProperty("height").GetInt64().ShouldBe(log.Height);
        head.GetProperty("head").GetString().ShouldBe(log.Head);
        head.GetProperty("page").GetInt32().ShouldBe(1000);
        log.Height.ShouldBe(5);
    }

    [Fact]
    public async Task Turnout_counts_ballots_and_voters_apart()
    {
        await using var server = await RunningServer.OpenAsync(VotePolicy.Last);
        await server.CastAsync(0, 1);
        await server.CastAsync(0, 2);
        await server.CastAsync(1, 2);

        (await TextAsync(server, "turnout.json")).ShouldBe(
            """{"state":"open","registered":12,"accepted":3,"voted":2,"hall":0}"""
        );
    }

    [Fact]
    public async Task Definition_is_the_one_that_the_election_is_marked_with()
    {
        await using var server = await RunningServer.OpenAsync();

        var bytes = await server.Client.GetByteArrayAsync(
            new Uri("/public/definition.json", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        Fingerprint.Hex(bytes).ShouldBe(server.Contest.Election.Mark!.Definition);
    }

    [Fact]
    public async Task Record_and_result_come_when_they_are_due()
    {
        await using var server = await RunningServer.OpenAsync();
        await server.CastAsync(0, 3);
        await server.CastAsync(1, 0);
        await MissingAsync(server, "record.bel", "companions.jsonl", "result.json", "result.csv");
        await server.Officer.CloseAsync();
        await MissingAsync(server, "result.json", "result.csv");
        (await TextAsync(server, "companions.jsonl")).ShouldBe("");
        await CountTests.PublishAsync(server);

        var result = await JsonAsync(server, "result.json");
        result.GetProperty("blank").GetInt64().ShouldBe(1);
        result.GetProperty("counted").GetInt64().ShouldBe(2);
        result.GetProperty("candidates")[2].GetProperty("name").GetString().ShouldBe("Chloé");
        result.GetProperty("candidates")[2].GetProperty("votes").GetInt64().ShouldBe(1);
        (await TextAsync(server, "result.csv")).ShouldContain("\"Chloé\",1\r\n");
        (await TextAsync(server, "companions.jsonl")).Split('\n').Length.ShouldBe(4, "three trustees, a line each");
        using var record = await GetAsync(server, "record.bel");
        (await record.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(
            await File.ReadAllBytesAsync(server.Desk.RecordPath, TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task Addresses_that_lead_nowhere_are_not_found()
    {
        await using var server = await RunningServer.OpenAsync();
        await MissingAsync(
            server,
            "log/1.jsonl",
            "log/-1.jsonl",
            "log/99999999999.jsonl",
            "log/x.jsonl",
            "ballots/" + new string('0', 64),
            "ballots/" + new string('A', 64),
            "ballots/../stage",
            "pins.csv",
            "nothing"
        );
        using var other = await server.Client.GetAsync(
            new Uri("/public/stages/nosuchstage123/stage.json", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        other.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task MissingAsync(RunningServer server, params string[] names)
    {
        foreach (var name in names)
        {
            using var response = await GetAsync(server, name);
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound, name);
        }
    }

    private static Task<HttpResponseMessage> GetAsync(RunningServer server, string name) =>
        server.Client.GetAsync(
            new Uri($"{server.PublicPath}/{name}", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

    private static async Task<string> TextAsync(RunningServer server, string name)
    {
        using var response = await GetAsync(server, name);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, name);
        return Encoding.UTF8.GetString(
            await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)
        );
    }

    private static async Task<JsonElement> JsonAsync(RunningServer server, string name) =>
        JsonDocument.Parse(await TextAsync(server, name)).RootElement;
}
