using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Hustings.EndToEnd.House;

namespace Hustings.EndToEnd;

/// <summary>One voter of the demo, as the demo's data folder lists them.</summary>
public sealed record DemoVoter(string Code, string Pin);

/// <summary>
/// The real, built <c>hustings demo</c> on a free port of this machine with a data folder of its own. What a person
/// would read on the terminal is parsed from its lines. Ended by its process id when disposed.
/// </summary>
public sealed class DemoServer : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly bool ownsFolder;
    private readonly List<string> lines = [];
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private DemoServer(Process process, string dataFolder, bool ownsFolder)
    {
        this.process = process;
        this.ownsFolder = ownsFolder;
        DataFolder = dataFolder;
    }

    /// <summary>Such as <c>http://127.0.0.1:41234</c>, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The one-time officer link.</summary>
    public string OfficerLink { get; private set; } = "";

    public string DemoPage { get; private set; } = "";

    public string DataFolder { get; }

    public string Uuid { get; private set; } = "";

    /// <summary>All voters with code and PIN, in the demo page's order.</summary>
    public IReadOnlyList<DemoVoter> Voters { get; private set; } = [];

    /// <summary>What the process printed so far.</summary>
    public string Output
    {
        get
        {
            lock (lines)
            {
                return string.Join('\n', lines);
            }
        }
    }

    /// <summary>The link that opens the booth with this voter's code in the fragment.</summary>
    public string BoothLink(DemoVoter voter, string language = "en") =>
        $"{Address}/vote/{Uuid}?lang={language}#{voter.Code}";

    /// <summary>Starts a demo; on an existing data folder it goes on with what is there, and leaves it behind.</summary>
    public static async Task<DemoServer> StartAsync(string? dataFolder = null)
    {
        string folder = dataFolder ?? Path.Combine(Path.GetTempPath(), $"hustings-e2e-{Guid.NewGuid():N}");
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        string[] arguments = [Repository.Program, "demo", "--urls", "http://127.0.0.1:0", "--data", folder];
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        DemoServer server = new(
            new Process { StartInfo = start, EnableRaisingEvents = true },
            folder,
            dataFolder is null
        );
        await server.BeginAsync();
        return server;
    }

    /// <summary>Ends the process as a power cut would, and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
        if (ownsFolder && Directory.Exists(DataFolder))
        {
            Directory.Delete(DataFolder, recursive: true);
        }
    }

    private async Task BeginAsync()
    {
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.Exited += (_, _) =>
            ready.TrySetException(new InvalidOperationException($"The demo ended early.\n{Output}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await ready.Task.WaitAsync(StartsWithin);
        }
        catch (Exception fault)
        {
            await DisposeAsync();
            throw new InvalidOperationException($"The demo did not start: {fault.Message}\n{Output}", fault);
        }

        ReadFolder();
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (lines)
        {
            lines.Add(line);
        }

        const string Listening = "Hustings listening on ";
        if (line.StartsWith(Listening, StringComparison.Ordinal))
        {
            Address = line[Listening.Length..].Trim();
        }
        else if (line.StartsWith("Officer link", StringComparison.Ordinal))
        {
            OfficerLink = line[line.IndexOf("http", StringComparison.Ordinal)..].Trim();
        }
        else if (line.StartsWith("Demo page", StringComparison.Ordinal))
        {
            DemoPage = line[line.IndexOf("http", StringComparison.Ordinal)..].Trim();
            ready.TrySetResult();
        }
    }

    private void ReadFolder()
    {
        using var contest = JsonDocument.Parse(File.ReadAllText(Path.Combine(DataFolder, "contest.json")));
        Uuid = contest.RootElement.GetProperty("stages")[0].GetProperty("uuid").GetString()!;
        Voters =
        [
            .. File.ReadLines(Path.Combine(DataFolder, "DEMO-secrets", "codes.csv"))
                .Skip(1)
                .Select(line => line.Split(','))
                .Select(fields => new DemoVoter(fields[0], fields[1])),
        ];
        if (Voters.Count == 0)
        {
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"No voters in {DataFolder}.\n{Output}")
            );
        }
    }
}
