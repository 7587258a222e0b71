using System.Text.Json;
using Hustings.EndToEnd.House;

namespace Hustings.EndToEnd;

/// <summary>The real, built <c>hustings demo</c> on a free port of this machine with a data folder of its own.</summary>
public sealed class DemoServer : IAsyncDisposable
{
    private readonly HustingsProcess process;
    private readonly bool ownsFolder;

    private DemoServer(HustingsProcess process, string dataFolder, bool ownsFolder)
    {
        this.process = process;
        this.ownsFolder = ownsFolder;
        DataFolder = dataFolder;
        Uuid = ReadUuid(dataFolder);
        Voters = DemoVoter.ReadAll(Path.Combine(dataFolder, "DEMO-secrets"));
    }

    /// <summary>Such as <c>http://127.0.0.1:41234</c>, without a slash at the end.</summary>
    public string Address => process.Address;

    /// <summary>The one-time officer link.</summary>
    public string OfficerLink => process.OfficerLink;

    public string DemoPage => $"{Address}/demo";

    public string DataFolder { get; }

    public string Uuid { get; }

    /// <summary>All voters with code and PIN, in the demo page's order.</summary>
    public IReadOnlyList<DemoVoter> Voters { get; }

    /// <summary>What the process printed so far.</summary>
    public string Output => process.Output;

    /// <summary>The link that opens the booth with this voter's code in the fragment.</summary>
    public string BoothLink(DemoVoter voter, string language = "en") =>
        $"{Address}/vote/{Uuid}?lang={language}#{voter.Code}";

    /// <summary>Starts a demo; on an existing data folder it goes on with what is there, and leaves it behind.</summary>
    /// <param name="address">Where to listen; on a free port if null.</param>
    public static async Task<DemoServer> StartAsync(string? dataFolder = null, string? address = null)
    {
        string folder = dataFolder ?? Path.Combine(Path.GetTempPath(), $"hustings-e2e-{Guid.NewGuid():N}");
        HustingsProcess process = await HustingsProcess.StartAsync(
            "Demo page",
            "demo",
            "--urls",
            address ?? "http://127.0.0.1:0",
            "--data",
            folder
        );
        return new DemoServer(process, folder, dataFolder is null);
    }

    /// <summary>Ends the process as a power cut would, and waits until it is gone.</summary>
    public Task KillAsync() => process.KillAsync();

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        if (ownsFolder)
        {
            Directory.Delete(DataFolder, recursive: true);
        }
    }

    /// <summary>The uuid of the only stage in a data folder.</summary>
    internal static string ReadUuid(string dataFolder)
    {
        using var contest = JsonDocument.Parse(File.ReadAllText(Path.Combine(dataFolder, "definition.json")));
        return contest.RootElement.GetProperty("stages")[0].GetProperty("uuid").GetString()!;
    }
}
