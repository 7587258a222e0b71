using System.Diagnostics;
using System.Text;

namespace Hustings.Lab.Servers;

/// <summary>How a server is started: where it listens, what else stands on its command line, what is in its environment.</summary>
/// <param name="Urls">As for <c>serve --urls</c>; the first one is the officers'.</param>
public sealed record ServerLaunch(
    string Urls,
    IReadOnlyList<string> Arguments,
    IReadOnlyDictionary<string, string> Environment
)
{
    public static ServerLaunch Usual { get; } = new("http://127.0.0.1:0", [], new Dictionary<string, string>());
}

/// <summary>
/// The real server as a child process on one data folder. It can be killed and started again; each start has a new
/// address and a new officer link, which are read from the lines that the server prints.
/// </summary>
public sealed class ServerProcess : IDisposable
{
    private const string Listening = "Hustings listening on ";
    private const string OfficerLink = "Officer link (works once): ";
    private const string SignIn = "Officers sign in with their passkeys: ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string program;
    private readonly string dataFolder;
    private ServerLaunch launch;
    private readonly StringBuilder said = new();
    private Process? process;
    private volatile Uri? address;

    private ServerProcess(string program, string dataFolder, ServerLaunch launch)
    {
        this.program = program;
        this.dataFolder = dataFolder;
        this.launch = launch;
    }

    /// <summary>The running process; null while it is down.</summary>
    public Process? Running => process;

    /// <summary>Where it listens now; null while it is down.</summary>
    public Uri? Address => address;

    /// <summary>The token of the newest one-time officer link.</summary>
    public string OfficerToken { get; private set; } = "";

    /// <summary>How often it was started.</summary>
    public int Starts { get; private set; }

    /// <summary>Everything it printed, for a report about a failure.</summary>
    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    /// <summary>The server built beside this lab: <c>src/Cli</c>'s program in the same configuration.</summary>
    public static string FindProgram()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string program = Path.Combine(
                folder.FullName,
                "src",
                "Cli",
                "bin",
                Configuration(),
                "net10.0",
                "hustings.dll"
            );
            if (File.Exists(program))
            {
                return program;
            }
        }

        throw new FileNotFoundException("The server is not built: dotnet build src/Cli -c Release");
    }

    /// <summary>Starts <c>hustings serve</c> on the folder and waits until it listens.</summary>
    /// <exception cref="InvalidOperationException">It ended or said nothing; the message holds what it printed.</exception>
    public static async Task<ServerProcess> StartAsync(string program, string dataFolder, ServerLaunch? launch = null)
    {
        var server = new ServerProcess(program, dataFolder, launch ?? ServerLaunch.Usual);
        await server.StartAsync();
        return server;
    }

    /// <summary>Kills it and starts it again on the same folder in another way.</summary>
    public Task RestartAsync(ServerLaunch next)
    {
        Kill();
        launch = next;
        lock (said)
        {
            said.Clear();
        }

        return StartAsync();
    }

    /// <summary>Starts again after <see cref="Kill"/>.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { program, "serve", "--data", dataFolder, "--urls", launch.Urls },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (string argument in launch.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in launch.Environment)
        {
            start.Environment[name] = value;
        }

        var ready = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        Uri? listening = null;
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("The server ended."));
        process.OutputDataReceived += (_, line) =>
        {
            Keep(line.Data);
            if (line.Data?.StartsWith(Listening, StringComparison.Ordinal) == true)
            {
                listening = new Uri(line.Data[Listening.Length..].Trim());
            }
            else if (line.Data?.StartsWith(SignIn, StringComparison.Ordinal) == true && listening is not null)
            {
                ready.TrySetResult(listening);
            }
            else if (line.Data?.StartsWith(OfficerLink, StringComparison.Ordinal) == true && listening is not null)
            {
                OfficerToken = line.Data[(line.Data.IndexOf('#', StringComparison.Ordinal) + 1)..].Trim();
                ready.TrySetResult(listening);
            }
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Starts++;
        try
        {
            address = await ready.Task.WaitAsync(Patience);
        }
        catch (Exception problem) when (problem is TimeoutException or InvalidOperationException)
        {
            Kill();
            throw new InvalidOperationException($"The server did not start. It printed:\n{Said}", problem);
        }
    }

    /// <summary>Does something with the server; should it fail, the exception says what the server printed.</summary>
    public async Task<T> WatchAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception broken) when (broken is not OperationCanceledException && Said.Length > 0)
        {
            throw new InvalidOperationException($"{broken.Message}\nThe server printed:\n{Said}", broken);
        }
    }

    /// <summary>The most memory it ever had, in bytes (Linux: VmHWM); 0 where that is not known.</summary>
    public long PeakMemory => process is { HasExited: false } running ? ProcessMemory.Peak(running.Id) : 0;

    /// <summary><c>kill -9</c>: nothing is flushed, nothing is closed.</summary>
    public void Kill()
    {
        address = null;
        if (process is { } running)
        {
            process = null;
            running.Kill();
            running.WaitForExit();
            running.Dispose();
        }
    }

    public void Dispose() => Kill();

    private static string Configuration() =>
        AppContext.BaseDirectory.Contains(
            $"{Path.DirectorySeparatorChar}Debug{Path.DirectorySeparatorChar}",
            StringComparison.Ordinal
        )
            ? "Debug"
            : "Release";

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lock (said)
            {
                said.AppendLine(line);
            }
        }
    }
}
