using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Hustings.Gate.Limits;
using Hustings.Gate.Work;

namespace Hustings.Gate.Edge;

/// <summary>Keeps an edge's map of seeds: written before the proxy starts, renewed through its administration socket.</summary>
/// <param name="folder">The edge's run folder.</param>
public sealed class EdgeSeeds(string folder, SeedEpochs seeds, GateLimits limits)
{
    private readonly HashSet<long> known = [];

    private string MapPath => Path.Combine(folder, HaproxyConfig.SeedMap);

    /// <summary>Writes what the proxy reads when it starts: the map, and the answer that asks for work.</summary>
    public void WriteFiles()
    {
        known.Clear();
        known.UnionWith(seeds.Accepted);
        File.WriteAllText(MapPath, string.Concat(seeds.Accepted.Select(epoch => $"{Key(epoch)} {Value(epoch)}\n")));
        File.WriteAllText(Path.Combine(folder, HaproxyConfig.WorkAnswer), WorkAnswer());
    }

    /// <summary>Adds the seeds that are new and takes away those that are too old. Harmless to repeat.</summary>
    /// <exception cref="SocketException">The proxy does not run.</exception>
    /// <exception cref="InvalidOperationException">The proxy did not understand.</exception>
    public async Task RenewAsync(CancellationToken cancellation)
    {
        var accepted = seeds.Accepted;
        foreach (var epoch in accepted.Except(known).ToArray())
        {
            await SendAsync($"add map {MapPath} {Key(epoch)} {Value(epoch)}", cancellation).ConfigureAwait(false);
            known.Add(epoch);
        }

        foreach (var epoch in known.Except(accepted).ToArray())
        {
            await SendAsync($"del map {MapPath} {Key(epoch)}", cancellation).ConfigureAwait(false);
            known.Remove(epoch);
        }

        // A proxy that restarts reads the file again.
        await File.WriteAllTextAsync(
                MapPath,
                string.Concat(accepted.Select(epoch => $"{Key(epoch)} {Value(epoch)}\n")),
                cancellation
            )
            .ConfigureAwait(false);
    }

    private string WorkAnswer() =>
        JsonSerializer.Serialize(
            new
            {
                status = "refused",
                code = "work_required",
                bits = limits.HotWork,
                seeds = "/public/gate.json",
            }
        );

    private async Task SendAsync(string command, CancellationToken cancellation)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        var address = new UnixDomainSocketEndPoint(Path.Combine(folder, HaproxyConfig.AdminSocket));
        await socket.ConnectAsync(address, cancellation).ConfigureAwait(false);
        await socket.SendAsync(Encoding.ASCII.GetBytes(command + "\n"), cancellation).ConfigureAwait(false);
        await using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var answer = (await reader.ReadToEndAsync(cancellation).ConfigureAwait(false)).Trim();
        if (answer.Length > 0)
        {
            throw new InvalidOperationException($"The proxy answered: {answer}");
        }
    }

    private static string Key(long epoch) => epoch.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    private string Value(long epoch) => Convert.ToHexStringLower(seeds.SeedOf(epoch));
}
