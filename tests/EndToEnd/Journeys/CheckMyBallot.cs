using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Hustings.EndToEnd.Journeys;

/// <summary>"Check my ballot" against a server that lies: each lie is noticed in the browser, and its line says No.</summary>
public class CheckMyBallot
{
    [Fact]
    public async Task A_server_that_lies_about_the_record_is_found_out()
    {
        await using ServedContest contest = await ServedContest.StartAsync("last");
        await contest.EnterAsync();
        await contest.OrderAsync("open");
        string first = await PostedBallot.CastAsync(contest.Address, contest.Uuid, contest.Voters[0], 0, 1, 0, 0);
        string second = await PostedBallot.CastAsync(contest.Address, contest.Uuid, contest.Voters[1], 0, 1, 0, 0);
        await using Browser browser = await Browser.StartAsync();

        await CheckAsync(browser, contest, first, "found", []);
        await LieAsync(browser, contest, first, "**/ballots/*", text => text.Replace('1', '2'), "bytes");
        await LieAsync(browser, contest, first, "**/election.json", text => text + " ", "election");
        await LieAsync(browser, contest, first, "**/log/0.jsonl", text => text.Replace('a', 'b'), "chain");
        await LieAsync(browser, contest, first, "**/log/head.json", text => text.Replace('a', 'b'), "chain");

        // The second ballot is struck from the list, head and all, but its bytes are still served.
        string line = (
            await contest.Client.GetStringAsync(
                $"{contest.Address}/public/stages/{contest.Uuid}/log/0.jsonl",
                TestContext.Current.CancellationToken
            )
        ).Split('\n')[0];
        string head = Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(line))
        );
        await CheckAsync(
            browser,
            contest,
            second,
            "broken",
            ["listed"],
            ("**/log/0.jsonl", _ => line + "\n"),
            ("**/log/head.json", _ => $$"""{"height":1,"head":"{{head}}","page":1000}""")
        );
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_no_proof_of_anything()
    {
        await using ServedContest contest = await ServedContest.StartAsync();
        await using Browser browser = await Browser.StartAsync();
        IPage page = await browser.NewPageAsync();
        await page.GotoAsync($"{contest.Address}/check/{contest.Uuid}?lang=en");
        await page.Context.SetOfflineAsync(true);
        await page.GetByLabel("Receipt number").FillAsync(new string('A', 43));
        await page.GetByRole(AriaRole.Button, new() { Name = "Check my ballot" }).ClickAsync();
        await Expect(page.Locator("[data-outcome=unreachable]")).ToBeFocusedAsync();
        await Expect(page.Locator("[data-outcome]:visible")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a receipt number")]
    public async Task What_is_no_receipt_number_is_said_beside_the_field(string pasted)
    {
        await using ServedContest contest = await ServedContest.StartAsync();
        await using Browser browser = await Browser.StartAsync();
        IPage page = await browser.NewPageAsync();
        await page.GotoAsync($"{contest.Address}/check/{contest.Uuid}?lang=en");
        await page.GetByLabel("Receipt number").FillAsync(pasted);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check my ballot" }).ClickAsync();
        await Expect(page.GetByText("This is not a whole receipt number")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Receipt number")).ToBeFocusedAsync();
        await page.ShouldHoldAsync();
    }

    private static Task LieAsync(
        Browser browser,
        ServedContest contest,
        string receipt,
        string file,
        Func<string, string> lie,
        string step
    ) => CheckAsync(browser, contest, receipt, "broken", [step], (file, lie));

    private static async Task CheckAsync(
        Browser browser,
        ServedContest contest,
        string receipt,
        string outcome,
        string[] wrong,
        params (string File, Func<string, string> Lie)[] lies
    )
    {
        IPage page = await browser.NewPageAsync();
        foreach ((string file, Func<string, string> lie) in lies)
        {
            await page.RouteAsync(
                file,
                async route =>
                {
                    IAPIResponse answer = await route.FetchAsync();
                    await route.FulfillAsync(new() { Response = answer, Body = lie(await answer.TextAsync()) });
                }
            );
        }

        await page.GotoAsync($"{contest.Address}/check/{contest.Uuid}?lang=en#{receipt}");
        await Expect(page.Locator($"[data-outcome={outcome}]")).ToBeFocusedAsync();
        await Expect(page.Locator("[data-outcome]:visible")).ToHaveCountAsync(1);
        await Expect(page.Locator("[data-no]:visible")).ToHaveCountAsync(wrong.Length);
        foreach (string step in wrong)
        {
            await Expect(page.Locator($"[data-step={step}] [data-no]")).ToBeVisibleAsync();
        }

        wrong.Length.ShouldBeLessThanOrEqualTo(1);
        await page.Context.CloseAsync();
    }
}
