using Hustings.EndToEnd.House;
using Microsoft.Playwright;
using Xunit;

namespace Hustings.EndToEnd;

/// <summary>A real Chromium for a test: an empty profile, no traffic of its own.</summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly List<IBrowserContext> sessions = [];
    private string? owner;

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static async Task<Browser> StartAsync()
    {
        // A busy machine is slow, not wrong: nothing is judged by how long it takes.
        Assertions.SetDefaultExpectTimeout(30_000);
        IPlaywright playwright = await Playwright.CreateAsync();
        IBrowser browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = Repository.Chromium, Args = Arguments }
        );
        return new Browser(playwright, browser);
    }

    /// <summary>A new page in a session of its own (no cookies of others). Pages of a test that is over are closed: they ask servers on and on.</summary>
    public async Task<IPage> NewPageAsync(BrowserNewContextOptions? options = null)
    {
        if (owner != TestContext.Current.Test?.UniqueID)
        {
            owner = TestContext.Current.Test?.UniqueID;
            await Task.WhenAll(sessions.Select(session => session.CloseAsync()));
            sessions.Clear();
        }

        IBrowserContext context = await browser.NewContextAsync(options ?? new BrowserNewContextOptions());
        sessions.Add(context);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
