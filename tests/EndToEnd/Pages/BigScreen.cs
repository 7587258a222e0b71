using System.Globalization;
using Hustings.EndToEnd.House;
using Hustings.Server.Tests.Rounds;
using Hustings.Server.Tests.Storage;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Hustings.EndToEnd.Pages;

/// <summary>
/// The hall's big screen from before a round to its result: it follows by itself, and shows the result one line at a time when a key is pressed.
/// HUSTINGS_SCREENSHOTS names a folder for pictures of what the hall sees.
/// </summary>
public sealed class BigScreen
{
    [Fact]
    public async Task Screen_follows_the_round_and_shows_the_result_line_by_line_at_the_key()
    {
        var clock = new TestClock();
        await using var contest = await RoundsServer.StartAsync(
            clock,
            Path.Combine(Path.GetDirectoryName(Repository.Program)!, "web")
        );
        await using var browser = await Browser.StartAsync();
        var page = await browser.NewPageAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = 1920, Height = 1080 },
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        List<string> complaints = [];
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync($"{contest.Client.BaseAddress}screen?lang=en");
        await Assertions.Expect(page.Locator(".state")).ToHaveTextAsync("Voting has not opened yet");
        await LookAsync(page, "1-before");

        await contest.OpenAsync("round-1", "ana", "ben", "chloe");
        await Assertions.Expect(page.Locator(".state")).ToHaveTextAsync("Voting is open", Patience);
        await Assertions
            .Expect(page.Locator(".time").First)
            .ToHaveTextAsync(
                new System.Text.RegularExpressions.Regex(@"^\d+:\d\d(:\d\d)?$"),
                new() { Timeout = 20_000 }
            );
        await contest.CastAsync("round-1", 0, 1, 1, 1, 2, 2, 3, 0);
        await Assertions
            .Expect(page.Locator(".turnout .figure"))
            .ToContainTextAsync("7 of", new() { Timeout = 20_000 });
        await LookAsync(page, "2-open");

        await contest.CountAsync("round-1", 12, 10, 7);
        await contest.PublishAsync("round-1");
        var lines = page.Locator(".lines li");
        await Assertions.Expect(lines).ToHaveCountAsync(3, new() { Timeout = 20_000 });
        (await ShownAsync(page)).ShouldBe([]);
        await LookAsync(page, "3-nothing-yet");

        string[] all = [.. await lines.Locator(".name").AllTextContentsAsync()];
        for (var shown = 1; shown <= all.Length; shown++)
        {
            await page.Keyboard.PressAsync(shown == 1 ? "Space" : "PageDown");
            (await ShownAsync(page)).ShouldBe(all[^shown..]);
            (await page.Locator(".outcome").IsVisibleAsync()).ShouldBeFalse("who leaves is said last");
            (await page.Locator("#said").InnerTextAsync()).ShouldContain(all[^shown]);
            await LookAsync(page, string.Create(CultureInfo.InvariantCulture, $"4-line-{shown}"));
        }

        await page.Keyboard.PressAsync("ArrowRight");
        (await page.Locator(".outcome").IsVisibleAsync()).ShouldBeTrue();
        await LookAsync(page, "5-all");
        await page.ReloadAsync();
        (await ShownAsync(page)).ShouldBe(all, "a reload shows no less");
        await page.Keyboard.PressAsync("Home");
        await page.ReloadAsync();
        (await ShownAsync(page)).ShouldBe([], "and no more");
        await page.Locator("button[data-do=next]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        (await ShownAsync(page)).ShouldBe(all[^1..], "a button pressed by key counts once");

        await page.Keyboard.PressAsync("End");
        await contest.OpenAsync("round-2", "ana", "ben");
        await contest.CastAsync("round-2", 0, 1, 1, 1, 2, 2, 1, 2);
        await contest.CountAsync("round-2", 15, 13);
        await contest.PublishAsync("round-2");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Round 2: result", Patience);
        (await ShownAsync(page)).ShouldBe([], "how far the last result was shown says nothing about this one");
        complaints.ShouldBeEmpty();
    }

    private static readonly LocatorAssertionsToHaveTextOptions Patience = new() { Timeout = 20_000 };

    // Names on the screen, from above; what waits has its place and is not seen.
    private static async Task<string[]> ShownAsync(IPage page)
    {
        List<string> shown = [];
        foreach (var name in await page.Locator(".lines .name").AllAsync())
        {
            if (await name.IsVisibleAsync())
            {
                shown.Add(await name.InnerTextAsync());
            }
        }

        return [.. shown];
    }

    private static async Task LookAsync(IPage page, string name)
    {
        await page.ShouldHoldAsync();
        (await page.EvaluateAsync<int>("document.documentElement.scrollHeight")).ShouldBe(
            1080,
            $"{name} is higher than the screen"
        );
        if (Environment.GetEnvironmentVariable("HUSTINGS_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"screen-{name}.png") });
        }
    }
}
