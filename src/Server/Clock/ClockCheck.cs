using System.Net;
using Hustings.Contest;

namespace Hustings.Server.Clock;

/// <summary>
/// Compares this machine's clock with a time server's, once, at start. Which ballot is in time is decided by this machine's clock, so
/// a wrong one is said on the status page; it does not stop the start, because a contest must be able to go on without a time server.
/// </summary>
public sealed class ClockCheck(ServerOptions options, ILogger<ClockCheck> log) : IHostedService
{
    /// <summary>More than this is called wrong.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    /// <summary>What was measured; null before, without a time server, or without an answer.</summary>
    public ClockReading? Reading { get; private set; }

    /// <summary>Why there is no reading although one was asked for.</summary>
    public string? Problem { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.TimeServer is not { } server)
        {
            return;
        }

        try
        {
            Reading = await TimeServer.AskAsync(server, options.Time, cancellationToken).ConfigureAwait(false);
            if (Reading.Offset.Duration() > Tolerance)
            {
                log.LogWarning("This machine's clock: {Words}", Words(Reading).En);
            }
            else
            {
                log.LogInformation("This machine's clock: {Words}", Words(Reading).En);
            }
        }
        catch (IOException problem)
        {
            Problem = problem.Message;
            log.LogWarning("This machine's clock was not checked: {Problem}", problem.Message);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>"0.3 seconds behind time.example.org:123".</summary>
    public static Text Words(ClockReading reading)
    {
        var seconds = Math.Round(Math.Abs(reading.Offset.TotalSeconds), 1);
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var en = seconds.ToString("0.0", culture);
        var fr = en.Replace('.', ',');
        return seconds == 0 ? new($"agrees with {reading.Server}", $"concorde avec {reading.Server}")
            : reading.Offset > TimeSpan.Zero
                ? new($"{en} seconds behind {reading.Server}", $"{fr} secondes de retard sur {reading.Server}")
            : new($"{en} seconds ahead of {reading.Server}", $"{fr} secondes d’avance sur {reading.Server}");
    }
}
