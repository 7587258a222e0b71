using System.CommandLine;
using System.Security.Cryptography;
using Hustings.Server;
using Hustings.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hustings.Cli.Serving;

/// <summary>Runs the server until it is told to stop, and says in words why it could not start.</summary>
public static class Service
{
    public static async Task<int> RunAsync(
        ServerOptions options,
        InvocationConfiguration console,
        IReadOnlyList<string> lines,
        CancellationToken cancel
    )
    {
        try
        {
            WebApplication app = HustingsServer.Build(options);
            await using (app.ConfigureAwait(false))
            {
                StartLines start = app.Services.GetRequiredService<StartLines>();
                foreach (string line in lines)
                {
                    start.Add(_ => line);
                }

                await app.StartAsync(cancel).ConfigureAwait(false);
                await app.WaitForShutdownAsync(cancel).ConfigureAwait(false);
                return ExitCode.Done;
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return ExitCode.Done;
        }
        catch (InvalidDataException fault)
        {
            await console.Error.WriteLineAsync(fault.Message).ConfigureAwait(false);
            return ExitCode.Unreadable;
        }
        catch (Exception fault) when (fault is IOException or CryptographicException)
        {
            // So Kestrel says "address already in use", the disk "no space left", and a PEM file that it holds no certificate.
            await console.Error.WriteLineAsync(fault.Message).ConfigureAwait(false);
            return ExitCode.Refused;
        }
    }
}
