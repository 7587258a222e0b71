using System.Net;
using Hustings.Gate.Admission;
using Hustings.Server.Hosting;

namespace Hustings.Server.Gate;

/// <summary>
/// Who sent a request: the connection's address. Only what comes by the edges' own listener may name another one, and then it is the last that counts: that
/// one the edge wrote itself.
/// </summary>
internal static class Sender
{
    private const string Forwarded = "X-Forwarded-For";

    public static AddressKey Of(HttpContext context) =>
        IsEdge(context) && Last(context.Request.Headers[Forwarded].ToString()) is { } named
            ? AddressKey.Of(named)
            : AddressKey.Of(context.Connection.RemoteIpAddress);

    /// <summary>Whether an edge handed the request on.</summary>
    public static bool IsEdge(HttpContext context) => context.Mark() is { Entrance: Entrance.Edge };

    private static IPAddress? Last(string list) =>
        IPAddress.TryParse(list.AsSpan(list.LastIndexOf(',') + 1).Trim(), out var address) ? address : null;
}
