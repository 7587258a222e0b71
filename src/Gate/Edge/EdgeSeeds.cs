using System.Net.Sockets;
using Hustings.Gate.Work;

namespace Hustings.Gate.Edge;

/// <summary>Keeps an edge's map of seeds: written before the proxy starts, renewed through its administration socket.</summary>
/// <param name="folder">The edge's run folder.</param>
/// <param name="workAnswer">The body of the answer that asks for work.</param>
public sealed class EdgeSeeds(string folder, SeedEpochs seeds, ReadOnlyMemory<byte> workAnswer)
{
    private readonly EdgeAdmin admin = new(folder);
    private HashSet<long>? known;

    private string MapPath => Path.Combine(folder, HaproxyConfig.SeedMap);

    /// <summary>Writes what the proxy reads when it starts: the map, and the answer that asks for work.</summary>
    public void WriteFiles()
    {
        Directory.CreateDirectory(folder);
        known = null;
        File.WriteAllText(MapPath, string.Concat(seeds.Accepted.Select(epoch => $"{Key(epoch)} {Value(epoch)}\n")));
        File.WriteAllBytes(Path.Combine(folder, HaproxyConfig.WorkAnswer), workAnswer.Span);
    }

    /// <summary>Adds the seeds that are new and takes away those that are too old. Harmless to repeat.</summary>
    /// <exception cref="SocketException">The proxy does not run.</exception>
    /// <exception cref="InvalidOperationException">The proxy did not understand.</exception>
    public async Task RenewAsync(CancellationToken cancellation)
    {
        var accepted = seeds.Accepted;
        known ??= await InProxyAsync(cancellation).ConfigureAwait(false);
        if (known.SetEquals(accepted))
        {
            return;
        }

        foreach (var epoch in accepted.Except(known).ToArray())
        {
            await ChangeAsync($"add map {MapPath} {Key(epoch)} {Value(epoch)}", cancellation).ConfigureAwait(false);
            known.Add(epoch);
        }

        foreach (var epoch in known.Except(accepted).ToArray())
        {
            await ChangeAsync($"del map {MapPath} {Key(epoch)}", cancellation).ConfigureAwait(false);
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

    // Whoever renews may not be who wrote the file: what the proxy holds is asked once. A line: address, key, value.
    private async Task<HashSet<long>> InProxyAsync(CancellationToken cancellation)
    {
        var lines = await admin.AskAsync($"show map {MapPath}", cancellation).ConfigureAwait(false);
        return
        [
            .. lines
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' '))
                .Where(fields => fields.Length == 3)
                .Select(fields => Convert.ToInt64(fields[1], 16)),
        ];
    }

    private async Task ChangeAsync(string command, CancellationToken cancellation)
    {
        var answer = await admin.AskAsync(command, cancellation).ConfigureAwait(false);
        if (answer.Length > 0)
        {
            throw new InvalidOperationException($"The proxy answered: {answer}");
        }
    }

    private static string Key(long epoch) => epoch.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    private string Value(long epoch) => Convert.ToHexStringLower(seeds.SeedOf(epoch));
}
