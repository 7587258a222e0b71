using System.Net;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hustings.EndToEnd.Journeys;

/// <summary>Nobody but the officer gives orders, however the request is dressed up.</summary>
public class OfficerAccess
{
    [Fact]
    public async Task One_time_link_used_a_second_time_opens_nothing()
    {
        await using ServedContest contest = await ServedContest.StartAsync();
        await using Browser browser = await Browser.StartAsync();
        IPage officer = await browser.NewPageAsync();
        await officer.EnterConsoleAsync(contest.OfficerLink);
        await officer.ReloadAsync();
        await Expect(officer.GetByRole(AriaRole.Heading, new() { Name = "What needs you" })).ToBeVisibleAsync();

        IPage thief = await browser.NewPageAsync();
        await thief.GotoAsync(contest.OfficerLink);
        await Expect(thief.GetByText("This link was used already")).ToBeVisibleAsync();
        await thief.ShouldHoldAsync();
        await thief.GotoAsync($"{contest.Address}/console");
        await Expect(thief.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("The console is locked");
        await thief.ShouldHoldAsync();
    }

    [Fact]
    public async Task Leaving_the_console_ends_the_session()
    {
        await using ServedContest contest = await ServedContest.StartAsync();
        await using Browser browser = await Browser.StartAsync();
        IPage officer = await browser.NewPageAsync();
        await officer.EnterConsoleAsync(contest.OfficerLink);
        await officer.GetByRole(AriaRole.Button, new() { Name = "Leave the console" }).ClickAsync();
        await Expect(officer.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("The console is locked");
    }

    [Fact]
    public async Task Orders_without_a_session_or_from_another_site_change_nothing()
    {
        await using ServedContest contest = await ServedContest.StartAsync();
        string session = await contest.EnterAsync();
        contest.Client.DefaultRequestHeaders.Authorization = null;
        (string Name, string Value) cookie = ("Cookie", $"hustings-officer={session}");
        (string, string)[][] dresses =
        [
            [],
            [("Origin", contest.Address)],
            [("Authorization", "Bearer "), ("Origin", contest.Address)],
            [("Authorization", "Bearer wrong")],
            [("Authorization", $"bearer {session}x")],
            [("Cookie", "hustings-officer=wrong"), ("Origin", contest.Address)],
            [cookie],
            [cookie, ("Origin", "null")],
            [cookie, ("Origin", "https://evil.example")],
            [cookie, ("Origin", contest.Address + ".evil.example")],
            [cookie, ("Origin", contest.Address.Replace("http:", "ftp:", StringComparison.Ordinal))],
            [cookie, ("Origin", contest.Address + "0")],
        ];
        foreach ((string, string)[] headers in dresses)
        {
            foreach (string path in (string[])["api/stages/{0}/decryptions/1", "console/{0}/open"])
            {
                (await PostAsync(contest, path, headers)).ShouldBe(
                    HttpStatusCode.Forbidden,
                    string.Join(", ", headers)
                );
            }
        }

        // Whoever may is told that it is too early.
        const string Decryption = "api/stages/{0}/decryptions/1";
        (await PostAsync(contest, Decryption, [cookie, ("Origin", contest.Address)])).ShouldBe(HttpStatusCode.Conflict);
        (await PostAsync(contest, Decryption, [("Authorization", $"Bearer {session}")])).ShouldBe(
            HttpStatusCode.Conflict
        );
    }

    [Fact]
    public async Task Officers_interface_refuses_unknown_stages_trustees_and_what_comes_too_early_by_name()
    {
        await using ServedContest contest = await ServedContest.StartAsync();
        await contest.EnterAsync();
        async Task<string> Code(string path)
        {
            using HttpResponseMessage answer = await contest.Client.PostAsync(
                $"{contest.Address}/api/stages/{path}",
                new StringContent("{}")
            );
            string text = await answer.Content.ReadAsStringAsync();
            return $"{(int)answer.StatusCode} {System.Text.Json.JsonDocument.Parse(text).RootElement.GetProperty("code").GetString()}";
        }

        string uuid = contest.Uuid;
        (await Code("nowhere/decryptions/1")).ShouldBe("404 unknown_stage");
        (await Code($"{uuid}/decryptions/1")).ShouldBe("409 not_ready");
        (await Code($"{uuid}/shuffles/1")).ShouldBe("409 not_ready");
        await contest.OrderAsync("open");
        await contest.OrderAsync("close");
        (await Code($"{uuid}/decryptions/3")).ShouldBe("404 unknown_trustee");
        (await Code($"{uuid}/decryptions/1")).ShouldBe("400 malformed");
    }

    private static async Task<HttpStatusCode> PostAsync(
        ServedContest contest,
        string path,
        params (string Name, string Value)[] headers
    )
    {
        using HttpClientHandler plain = new() { UseCookies = false, AllowAutoRedirect = false };
        using HttpClient client = new(plain);
        string address =
            $"{contest.Address}/{string.Format(System.Globalization.CultureInfo.InvariantCulture, path, contest.Uuid)}";
        using HttpRequestMessage request = new(HttpMethod.Post, address);
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
