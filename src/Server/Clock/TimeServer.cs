using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Hustings.Server.Clock;

/// <summary>What a time server said about this machine's clock.</summary>
/// <param name="Offset">To be added to this machine's time to get the server's.</param>
/// <param name="Delay">How long question and answer were under way; the offset is right within half of it.</param>
public sealed record ClockReading(string Server, TimeSpan Offset, TimeSpan Delay);

/// <summary>
/// Asks a time server once. SNTP version 4, client mode, unicast (RFC 5905, section 14): one UDP packet of 48 bytes there and one
/// back, in which the transmit timestamp that was sent must come back as the originate timestamp.
/// </summary>
public static class TimeServer
{
    public const int Port = 123;
    private const int PacketSize = 48;
    private const byte ClientVersion4 = (4 << 3) | 3;
    private const int Originate = 24;
    private const int Receive = 32;
    private const int Transmit = 40;
    private static readonly DateTimeOffset Era = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Reads <c>host</c>, <c>host:port</c>, <c>[v6]</c> or <c>[v6]:port</c>; null for anything else.</summary>
    public static DnsEndPoint? Parse(string server)
    {
        if (IPAddress.TryParse(server.Trim('[', ']'), out var address))
        {
            return new(address.ToString(), Port);
        }

        var colon = server.LastIndexOf(':');
        var host = colon < 0 ? server : server[..colon];
        var port = Port;
        return
            (colon >= 0 && (!int.TryParse(server[(colon + 1)..], out port) || port is < 1 or > 65535))
            || Uri.CheckHostName(host.Trim('[', ']')) == UriHostNameType.Unknown
            ? null
            : new(host.Trim('[', ']'), port);
    }

    /// <summary>Asks and waits three seconds at most.</summary>
    /// <exception cref="IOException">No answer, or none that can be used; the message says why.</exception>
    public static async Task<ClockReading> AskAsync(DnsEndPoint server, TimeProvider time, CancellationToken cancel)
    {
        var name = $"{server.Host}:{server.Port}";
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(server.Host, patience.Token).ConfigureAwait(false);
            using var socket = new UdpClient(addresses[0].AddressFamily);
            socket.Connect(addresses[0], server.Port);
            var request = new byte[PacketSize];
            request[0] = ClientVersion4;
            var left = time.GetUtcNow();
            var started = time.GetTimestamp();
            WriteTime(request.AsSpan(Transmit), left);
            await socket.SendAsync(request, patience.Token).ConfigureAwait(false);
            while (true)
            {
                var answer = await socket.ReceiveAsync(patience.Token).ConfigureAwait(false);
                // How long it took is measured apart from what time it is, in case the clock is set meanwhile.
                var back = left + time.GetElapsedTime(started);
                if (Answers(answer.Buffer, request))
                {
                    return Read(name, answer.Buffer, left, back);
                }
            }
        }
        catch (Exception failure)
            when (failure is SocketException or ArgumentException
                || (failure is OperationCanceledException && !cancel.IsCancellationRequested)
            )
        {
            throw new IOException(
                $"The time server {name} gave no usable answer within {Patience.TotalSeconds} s.",
                failure
            );
        }
    }

    // Somebody else's packet, or an old answer, is waited past.
    private static bool Answers(ReadOnlySpan<byte> answer, ReadOnlySpan<byte> request) =>
        answer.Length >= PacketSize
        && (answer[0] & 7) == 4
        && answer.Slice(Originate, 8).SequenceEqual(request.Slice(Transmit, 8));

    private static ClockReading Read(string name, ReadOnlySpan<byte> answer, DateTimeOffset left, DateTimeOffset back)
    {
        var unsynchronised = answer[0] >> 6 == 3;
        // Stratum 0 is a "kiss of death": the server does not want to be asked.
        if (unsynchronised || answer[1] is 0 or > 15 || answer.Slice(Transmit, 8).IndexOfAnyExcept((byte)0) < 0)
        {
            throw new IOException($"The time server {name} answered that it does not know the time.");
        }

        var received = ReadTime(answer[Receive..], left);
        var sent = ReadTime(answer[Transmit..], left);
        return new(name, (received - left + (sent - back)) / 2, back - left - (sent - received));
    }

    // Seconds since 1900 and a binary fraction; they run over in 2036 and every 136 years, so the era nearest to our own time is meant.
    private static DateTimeOffset ReadTime(ReadOnlySpan<byte> bytes, DateTimeOffset near)
    {
        var seconds = (double)BinaryPrimitives.ReadUInt32BigEndian(bytes);
        var fraction = BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]) / 4294967296.0;
        var eras = Math.Round(((near - Era).TotalSeconds - seconds) / 4294967296.0);
        return Era.AddSeconds(seconds + (eras * 4294967296.0)).AddTicks((long)(fraction * TimeSpan.TicksPerSecond));
    }

    private static void WriteTime(Span<byte> bytes, DateTimeOffset moment)
    {
        var ticks = (moment - Era).Ticks;
        var seconds = ticks / TimeSpan.TicksPerSecond;
        var fraction = (ticks % TimeSpan.TicksPerSecond << 32) / TimeSpan.TicksPerSecond;
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(seconds & uint.MaxValue));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[4..], (uint)fraction);
    }
}
