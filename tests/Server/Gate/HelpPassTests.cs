using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Hustings.Contest.Casting;
using Hustings.Server.Console;
using Hustings.Server.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Gate;

/// <summary>The help desk's pass: another way in for a voter whose device cannot show work.</summary>
public sealed class HelpPassTests
{
    [Fact]
    public async Task Voter_with_a_pass_votes_from_a_hot_address_without_work_once()
    {
        await using var server = await GateServer.OpenAsync();
        await server.HeatAsync();
        (await server.CastAsync(0)).Code.ShouldBe("work_required");
        var pass = await PassAsync(server, server.Contest.Codes[0].PublicCredential);

        var accepted = await server.CastAsync(PassLine.Write(pass, server.Request(0)));
        var again = await server.CastAsync(PassLine.Write(pass, server.Request(0)));
        var another = await server.CastAsync(PassLine.Write(pass, server.Request(0, choice: 1)));

        accepted.Accepted.ShouldBeTrue();
        again.Body.ShouldBe(accepted.Body);
        (another.Status, another.Code).ShouldBe((HttpStatusCode.Forbidden, "pass_invalid"));
    }

    [Fact]
    public async Task Pass_of_another_code_an_old_one_and_a_mistyped_one_are_refused_by_name()
    {
        await using var server = await GateServer.OpenAsync();
        var pass = await PassAsync(server, server.Contest.Codes[0].PublicCredential[..12]);

        async Task RefusedAsync(string shown, int voter) =>
            (
                await Inventory.UnchangedAsync(
                    server,
                    () => server.CastAsync(PassLine.Write(shown, server.Request(voter)))
                )
            ).Code.ShouldBe("pass_invalid");

        await RefusedAsync(pass, 1);
        await RefusedAsync(pass[..^1] + (pass[^1] == '2' ? '3' : '2'), 0);
        await RefusedAsync("", 0);
        await RefusedAsync(new string('A', 200), 0);
        server.Clock.Advance(GateServer.Limits.PassLife + TimeSpan.FromMinutes(1));
        await RefusedAsync(pass, 0);
    }

    [Fact]
    public async Task Pass_is_read_with_or_without_hyphens_in_any_case()
    {
        await using var server = await GateServer.OpenAsync();
        var pass = await PassAsync(server, server.Contest.Codes[0].PublicCredential);

        var typed = pass.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

        (await server.CastAsync(PassLine.Write(typed, server.Request(0)))).Accepted.ShouldBeTrue();
    }

    [Fact]
    public async Task Passes_are_made_for_signed_in_officers_and_known_codes_only()
    {
        await using var server = await GateServer.OpenAsync();

        (await AskAsync(server, server.Contest.Codes[0].PublicCredential, session: null)).ShouldBe("no_session");
        (await AskAsync(server, new string('0', 64), Session(server))).ShouldBe("unknown_credential");
        (await AskAsync(server, "12", Session(server))).ShouldBe("unknown_credential");
    }

    private static string Session(RunningServer server) =>
        server.Service<OfficerAccess>().Begin(Contest.PreparedContest.OfficerId);

    private static async Task<string> PassAsync(RunningServer server, string credential)
    {
        using var response = await SendAsync(server, credential, Session(server));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        answer.GetProperty("expires").GetString().ShouldBe("2026-11-22T16:28:00Z");
        return answer.GetProperty("pass").GetString()!;
    }

    private static async Task<string?> AskAsync(RunningServer server, string credential, string? session)
    {
        using var response = await SendAsync(server, credential, session);
        return JsonDocument
            .Parse(await response.Content.ReadAsStringAsync())
            .RootElement.GetProperty("code")
            .GetString();
    }

    private static async Task<HttpResponseMessage> SendAsync(RunningServer server, string credential, string? session)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/api/help/passes")
        {
            Content = new StringContent(
                JsonSerializer.Serialize(new { credential }),
                Encoding.UTF8,
                "application/json"
            ),
        };
        message.Headers.Authorization = session is null ? null : new AuthenticationHeaderValue("Bearer", session);
        return await server.Client.SendAsync(message, TestContext.Current.CancellationToken);
    }
}
