namespace Hustings.Gate.Edge;

/// <summary>Where a proxy in front of the server listens and whom it passes ballots to. Addresses as <c>host:port</c>.</summary>
/// <param name="Name">This edge among its peers; letters, digits and hyphens.</param>
/// <param name="Listen">Public address.</param>
/// <param name="Certificate">PEM file with a P-256 certificate and its key; null for plain HTTP (tests on one machine).</param>
/// <param name="To">The server.</param>
/// <param name="RunFolder">For the administration socket and the map of seeds; owned by the proxy's user.</param>
/// <param name="Peers">All edges including this one, by name; they tell each other which addresses are hot.</param>
/// <param name="Edges">How many edges share the load: limits that hold in all are divided by it.</param>
/// <param name="TrustProxyHeader">The listener expects the PROXY protocol: a balancer stands in front.</param>
public sealed record EdgeSettings(
    string Name,
    string Listen,
    string? Certificate,
    EdgeServer To,
    string RunFolder,
    IReadOnlyList<EdgePeer> Peers,
    int Edges,
    bool TrustProxyHeader
);

public sealed record EdgePeer(string Name, string Address);

/// <summary>The hall's own proxy: own process, own port, terminals known by their certificates.</summary>
/// <param name="TerminalAuthority">PEM file with the certificates that sign terminals'.</param>
public sealed record HallSettings(
    string Listen,
    string Certificate,
    string TerminalAuthority,
    EdgeServer To,
    string RunFolder
);

/// <summary>The server's own listener for edges.</summary>
/// <param name="Authority">PEM file with the certificates that may sign the server's; null: plain HTTP, on one machine.</param>
public sealed record EdgeServer(string Address, string? Authority = null)
{
    /// <summary>Its line in a backend, without limits.</summary>
    internal string Line =>
        $"server hustings {Address}{(Authority is null ? "" : $" ssl verify required ca-file {Authority}")}";
}
