using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Hustings.Contest;

/// <summary>
/// A public credential as the box and the roll know it: the 32 bytes that its 64 hex digits in the record spell.
/// A plain key for tables; whether it is a group element is the record's business.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct Credential
{
    private readonly ulong a;
    private readonly ulong b;
    private readonly ulong c;
    private readonly ulong d;

    /// <summary>From 32 bytes.</summary>
    public Credential(ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, 32);
        a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        c = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        d = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>Reads 64 lower-case hex digits; false for anything else.</summary>
    public static bool TryParse(ReadOnlySpan<char> hex, out Credential credential)
    {
        credential = default;
        Span<byte> bytes = stackalloc byte[32];
        if (
            hex.Length != 64
            || hex.ContainsAnyInRange('A', 'F')
            || Convert.FromHexString(hex, bytes, out _, out _) != System.Buffers.OperationStatus.Done
        )
        {
            return false;
        }

        credential = new Credential(bytes);
        return true;
    }

    /// <summary>Reads 64 lower-case hex digits in ASCII; false for anything else.</summary>
    public static bool TryParse(ReadOnlySpan<byte> ascii, out Credential credential)
    {
        Span<char> hex = stackalloc char[64];
        credential = default;
        return ascii.Length == 64
            && System.Text.Ascii.ToUtf16(ascii, hex, out _) == System.Buffers.OperationStatus.Done
            && TryParse(hex, out credential);
    }

    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, a);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], b);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], c);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], d);
    }

    public byte[] ToArray()
    {
        var bytes = new byte[32];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>64 lower-case hex digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToArray());
}
