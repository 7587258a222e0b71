using System.Buffers.Binary;

namespace Hustings.Lab.Attacks.Flood;

/// <summary>
/// Headers of the PROXY protocol, version 2 (HAProxy's <c>proxy-protocol.txt</c>, section 2.2): they claim a sender. Only a listener made
/// for this test believes them.
/// </summary>
public static class ProxyHeader
{
    private const byte Version2Proxy = 0x21;
    private const byte Tcp4 = 0x11;
    private const byte Tcp6 = 0x21;
    private static readonly byte[] Signature = [0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A];

    /// <summary>A sender in an IPv6 /64 of its own for each number: 2001:db8:.... is for documents only.</summary>
    public static byte[] Six(int number)
    {
        Span<byte> sender = stackalloc byte[16];
        BinaryPrimitives.WriteUInt32BigEndian(sender, 0x2001_0db8);
        BinaryPrimitives.WriteInt32BigEndian(sender[4..], number);
        sender[15] = 1;
        Span<byte> receiver = stackalloc byte[16];
        receiver[15] = 1;
        return Of(Tcp6, sender, receiver);
    }

    /// <summary>An IPv4 sender for each number, in 10.0.0.0/8.</summary>
    public static byte[] Four(int number)
    {
        Span<byte> sender = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(sender, (10 << 24) + (number & 0xFF_FFFF));
        return Of(Tcp4, sender, [127, 0, 0, 1]);
    }

    private static byte[] Of(byte family, ReadOnlySpan<byte> sender, ReadOnlySpan<byte> receiver)
    {
        int length = sender.Length + receiver.Length + (2 * sizeof(ushort));
        byte[] header =
        [
            .. Signature,
            Version2Proxy,
            family,
            0,
            (byte)length,
            .. sender,
            .. receiver,
            0x9C,
            0x40,
            0x01,
            0xBB,
        ];
        return header;
    }
}
