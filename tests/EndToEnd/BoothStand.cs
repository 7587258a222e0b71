using System.Text.Json;
using Xunit;

namespace Hustings.EndToEnd;

/// <summary>One demo server and one Chromium for all tests of the booth; each test takes voters that nobody used.</summary>
public sealed class BoothStand : IAsyncLifetime
{
    private int used;

    public DemoServer Server { get; private set; } = null!;

    public Browser Browser { get; private set; } = null!;

    public HttpClient Client { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Server = await DemoServer.StartAsync();
        Browser = await Browser.StartAsync();
    }

    public DemoVoter NextVoter() => Server.Voters[Interlocked.Increment(ref used) - 1];

    /// <summary>A page that records all it asks of the network and all that goes wrong in it.</summary>
    public async Task<BoothPage> OpenAsync(DemoVoter voter, string language = "en", BoothScreen? screen = null)
    {
        var page = await NewPageAsync(screen);
        await page.GoAsync(Server.BoothLink(voter, language));
        return page;
    }

    public async Task<BoothPage> NewPageAsync(BoothScreen? screen = null) =>
        await BoothPage.NewAsync(Browser, screen ?? new BoothScreen());

    /// <summary>How many ballots the server has accepted so far.</summary>
    public async Task<int> AcceptedAsync()
    {
        using var turnout = JsonDocument.Parse(
            await Client.GetByteArrayAsync($"{Server.Address}/public/stages/{Server.Uuid}/turnout.json")
        );
        return turnout.RootElement.GetProperty("accepted").GetInt32();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Browser.DisposeAsync();
        await Server.DisposeAsync();
    }
}

/// <summary>The tests of the booth run one after another on one server: they count its ballots.</summary>
[CollectionDefinition(Name)]
public sealed class BoothTests : ICollectionFixture<BoothStand>
{
    public const string Name = "Booth";
}
