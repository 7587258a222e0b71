using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Hustings.EndToEnd;

/// <summary>A server (or someone in between) that lies: the booth notices before the voter is deceived.</summary>
[Collection(BoothTests.Name)]
public sealed class BoothDistrust(BoothStand stand)
{
    [Fact]
    public async Task Election_with_other_candidates_than_its_fingerprint_covers_is_never_shown()
    {
        var booth = await OpenWithAsync(
            "**/election.json",
            text => text.Replace("Amara Okafor", "Amara Okafur", StringComparison.Ordinal)
        );
        await booth.ShowsAsync("unavailable");
        (await booth.HeadingAsync()).ShouldBe("This vote cannot be shown safely");
        booth.Casts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Election_with_a_key_outside_the_group_is_never_used()
    {
        // Of order 2, with the fingerprint made to match.
        const string OrderTwo = "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec";
        var page = await stand.NewPageAsync();
        var fingerprint = "";
        await page.Page.RouteAsync(
            "**/stage.json",
            async route =>
            {
                var election = await stand.Client.GetStringAsync(
                    $"{stand.Server.Address}/public/stages/{stand.Server.Uuid}/election.json"
                );
                fingerprint = Fingerprint(WithKey(election, OrderTwo));
                await ChangeAsync(route, text => With(text, "electionHash", fingerprint));
            }
        );
        await page.Page.RouteAsync("**/election.json", route => ChangeAsync(route, text => WithKey(text, OrderTwo)));
        await page.GoAsync(stand.Server.BoothLink(stand.NextVoter()));
        await page.ShowsAsync("unavailable");
        page.Casts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Receipt_not_signed_by_the_published_key_is_no_confirmation()
    {
        var voter = stand.NextVoter();
        var booth = await OpenWithAsync(
            "**/api/stages/*/ballots",
            text =>
            {
                var answer = JsonNode.Parse(text)!;
                answer["receipt"]!["time"] = "2020-01-01T00:00:00Z";
                return answer.ToJsonString();
            },
            voter
        );
        await booth.ChooseUpToPinAsync("Amara Okafor");
        await booth.GivePinAsync(voter.Pin);
        await booth.ShowsAsync("unconfirmed");
        (await booth.HeadingAsync()).ShouldBe("We cannot confirm your vote");
        (await booth.TextAsync()).ShouldNotContain("You are done");
    }

    [Fact]
    public async Task Captive_portal_that_answers_everything_is_no_confirmation()
    {
        var voter = stand.NextVoter();
        var booth = await stand.OpenAsync(voter);
        await booth.ChooseUpToPinAsync("Amara Okafor");
        var portal = true;
        await booth.Page.RouteAsync(
            "**/api/stages/*/ballots",
            route =>
                portal
                    ? route.FulfillAsync(new() { Status = 200, Body = "<h1>Welcome to our café</h1>" })
                    : route.ContinueAsync()
        );
        await booth.GivePinAsync(voter.Pin);
        await booth.Page.GetByText("The answer did not come through").First.WaitForAsync();
        portal = false;
        await booth.RecordedAsync();
    }

    [Fact]
    public async Task Server_out_of_reach_is_said_and_the_page_goes_on_when_it_is_back()
    {
        var booth = await stand.NewPageAsync();
        var down = true;
        await booth.Page.RouteAsync(
            "**/stage.json",
            route => down ? route.AbortAsync("connectionrefused") : route.ContinueAsync()
        );
        await booth.GoAsync(stand.Server.BoothLink(stand.NextVoter()));
        await booth.ShowsAsync("unavailable");
        (await booth.TextAsync()).ShouldContain("Nothing has been sent.");
        down = false;
        await booth.ShowsAsync("choice");
    }

    private async Task<BoothPage> OpenWithAsync(string path, Func<string, string> change, DemoVoter? voter = null)
    {
        var booth = await stand.NewPageAsync();
        await booth.Page.RouteAsync(path, route => ChangeAsync(route, change));
        await booth.GoAsync(stand.Server.BoothLink(voter ?? stand.NextVoter()));
        return booth;
    }

    private static async Task ChangeAsync(IRoute route, Func<string, string> change)
    {
        var answer = await route.FetchAsync();
        var text = await answer.TextAsync();
        var changed = change(text);
        changed.ShouldNotBe(text);
        await route.FulfillAsync(new() { Status = answer.Status, Body = changed });
    }

    private static string With(string json, string field, string value)
    {
        var node = JsonNode.Parse(json)!;
        node[field] = value;
        return node.ToJsonString();
    }

    private static string WithKey(string election, string key)
    {
        var start = election.IndexOf("\"public_key\":\"", StringComparison.Ordinal) + 14;
        return election[..start] + key + election[(start + 64)..];
    }

    private static string Fingerprint(string text) =>
        Convert
            .ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))
            .TrimEnd('=');
}
