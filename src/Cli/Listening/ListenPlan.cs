using System.Net;
using System.Net.Sockets;

namespace Hustings.Cli.Listening;

/// <summary>
/// Where a server may listen. Votes never travel in the clear: beyond this machine only TLS is allowed.
/// </summary>
public sealed record ListenPlan(IReadOnlyList<ListenAddress> Addresses)
{
    /// <summary>Tried first when nobody names an address.</summary>
    public const string Usual = "http://127.0.0.1:8080";

    /// <summary>The usual address, or one with a port of the system's choice when another program has the usual one.</summary>
    public static string FirstFree()
    {
        try
        {
            using TcpListener probe = new(IPAddress.Loopback, 8080);
            probe.Start();
            return Usual;
        }
        catch (SocketException)
        {
            return "http://127.0.0.1:0";
        }
    }

    public string[] Urls => [.. Addresses.Select(a => a.ToString())];

    /// <summary>Checks addresses (separated by ; or ,) and says in words what is wrong with them.</summary>
    public static bool TryMake(string urls, bool certificate, bool demo, out ListenPlan plan, out string problem)
    {
        List<ListenAddress> addresses = [];
        plan = new ListenPlan(addresses);
        foreach (
            string part in urls.Split(
                [';', ','],
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
        )
        {
            if (!ListenAddress.TryParse(part, out ListenAddress address))
            {
                problem = $"\"{part}\" is not an address to listen on. Write it like {Usual}.";
                return false;
            }

            problem = Refuse(address, certificate, demo);
            if (problem.Length > 0)
            {
                return false;
            }

            addresses.Add(address);
        }

        problem = addresses.Count == 0 ? $"No address to listen on. Write it like {Usual}." : "";
        return problem.Length == 0;
    }

    private static string Refuse(ListenAddress address, bool certificate, bool demo) =>
        address switch
        {
            _ when demo && !address.IsLoopback => $"The demo listens on this machine only, so {address} is refused: "
                + "it holds every voting code and every trustee key. Use 127.0.0.1.",
            _ when demo && address.IsSecure =>
                $"The demo speaks plain http on this machine. Use http:// for {address}.",
            { IsSecure: true } when !certificate =>
                $"{address} needs a certificate: add --certificate FILE.pem --key FILE.pem.",
            { IsSecure: false, IsLoopback: false } => $"{address} would carry votes unprotected, so it is refused. "
                + "Use https:// with --certificate and --key, or listen on 127.0.0.1.",
            _ => "",
        };
}
