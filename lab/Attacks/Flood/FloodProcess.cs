using System.Diagnostics;
using Hustings.Lab.Attacks.Watch;

namespace Hustings.Lab.Attacks.Flood;

/// <summary>A flood as a process of its own: so its CPU can be counted and limited.</summary>
public sealed class FloodProcess : IDisposable
{
    private static readonly TimeSpan Preparing = TimeSpan.FromMinutes(10);
    private readonly Process process;
    private readonly List<FloodSecond> seconds = [];
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FloodProcess(Process process) => this.process = process;

    public Process Process => process;

    public bool Running => !process.HasExited;

    /// <summary>What it reported so far; the last one is the sum.</summary>
    public IReadOnlyList<FloodSecond> Seconds
    {
        get
        {
            lock (seconds)
            {
                return [.. seconds];
            }
        }
    }

    /// <summary>Starts the process and waits until it has worked out what it needs beforehand.</summary>
    public static async Task<FloodProcess> PrepareAsync(FloodPlan plan, string folder, CpuShare share)
    {
        string file = Path.Combine(folder, $"flood-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, plan.ToJson());
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(FloodProcess).Assembly.Location, "flood", file },
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        // Its memory must not become the machine's problem.
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x40000000";
        var flood = new FloodProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        flood.process.OutputDataReceived += (_, line) => flood.Read(line.Data);
        flood.process.Exited += (_, _) =>
            flood.ready.TrySetException(new InvalidOperationException("The flood ended before it began."));
        flood.process.Start();
        share.Add(flood.process);
        flood.process.BeginOutputReadLine();
        await flood.ready.Task.WaitAsync(Preparing);
        return flood;
    }

    /// <summary>Lets it loose.</summary>
    public void Begin() => process.StandardInput.WriteLine("go");

    /// <summary>Waits for its end, which its plan gives it.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public async Task<FloodSecond> EndAsync(CancellationToken cancellation)
    {
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 && Seconds is [.., var last]
            ? last
            : throw new InvalidOperationException($"A flood ended with {process.ExitCode}.");
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    private void Read(string? line)
    {
        if (line == "ready")
        {
            ready.TrySetResult();
        }
        else if (line?.StartsWith('{') == true)
        {
            lock (seconds)
            {
                seconds.Add(FloodSecond.Read(line));
            }
        }
    }
}
