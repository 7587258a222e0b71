using Hustings.EndToEnd.House;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Server.Tests.Rounds;
using Hustings.Server.Tests.Storage;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Hustings.EndToEnd.Pages;

/// <summary>
/// The public pages of a contest with rounds, at every turn it takes: axe-core finds nothing on a phone and on a desk, light and dark,
/// nothing is left untranslated, nothing scrolls sideways. HUSTINGS_SCREENSHOTS names a folder for pictures of them all.
/// </summary>
public sealed class RoundPages
{
    private static readonly string[] SameInBoth = ["Votes", "Incident", "Total"];
    private readonly List<string> complaints = [];

    [Fact]
    public async Task Every_page_of_a_contest_of_rounds_is_accessible_translated_and_narrow()
    {
        var clock = new TestClock();
        await using var contest = await RoundsServer.StartAsync(
            clock,
            Path.Combine(Path.GetDirectoryName(Repository.Program)!, "web")
        );
        await using var browser = await Browser.StartAsync();
        var screens = await ScreensAsync(browser);
        await LookAsync(contest, screens, "1-before", "/", "/results", "/status/round-1");

        await contest.OpenAsync("round-1", "ana", "ben", "chloe");
        await contest.CastAsync("round-1", 0, 1, 1, 1, 2, 2, 3, 0);
        clock.Advance(TimeSpan.FromMinutes(70));
        await contest.OrderAsync(
            OrderKind.Extend,
            "round-1",
            new OrderDetails.Extend([Channel.Remote], clock.GetUtcNow().AddHours(2)),
            new("The telephone line was down.", "La ligne téléphonique était coupée.")
        );
        await contest.OrderAsync(
            OrderKind.Announce,
            null,
            new OrderDetails.Announce(new("Doors of the hall close at noon.", "Les portes de la salle ferment à midi."))
        );
        await LookAsync(
            contest,
            screens,
            "2-open",
            "/",
            "/screen",
            "/results/round-1",
            "/status/round-1",
            "/check/round-1"
        );

        await contest.CountAsync("round-1", 12, 10, 7);
        await LookAsync(contest, screens, "3-counting", "/", "/results/round-1", "/status/round-1");

        await contest.PublishAsync("round-1");
        await contest.OpenAsync("round-2", "ana", "ben");
        await contest.CastAsync("round-2", 0, 1, 1, 1, 2, 2, 1, 2);
        await contest.OrderAsync(
            OrderKind.Pause,
            "round-2",
            new OrderDetails.None(),
            new("A fire alarm in the hall.", "Alarme d’incendie dans la salle.")
        );
        await LookAsync(contest, screens, "4-paused", "/", "/results", "/results/round-1", "/status/round-2");

        await contest.OrderAsync(OrderKind.Resume, "round-2", new OrderDetails.None());
        await contest.CountAsync("round-2", 15, 13);
        await contest.PublishAsync("round-2");
        await contest.OrderAsync(OrderKind.Declare, null, new OrderDetails.OneCandidate("ana"));
        await LookAsync(
            contest,
            screens,
            "5-won",
            "/",
            "/screen",
            "/results",
            "/results/round-2",
            "/status/round-2",
            "/minutes"
        );
        await StrangersQuestions.ShouldBeAnsweredAsync(contest, screens[0]);
        await PrintAsync(contest, screens[0]);
        await SealedDeclaration.ShouldHoldAsync(contest);
        complaints.ShouldBeEmpty();
    }

    private async Task LookAsync(RoundsServer contest, IPage[] screens, string state, params string[] paths)
    {
        foreach (var path in paths)
        {
            var asked = contest.Definition.Stages.Aggregate(
                path,
                (text, stage) => text.Replace(stage.Id, stage.Uuid, StringComparison.Ordinal)
            );
            var texts = new List<IReadOnlyList<string>>();
            foreach (var page in screens)
            {
                var (language, name) = page == screens[0] ? ("en", "desk-light") : ("fr", "phone-dark");
                await page.GotoAsync($"{contest.Client.BaseAddress}{asked[1..]}?lang={language}");
                await page.ShouldHoldAsync();
                texts.Add(await PageTexts.OfAsync(page));
                var width = await page.EvaluateAsync<int>(
                    "Math.max(document.documentElement.scrollWidth, window.innerWidth)"
                );
                width.ShouldBe(page.ViewportSize!.Width, $"{state} {path} scrolls sideways");
                await PictureAsync(page, $"{state}{path.Replace('/', '-')}-{name}");
            }

            texts[0].Count.ShouldBeGreaterThan(5, path);
            texts[1].Intersect(texts[0]).Except(SameInBoth).ShouldBeEmpty($"untranslated on {state} {path}");
        }
    }

    // On paper: the picture of flows is there, its table is folded away, nothing of the page's own machinery is printed.
    private static async Task PrintAsync(RoundsServer contest, IPage page)
    {
        await page.GotoAsync($"{contest.Client.BaseAddress}results/{contest.Desk("round-2").Info.Uuid}?lang=en");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await page.Locator(".flow svg[role=img]").IsVisibleAsync()).ShouldBeTrue();
        (await page.Locator(".flow table").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator(".no-print").First.IsVisibleAsync()).ShouldBeFalse();
        if (Environment.GetEnvironmentVariable("HUSTINGS_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.PdfAsync(new() { Path = Path.Combine(folder, "printed-round-2.pdf"), Format = "A4" });
        }

        await page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("HUSTINGS_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }

    private async Task<IPage[]> ScreensAsync(Browser browser) =>
        [
            await ScreenAsync(browser, ColorScheme.Light, 1280, 800),
            await ScreenAsync(browser, ColorScheme.Dark, 320, 640),
        ];

    private async Task<IPage> ScreenAsync(Browser browser, ColorScheme scheme, int width, int height)
    {
        var page = await browser.NewPageAsync(
            new BrowserNewContextOptions
            {
                ColorScheme = scheme,
                ViewportSize = new ViewportSize { Width = width, Height = height },
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        // Pages follow the contest by themselves; here that would pull a page away while it is looked at.
        await page.RouteAsync("**/pulse.json", route => route.FulfillAsync(new() { Status = 204 }));
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        return page;
    }
}
