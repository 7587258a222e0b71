using System.Diagnostics;

namespace Hustings.EndToEnd.House;

/// <summary>
/// The real, built <c>hustings</c> command running as a server. What a person would read on the terminal is parsed from
/// its lines. Ended by its process id.
/// </summary>
public sealed class HustingsProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);
    private const string Listening = "Hustings listening on ";
    private const string Officer = "Officer link";

    private readonly Process process;
    private readonly List<string> lines = [];
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string lastLine;

    private HustingsProcess(ProcessStartInfo start, string lastLine)
    {
        this.lastLine = lastLine;
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("it ended"));
    }

    /// <summary>Such as <c>http://127.0.0.1:41234</c>, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The one-time officer link.</summary>
    public string OfficerLink { get; private set; } = "";

    /// <summary>What it printed so far, on both streams.</summary>
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

    /// <summary>Starts the command and waits for a line that begins with <paramref name="lastLine"/>.</summary>
    public static async Task<HustingsProcess> StartAsync(string lastLine, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (string argument in (string[])[Repository.Program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        HustingsProcess running = new(start, lastLine);
        running.process.Start();
        running.process.BeginOutputReadLine();
        running.process.BeginErrorReadLine();
        try
        {
            await running.ready.Task.WaitAsync(StartsWithin);
        }
        catch (Exception fault) when (fault is TimeoutException or InvalidOperationException)
        {
            await running.DisposeAsync();
            throw new InvalidOperationException($"hustings did not start: {fault.Message}\n{running.Output}", fault);
        }

        return running;
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

        if (line.StartsWith(Listening, StringComparison.Ordinal))
        {
            Address = line[Listening.Length..].Trim();
        }
        else if (line.StartsWith(Officer, StringComparison.Ordinal))
        {
            OfficerLink = line[line.IndexOf("http", StringComparison.Ordinal)..].Trim();
        }

        if (line.StartsWith(lastLine, StringComparison.Ordinal))
        {
            ready.TrySetResult();
        }
    }
}
