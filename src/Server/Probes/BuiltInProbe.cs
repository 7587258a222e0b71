using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Hustings.Server.Probes;

/// <summary>
/// The server probes itself through its own public listener, and through the hall's where the hall has one, the whole way through the network stack: so there are
/// always readings, even where nobody runs a probe elsewhere. It cannot see what is wrong between the voters and this machine.
/// </summary>
public sealed class BuiltInProbe(
    ServerOptions options,
    ProbeRoom room,
    ProbeBoard board,
    ProbeCertificate certificate,
    IHostApplicationLifetime lifetime,
    Microsoft.AspNetCore.Hosting.Server.IServer server,
    TimeProvider time
) : BackgroundService
{
    /// <summary>What it is called among the probes.</summary>
    public const string Name = "server";

    private static readonly TimeSpan FilesEvery = TimeSpan.FromSeconds(60);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.ProbeEvery is not { } every)
        {
            return;
        }

        var started = new TaskCompletionSource();
        using (lifetime.ApplicationStarted.Register(started.SetResult))
        {
            await started.Task.WaitAsync(stoppingToken).ConfigureAwait(false);
        }

        if (room.Secrets is not { } secrets)
        {
            return;
        }

        using var own = options.CertificateFile is { } file
            ? X509Certificate2.CreateFromPem(await File.ReadAllTextAsync(file, stoppingToken).ConfigureAwait(false))
            : null;
        var addresses = Addresses();
        using var http = ProbeHttp.Client(addresses[0], own);
        // The hall's addresses stand behind all others.
        using var hall =
            options.HallUrls.Length > 0
                ? ProbeHttp.Client(addresses[^options.HallUrls.Length], own, certificate.Shown)
                : null;
        var prober = Prober.For(http, hall, secrets, new(Prober.Lanes, every, FilesEvery), time);
        try
        {
            await prober
                .RunAsync(result => TellAsync([result], null), files => TellAsync([], files), stoppingToken)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private Task TellAsync(IReadOnlyList<ProbeResult> results, FileFinding? files)
    {
        var now = time.GetUtcNow();
        var sequence = board.All.FirstOrDefault(probe => probe.Name == Name)?.Sequence + 1 ?? 1;
        // What this process measured itself can only be refused if the clock jumped; then the next one counts.
        board.Take(new(Name, sequence, now, results, files));
        return Task.CompletedTask;
    }

    // What it listens on, in the order of the options; "every address" is reached through loopback.
    private IReadOnlyList<Uri> Addresses() =>
        [
            .. server
                .Features.Get<Microsoft.AspNetCore.Hosting.Server.Features.IServerAddressesFeature>()!
                .Addresses.Select(Reachable),
        ];

    private static Uri Reachable(string url)
    {
        var address = new Uri(
            url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal)
                .Replace("://+", "://0.0.0.0", StringComparison.Ordinal)
        );
        var any =
            IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip)
            && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any));
        return any ? new UriBuilder(address) { Host = IPAddress.Loopback.ToString() }.Uri : address;
    }
}
