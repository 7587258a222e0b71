using Hustings.Gate.Admission;

namespace Hustings.Server.Gate;

/// <summary>Who sent a request: the connection's address.</summary>
internal static class Sender
{
    public static AddressKey Of(HttpContext context) => AddressKey.Of(context.Connection.RemoteIpAddress);
}
