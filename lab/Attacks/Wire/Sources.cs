using System.Net;
using System.Net.Sockets;
using System.Text.Json.Serialization;

namespace Hustings.Lab.Attacks.Wire;

/// <summary>
/// Loopback addresses that play everybody's: all of 127.0.0.0/8 may be bound without privilege, and the server sees each as a
/// sender of its own.
/// </summary>
public static class Sources
{
    /// <summary>The addresses of 24 March 2012, as told.</summary>
    public const int Botnet = 10_240;

    private const int PerBlock = 250;

    /// <summary>One of the attackers' addresses.</summary>
    public static IPAddress Bot(int index) => Of(32, index);

    /// <summary>A voter's own address.</summary>
    public static IPAddress Home(int index) => Of(96, index);

    /// <summary>An address that many voters share: a carrier's, a campus's, a hall's.</summary>
    public static IPAddress Shared(int index) => Of(200, index);

    /// <summary>A terminal of the hall.</summary>
    public static IPAddress Hall(int index) => Of(220, index);

    // 127.b.x.y with y from 1 to 250; so many blocks b as are needed.
    private static IPAddress Of(int block, int index) =>
        new([
            127,
            (byte)(block + (index / (PerBlock * PerBlock))),
            (byte)(index / PerBlock % PerBlock),
            (byte)(1 + (index % PerBlock)),
        ]);
}

/// <summary>Where requests go. Only loopback addresses: nothing in this lab ever leaves the machine.</summary>
/// <param name="Path">Where ballots are posted.</param>
/// <param name="Certificate">PEM file with a certificate and its key that the client shows; null for none.</param>
public sealed record Target(string Host, int Port, bool Tls, string Path, string? Certificate = null)
{
    [JsonIgnore]
    public IPEndPoint EndPoint =>
        IPAddress.TryParse(Host, out IPAddress? address) && IPAddress.IsLoopback(address)
            ? new(address, Port)
            : throw new InvalidOperationException($"{Host} is not this machine: the lab attacks nothing else.");

    /// <summary>Makes sockets in another network of this machine; null for its usual one.</summary>
    [JsonIgnore]
    public Func<Socket>? Make { get; init; }
}
