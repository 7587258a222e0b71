using System.Globalization;
using System.Net.Sockets;

namespace Hustings.Gate.Edge;

/// <summary>What a proxy's clients did since it was last asked, and how many connections wait now.</summary>
/// <param name="Clients">New connections.</param>
/// <param name="TurnedAway">Casting requests refused for their form.</param>
/// <param name="Asked">Casting requests that were asked for work.</param>
/// <param name="FromMemory">Page requests answered without the server.</param>
/// <param name="Waiting">Connections open now of which nothing is with the server.</param>
public readonly record struct EdgeFigures(int Clients, int TurnedAway, int Asked, int FromMemory, int Waiting);

/// <summary>Reads an edge's figures (HAProxy management guide, "show stat": counts since its start, one line a part).</summary>
/// <param name="folder">The edge's run folder.</param>
public sealed class EdgeStats(string folder)
{
    private static readonly string[] Backends = ["worked", "open", "lined", "pages"];

    private readonly EdgeAdmin admin = new(folder);
    private EdgeFigures? before;

    /// <summary>The figures since the last call; those of the first call, and of the first after a restart of the proxy, are nothing.</summary>
    /// <exception cref="SocketException">The proxy does not run.</exception>
    /// <exception cref="InvalidDataException">The answer is not that of an edge.</exception>
    public async Task<EdgeFigures> TakeAsync(CancellationToken cancellation)
    {
        var total = Totals(await admin.AskAsync("show stat", cancellation).ConfigureAwait(false));
        var last = before;
        before = total;
        return last is { } known && known.Clients <= total.Clients
            ? new EdgeFigures(
                total.Clients - known.Clients,
                total.TurnedAway - known.TurnedAway,
                total.Asked - known.Asked,
                total.FromMemory - known.FromMemory,
                total.Waiting
            )
            : default(EdgeFigures) with
            {
                Waiting = total.Waiting,
            };
    }

    /// <summary>How full the table of senders is.</summary>
    /// <exception cref="SocketException">The proxy does not run.</exception>
    /// <exception cref="InvalidDataException">The answer is not that of an edge.</exception>
    public async Task<EdgeTable> TableAsync(CancellationToken cancellation) =>
        EdgeTable.Read(await admin.AskAsync("show table", cancellation).ConfigureAwait(false));

    /// <summary>The counts since the proxy's start out of its answer.</summary>
    internal static EdgeFigures Totals(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || !lines[0].StartsWith("# pxname,svname,", StringComparison.Ordinal))
        {
            throw new InvalidDataException("The proxy gave no figures.");
        }

        var names = lines[0].TrimStart('#', ' ').Split(',');
        var parts = lines
            .Skip(1)
            .Select(line => names.Zip(line.Split(',')).ToDictionary(field => field.First, field => field.Second))
            .ToList();
        int Of(string part, string kind, string field) =>
            parts.Find(line => line["pxname"] == part && line["svname"] == kind) is { } found
            && found.TryGetValue(field, out var text)
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? (int)Math.Min(number, int.MaxValue)
                : throw new InvalidDataException($"The proxy's figures have no {field} of {part}.");

        var inside = Backends.Sum(backend => Of(backend, "BACKEND", "scur") + Of(backend, "BACKEND", "qcur"));
        return new EdgeFigures(
            Of("public", "FRONTEND", "conn_tot"),
            Of("public", "FRONTEND", "dreq"),
            Of("asked", "BACKEND", "stot"),
            Of("pages", "BACKEND", "cache_hits"),
            Math.Max(0, Of("public", "FRONTEND", "scur") - inside)
        );
    }
}
