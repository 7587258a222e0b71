using Hustings.Contest;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Hustings.EndToEnd.Pages;

/// <summary>
/// What must hold on every page in every state of a contest: axe-core finds nothing in light and dark, nothing is left
/// untranslated, nothing scrolls sideways on the narrowest phone, nothing is refused by our own security policy.
/// </summary>
public class EveryPage
{
    private static readonly string[] SameInBoth = ["Votes"];
    private static readonly string[] PublicPages =
    [
        "/",
        "/accessibility",
        "/status/{0}",
        "/results/{0}",
        "/check/{0}",
        "/no-such-page/",
        "/console/enter",
    ];
    private static readonly string[] OfficerPages = ["/console", "/console?done=unknown"];

    // These look alike in every state.
    private static readonly string[] DeskPages =
    [
        "/console/figures",
        "/console/help",
        "/console/post",
        "/console/officers",
        "/console/enrol",
        "/console/orders/announce",
        "/console/orders/void-code",
        "/console/orders/list-voted",
        "/console/orders/enrol-terminal",
        $"/console/orders/extend/{PreparedContest.StageId}",
        $"/console/orders/set-windows/{PreparedContest.StageId}",
        $"/console/orders/strike/{PreparedContest.StageId}",
    ];

    [Fact]
    public async Task Every_page_in_every_state_is_accessible_translated_and_narrow()
    {
        await using ServedContest contest = await ServedContest.StartAsync();
        await using Browser browser = await Browser.StartAsync();
        List<string> complaints = [];
        IPage light = await NewPageAsync(browser, ColorScheme.Light, 1280, complaints);
        IPage dark = await NewPageAsync(browser, ColorScheme.Dark, 320, complaints);
        string session = await contest.EnterAsync();
        foreach (IPage page in (IPage[])[light, dark])
        {
            await page.Context.AddCookiesAsync([
                new()
                {
                    Name = "hustings-officer",
                    Value = session,
                    Url = contest.Address,
                },
            ]);
        }

        await LookAsync(contest, light, dark, $"/console/{contest.Uuid}/open");
        await LookAtAllAsync(contest, light, dark);
        await contest.OrderAsync("open");
        await LookAsync(contest, light, dark, $"/console/{contest.Uuid}/close");
        await LookAtAllAsync(contest, light, dark);
        foreach (string path in DeskPages)
        {
            await LookAsync(contest, light, dark, path);
        }

        string receipt = await PostedBallot.CastAsync(contest.Address, contest.Uuid, contest.Voters[0], 0, 0, 1, 0);
        await PostedBallot.CastAsync(contest.Address, contest.Uuid, contest.Voters[1], 1, 0, 0, 0);
        await LookAtCheckAsync(contest, light, dark, receipt);
        await contest.OrderAsync("close");
        await contest.DecryptAsync(1);
        await LookAtAllAsync(contest, light, dark);
        await contest.DecryptAsync(2);
        await contest.PublishAsync();
        await LookAtAllAsync(contest, light, dark);
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_demo_page_and_the_spent_link_are_accessible_translated_and_narrow()
    {
        await using DemoServer demo = await DemoServer.StartAsync();
        await using Browser browser = await Browser.StartAsync();
        List<string> complaints = [];
        IPage light = await NewPageAsync(browser, ColorScheme.Light, 1280, complaints);
        IPage dark = await NewPageAsync(browser, ColorScheme.Dark, 320, complaints);
        await LookAsync(demo.Address, light, dark, "/demo");
        await LookAsync(demo.Address, light, dark, "/");
        await LookAsync(demo.Address, light, dark, "/console");
        complaints.ShouldBeEmpty();
    }

    private static async Task LookAtAllAsync(ServedContest contest, IPage light, IPage dark)
    {
        foreach (string path in (string[])[.. PublicPages, .. OfficerPages])
        {
            await LookAsync(contest, light, dark, path.Replace("{0}", contest.Uuid, StringComparison.Ordinal));
        }
    }

    private static async Task LookAtCheckAsync(ServedContest contest, IPage light, IPage dark, string receipt)
    {
        string other = Convert.ToBase64String(new byte[32]).TrimEnd('=');
        foreach ((string number, string shown) in ((string, string)[])[(receipt, "found"), (other, "absent")])
        {
            foreach (IPage page in (IPage[])[light, dark])
            {
                await page.GotoAsync($"{contest.Address}/check/{contest.Uuid}?lang=fr#{number}");
                await page.Locator($"[data-outcome={shown}]").WaitForAsync();
                await page.ShouldHoldAsync();
                (await WidthAsync(page)).ShouldBe(page.ViewportSize!.Width);
                await page.GotoAsync("about:blank");
            }
        }
    }

    private static Task LookAsync(ServedContest contest, IPage light, IPage dark, string path) =>
        LookAsync(contest.Address, light, dark, path);

    private static async Task LookAsync(string address, IPage light, IPage dark, string path)
    {
        string join = path.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        await light.GotoAsync($"{address}{path}{join}lang=en");
        await light.ShouldHoldAsync();
        IReadOnlyList<string> english = await PageTexts.OfAsync(light);
        await dark.GotoAsync($"{address}{path}{join}lang=fr");
        await dark.ShouldHoldAsync();
        IReadOnlyList<string> french = await PageTexts.OfAsync(dark);
        (await WidthAsync(dark)).ShouldBe(320, $"{path} scrolls sideways: {await TooWideAsync(dark)}");
        (await dark.EvaluateAsync<string>("document.documentElement.lang")).ShouldBe("fr");
        english.Count.ShouldBeGreaterThan(5, path);
        french.Intersect(english).Except(SameInBoth).ShouldBeEmpty($"untranslated on {path}");
    }

    private static Task<string> TooWideAsync(IPage page) =>
        page.EvaluateAsync<string>(
            "[...document.querySelectorAll('main *, header *, footer *')].filter(one => !one.closest('.scroll') && one.getBoundingClientRect().right > innerWidth).map(one => one.outerHTML.slice(0, 200)).join(' | ')"
        );

    private static Task<int> WidthAsync(IPage page) =>
        page.EvaluateAsync<int>("Math.max(document.documentElement.scrollWidth, window.innerWidth)");

    private static async Task<IPage> NewPageAsync(
        Browser browser,
        ColorScheme scheme,
        int width,
        List<string> complaints
    )
    {
        IPage page = await browser.NewPageAsync(
            new BrowserNewContextOptions
            {
                ColorScheme = scheme,
                ViewportSize = new ViewportSize { Width = width, Height = 740 },
                ReducedMotion = ReducedMotion.Reduce,
            }
        );

        // Pages follow the election by themselves, which the journeys test; here that would pull a page away while it is looked at.
        foreach (string watched in (string[])["**/pulse.json", "**/api/stages/*"])
        {
            await page.RouteAsync(watched, route => route.FulfillAsync(new() { Status = 204 }));
        }

        // A refusal by our own policy, a missing file's integrity, a script's error: all end up here.
        page.Console += (_, message) =>
        {
            if (
                message.Type == "error"
                && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
            )
            {
                complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
        return page;
    }
}
