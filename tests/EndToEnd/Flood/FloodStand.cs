using Hustings.EndToEnd.House;
using Hustings.Gate.Limits;
using Hustings.Server.Tests.Gate;
using Hustings.Server.Tests.Hosting;
using Microsoft.Playwright;
using Xunit;

namespace Hustings.EndToEnd.Flood;

/// <summary>One Chromium for votes through a flood; each test has a server of its own, with a gate as it needs it.</summary>
public sealed class FloodStand : IAsyncLifetime
{
    public Browser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Browser = await Browser.StartAsync();

    public ValueTask DisposeAsync() => Browser.DisposeAsync();

    /// <summary>A real server that serves the built booth and is asked by the browser's address; its stage is open.</summary>
    public static Task<RunningServer> ServeAsync(Func<GateLimits, GateLimits>? limits = null, int threads = 2)
    {
        var web = Path.Combine(Path.GetDirectoryName(Repository.Program)!, "web");
        var gate = limits?.Invoke(GateServer.Limits) ?? GateServer.Limits;
        return RunningServer.OpenAsync(adjust: options =>
            options with
            {
                Gate = gate,
                CheckThreads = threads,
                WebFolder = web,
            }
        );
    }

    /// <summary>The link of a voter, by number.</summary>
    public static string Link(RunningServer server, int voter, string language = "en") =>
        $"{server.Address}vote/{server.Contest.Uuid}?lang={language}#{server.Contest.Codes[voter].Code}";

    /// <summary>The booth up to the page that asks for the PIN.</summary>
    public async Task<BoothPage> AtPinAsync(
        RunningServer server,
        int voter,
        string language = "en",
        BoothScreen? screen = null
    )
    {
        var booth = await BoothPage.NewAsync(Browser, screen ?? new BoothScreen());
        await booth.GoAsync(Link(server, voter, language));
        await booth.ChooseUpToPinAsync("Ben");
        return booth;
    }

    /// <summary>Another tab of the same browser, as after the browser was ended and opened again.</summary>
    public static async Task<IPage> AnotherTabAsync(BoothPage booth, string link)
    {
        var tab = await booth.Page.Context.NewPageAsync();
        await tab.GotoAsync(link);
        return tab;
    }
}
