using System.CommandLine;
using Hustings.Gate.Edge;
using Hustings.Gate.Limits;

namespace Hustings.Cli.Edge;

/// <summary><c>hustings edge config</c>: the configuration of a proxy in front of the server, from the gate's own limits.</summary>
public static class EdgeCommand
{
    public static Command Create() =>
        new("edge", "Proxies in front of the server.") { Config(), Hall(), EdgeSeedsCommand.Create() };

    private static Command Config()
    {
        Option<string> name = new("--name")
        {
            Description = "This edge among its peers.",
            DefaultValueFactory = _ => "edge-1",
        };
        Option<string> listen = new("--listen")
        {
            Description = "Public address.",
            HelpName = "HOST:PORT",
            Required = true,
        };
        Option<FileInfo?> certificate = new("--certificate")
        {
            Description =
                "PEM file with a P-256 certificate, its chain and key; without one only loopback addresses are allowed.",
            HelpName = "PEM",
        };
        Option<string> server = ServerOption();
        Option<FileInfo?> serverAuthority = ServerAuthorityOption();
        Option<DirectoryInfo> run = RunOption();
        Option<string[]> peers = new("--peer")
        {
            Description = "Every edge, this one too, if there are several; they share what they know of addresses.",
            HelpName = "NAME=HOST:PORT",
        };
        Option<bool> proxied = new("--accept-proxy")
        {
            Description = "A balancer that speaks the PROXY protocol stands in front.",
        };
        Command command = new("config", "Prints the configuration of HAProxy for a public edge.")
        {
            name,
            listen,
            certificate,
            server,
            serverAuthority,
            run,
            peers,
            proxied,
        };
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var error = parsed.InvocationConfiguration.Error;
            var known = new List<EdgePeer>();
            foreach (var peer in parsed.GetValue(peers) ?? [])
            {
                if (peer.Split('=') is not [{ Length: > 0 } peerName, { Length: > 0 } address])
                {
                    error.WriteLine(
                        $"--peer {peer}: write a name, an equals sign and an address, as in edge-1=10.0.0.1:9000."
                    );
                    return ExitCode.Refused;
                }

                known.Add(new EdgePeer(peerName, address));
            }

            var settings = new EdgeSettings(
                parsed.GetValue(name)!,
                parsed.GetValue(listen)!,
                parsed.GetValue(certificate)?.FullName,
                new EdgeServer(parsed.GetValue(server)!, parsed.GetValue(serverAuthority)?.FullName),
                parsed.GetValue(run)!.FullName,
                known,
                Math.Max(1, known.Count),
                parsed.GetValue(proxied)
            );
            if (Problem(settings) is { } problem)
            {
                error.WriteLine(problem);
                return ExitCode.Refused;
            }

            output.Write(HaproxyConfig.ForEdge(settings, new GateLimits()));
            return 0;
        });
        return command;
    }

    private static Command Hall()
    {
        Option<string> listen = new("--listen")
        {
            Description = "Address on the hall's network.",
            HelpName = "HOST:PORT",
            Required = true,
        };
        Option<FileInfo> certificate = new("--certificate")
        {
            Description = "PEM file with certificate, chain and key.",
            HelpName = "PEM",
            Required = true,
        };
        Option<FileInfo> authority = new("--terminals")
        {
            Description = "PEM file with the certificate that signs the terminals' certificates.",
            HelpName = "PEM",
            Required = true,
        };
        Option<string> server = ServerOption();
        Option<FileInfo?> serverAuthority = ServerAuthorityOption();
        Option<DirectoryInfo> run = RunOption();
        Command command = new("hall", "Prints the configuration of HAProxy for the hall's own entrance.")
        {
            listen,
            certificate,
            authority,
            server,
            serverAuthority,
            run,
        };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.Write(
                HaproxyConfig.ForHall(
                    new HallSettings(
                        parsed.GetValue(listen)!,
                        parsed.GetValue(certificate)!.FullName,
                        parsed.GetValue(authority)!.FullName,
                        new EdgeServer(parsed.GetValue(server)!, parsed.GetValue(serverAuthority)?.FullName),
                        parsed.GetValue(run)!.FullName
                    ),
                    new GateLimits()
                )
            );
            return 0;
        });
        return command;
    }

    private static string? Problem(EdgeSettings edge) =>
        edge.Peers.Count > 0 && edge.Peers.All(peer => peer.Name != edge.Name)
            ? $"Name this edge among the peers too: --peer {edge.Name}=HOST:PORT."
        : edge.Certificate is null && !edge.Listen.StartsWith("127.", StringComparison.Ordinal)
            ? "Without --certificate an edge may listen on 127.0.0.1 only: ballots go over TLS."
        : edge.To.Authority is null && !edge.To.Address.StartsWith("127.", StringComparison.Ordinal)
            ? "Between machines ballots go over TLS: name --server-authority, or a server on 127.0.0.1."
        : null;

    private static Option<string> ServerOption() =>
        new("--server")
        {
            Description = "The server's address for edges.",
            HelpName = "HOST:PORT",
            Required = true,
        };

    private static Option<FileInfo?> ServerAuthorityOption() =>
        new("--server-authority")
        {
            Description =
                "PEM file with the certificates that may sign the server's; without it plain HTTP, for one machine.",
            HelpName = "PEM",
        };

    internal static Option<DirectoryInfo> RunOption() =>
        new("--run")
        {
            Description = "Folder for the administration socket and the map of seeds.",
            HelpName = "DIR",
            DefaultValueFactory = _ => new DirectoryInfo("/run/hustings"),
        };
}
