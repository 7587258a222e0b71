using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Hustings.Contest;
using Hustings.Server.Console;
using Hustings.Server.Tests.Gate;
using Hustings.Server.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Hustings.EndToEnd.Flood;

/// <summary>The help line reads a pass out to a voter whose device does not get through.</summary>
public sealed class VotesWithAPass(FloodStand stand) : IClassFixture<FloodStand>
{
    [Fact]
    public async Task Voter_whose_device_cannot_do_the_work_votes_with_a_pass_as_it_was_read_out()
    {
        await using var server = await FloodStand.ServeAsync(limits => limits with { HotWork = 30 });
        var booth = await stand.AtPinAsync(server, 0, "fr");
        await server.HeatAsync();
        await booth.GivePinAsync(server.Contest.Codes[0].Pin);
        // Of another code, but well formed: the server says no, and the vote goes on.
        await GiveAsync(booth, await PassAsync(server, 1));
        await booth.Page.GetByText("Ce laissez-passer n’est pas le bon").First.WaitForAsync();
        await booth.ShowsAsync("casting");
        var pass = await PassAsync(server, 0);
        await GiveAsync(booth, pass.ToLowerInvariant().Replace('-', ' '));
        await booth.RecordedAsync();

        booth.Casts[^1].ShouldStartWith($"hustings-pass/1 {pass.Replace("-", "", StringComparison.Ordinal)}\n");
        booth.Casts[^1].ShouldEndWith(booth.Casts[0][80..]);
        booth.Complaints.ShouldBeEmpty();
    }

    private static async Task GiveAsync(BoothPage booth, string pass)
    {
        if (!await booth.Page.Locator("#pass").IsVisibleAsync())
        {
            await booth.Page.Locator("#pass-summary").ClickAsync(new() { Timeout = 60_000 });
        }

        await booth.Page.Locator("#pass").FillAsync(pass);
        await booth.Page.Locator("#pass-box button").ClickAsync();
    }

    private static async Task<string> PassAsync(RunningServer server, int voter)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Post, "/api/help/passes")
        {
            Content = JsonContent.Create(new { credential = server.Contest.Codes[voter].PublicCredential }),
        };
        var session = server.Service<OfficerAccess>().Begin(PreparedContest.OfficerId);
        ask.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session);
        using var answer = await server.Client.SendAsync(ask, TestContext.Current.CancellationToken);
        var json = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return JsonDocument.Parse(json).RootElement.GetProperty("pass").GetString().ShouldNotBeNull();
    }
}
