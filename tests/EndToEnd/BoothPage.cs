using Microsoft.Playwright;
using Shouldly;

namespace Hustings.EndToEnd;

/// <summary>The screen a test looks at.</summary>
public sealed record BoothScreen(
    int Width = 1280,
    int Height = 800,
    bool Dark = false,
    bool ForcedColours = false,
    string Locale = "en-CA"
);

/// <summary>The voting booth in a real browser, in a voter's terms.</summary>
public sealed class BoothPage
{
    private readonly List<IRequest> requests = [];
    private readonly List<string> complaints = [];

    private BoothPage(IPage page) => Page = page;

    public IPage Page { get; }

    /// <summary>Everything that the page asked of the network.</summary>
    public IReadOnlyList<IRequest> Requests => requests;

    /// <summary>The bodies of all attempts to cast.</summary>
    public IReadOnlyList<string> Casts => [.. requests.Where(r => r.Method == "POST").Select(r => r.PostData!)];

    /// <summary>What the browser found wrong: script errors, broken policies. Failed requests are not among them.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public static async Task<BoothPage> NewAsync(Browser browser, BoothScreen screen)
    {
        var page = await browser.NewPageAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new() { Width = screen.Width, Height = screen.Height },
                ColorScheme = screen.Dark ? ColorScheme.Dark : ColorScheme.Light,
                ForcedColors = screen.ForcedColours ? ForcedColors.Active : ForcedColors.None,
                ReducedMotion = ReducedMotion.Reduce,
                Locale = screen.Locale,
            }
        );
        var booth = new BoothPage(page);
        page.Request += (_, request) => booth.requests.Add(request);
        page.PageError += (_, fault) => booth.complaints.Add(fault);
        page.Console += (_, message) =>
        {
            var network = message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal);
            if (message.Type is "error" or "warning" && !network)
            {
                booth.complaints.Add(message.Text);
            }
        };
        return booth;
    }

    public async Task GoAsync(string address) => await Page.GotoAsync(address);

    /// <summary>Waits until the booth shows a page by its name in the state machine.</summary>
    public async Task ShowsAsync(string name) =>
        await Page.Locator($"main[data-page={name}]").WaitForAsync(new() { Timeout = 20_000 });

    public async Task<string> HeadingAsync() => Plain(await Page.Locator("h1").InnerTextAsync());

    public async Task<string> TextAsync() => Plain(await Page.Locator("main").InnerTextAsync());

    public async Task ChooseAsync(string name) => await Page.GetByLabel(name, new() { Exact = true }).CheckAsync();

    /// <summary>Presses the one primary button of the page.</summary>
    public async Task ContinueAsync() => await Page.Locator("button[type=submit]").ClickAsync();

    public async Task GivePinAsync(string pin)
    {
        await Page.Locator("#pin").FillAsync(pin);
        await ContinueAsync();
    }

    /// <summary>From the question to the page that asks for the PIN.</summary>
    public async Task ChooseUpToPinAsync(string name)
    {
        await ShowsAsync("choice");
        await ChooseAsync(name);
        await ContinueAsync();
        await ShowsAsync("review");
        await ContinueAsync();
        await ShowsAsync("pin");
    }

    /// <summary>The whole way from the question; gives the receipt number.</summary>
    public async Task<string> VoteAsync(string name, string pin)
    {
        await ChooseUpToPinAsync(name);
        await GivePinAsync(pin);
        return await RecordedAsync();
    }

    public async Task<string> RecordedAsync()
    {
        await ShowsAsync("recorded");
        return await Page.Locator("#receipt-number").InnerTextAsync();
    }

    /// <summary>Neither the code nor the PIN may ever leave the page, in whatever form.</summary>
    public void ShouldHaveKeptSecret(DemoVoter voter)
    {
        string[] secrets = [voter.Code, voter.Code.Replace("-", "", StringComparison.Ordinal), voter.Pin];
        foreach (var request in requests)
        {
            foreach (var secret in secrets)
            {
                request.Url.ShouldNotContain(secret);
                (request.PostData ?? "").ShouldNotContain(secret);
                string.Join('\n', request.Headers.Values).ShouldNotContain(secret);
            }
        }
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ');
}
