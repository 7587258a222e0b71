using System.Net;

namespace Hustings.Cli.Listening;

/// <summary>One address that the server is asked to listen on.</summary>
public sealed record ListenAddress(string Scheme, string Host, int Port)
{
    public bool IsSecure => Scheme == Uri.UriSchemeHttps;

    /// <summary>Only this machine can reach it.</summary>
    public bool IsLoopback =>
        Host == "localhost" || (IPAddress.TryParse(Host.Trim('[', ']'), out IPAddress? ip) && IPAddress.IsLoopback(ip));

    public override string ToString() => $"{Scheme}://{Host}:{Port}";

    /// <summary>Reads <c>http://host:port</c>; nothing else may follow.</summary>
    public static bool TryParse(string text, out ListenAddress address)
    {
        address = null!;
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri))
        {
            return false;
        }

        bool web = uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps;
        if (!web || uri.AbsolutePath != "/" || uri.Query.Length > 0 || uri.UserInfo.Length > 0)
        {
            return false;
        }

        address = new ListenAddress(uri.Scheme, uri.Host, uri.Port);
        return true;
    }
}
