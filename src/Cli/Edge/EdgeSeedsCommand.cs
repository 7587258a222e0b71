using System.CommandLine;
using System.Net.Sockets;
using Hustings.Gate.Edge;
using Hustings.Gate.Limits;
using Hustings.Gate.Work;
using Hustings.Server.Casting;

namespace Hustings.Cli.Edge;

/// <summary>
/// <c>hustings edge seeds</c>: writes what an edge reads when it starts, and renews its seeds while it runs. For an edge on another machine than the server;
/// one on the same machine is renewed by <c>hustings serve --edge-run</c>.
/// </summary>
public static class EdgeSeedsCommand
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        Option<FileInfo> key = new("--key")
        {
            Description = "The gate's key: keys/gate.key of the server's data folder, the same for every edge.",
            HelpName = "FILE",
            Required = true,
        };
        Option<DirectoryInfo> run = EdgeCommand.RunOption();
        Option<bool> once = new("--once")
        {
            Description = "Only writes the files that the proxy reads when it starts.",
        };
        Command command = new("seeds", "Keeps an edge's seeds for proof of work new.") { key, run, once };
        command.SetAction(
            (parsed, cancel) =>
                RunAsync(
                    parsed.InvocationConfiguration,
                    parsed.GetValue(key)!.FullName,
                    parsed.GetValue(run)!.FullName,
                    parsed.GetValue(once),
                    cancel
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        InvocationConfiguration console,
        string keyFile,
        string folder,
        bool once,
        CancellationToken cancel
    )
    {
        var hex = File.Exists(keyFile)
            ? (await File.ReadAllTextAsync(keyFile, cancel).ConfigureAwait(false)).Trim()
            : "";
        if (hex.Length != 64 || !hex.All(char.IsAsciiHexDigitLower))
        {
            await console
                .Error.WriteLineAsync($"{keyFile} does not hold a key of 64 hex digits.")
                .ConfigureAwait(false);
            return ExitCode.Unreadable;
        }

        GateLimits limits = new();
        SeedEpochs seeds = new(Convert.FromHexString(hex), limits, TimeProvider.System);
        EdgeSeeds map = new(folder, seeds, WorkAnswer.Body(limits.HotWork));
        map.WriteFiles();
        await console
            .Output.WriteLineAsync($"Seeds and the answer that asks for work are in {folder}.")
            .ConfigureAwait(false);
        return once ? ExitCode.Done : await KeepAsync(map, console, cancel).ConfigureAwait(false);
    }

    // A proxy that is down for a moment is no reason to stop: it reads the file when it starts again.
    private static async Task<int> KeepAsync(EdgeSeeds map, InvocationConfiguration console, CancellationToken cancel)
    {
        using PeriodicTimer timer = new(Every);
        var reached = true;
        try
        {
            do
            {
                try
                {
                    await map.RenewAsync(cancel).ConfigureAwait(false);
                    reached = true;
                }
                catch (Exception fault) when (fault is IOException or SocketException or InvalidOperationException)
                {
                    if (reached)
                    {
                        await console
                            .Error.WriteLineAsync($"The proxy cannot be reached: {fault.Message}")
                            .ConfigureAwait(false);
                    }

                    map.WriteFiles();
                    reached = false;
                }
            } while (await timer.WaitForNextTickAsync(cancel).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Told to stop.
        }

        return ExitCode.Done;
    }
}
