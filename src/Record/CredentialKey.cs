using System.Runtime.InteropServices;
using Hustings.Cryptography;

namespace Hustings.Record;

/// <summary>A public credential as a dictionary key: its 32 bytes, without the cost of checking the point again.</summary>
public readonly record struct CredentialKey(ulong A, ulong B, ulong C, ulong D)
{
    public static CredentialKey Of(Point point)
    {
        Span<byte> hex = stackalloc byte[64];
        point.WriteHex(hex);
        return TryRead(hex, out var key) ? key : throw new InvalidOperationException("a point wrote no hex");
    }

    /// <summary>From 64 hex digits as they stand in a ballot; false if they are not hex.</summary>
    public static bool TryRead(ReadOnlySpan<byte> hex, out CredentialKey key)
    {
        key = default;
        Span<ulong> words = stackalloc ulong[4];
        if (
            hex.Length != 64
            || Convert.FromHexString(hex, MemoryMarshal.AsBytes(words), out _, out _)
                != System.Buffers.OperationStatus.Done
        )
        {
            return false;
        }
        key = new CredentialKey(words[0], words[1], words[2], words[3]);
        return true;
    }

    /// <summary>64 lower-case hex digits.</summary>
    public void WriteHex(Span<byte> destination)
    {
        Span<ulong> words = [A, B, C, D];
        if (!Convert.TryToHexStringLower(MemoryMarshal.AsBytes(words), destination, out _))
        {
            throw new ArgumentException("64 bytes are needed", nameof(destination));
        }
    }

    /// <summary>64 lower-case hex digits.</summary>
    public override string ToString()
    {
        Span<byte> hex = stackalloc byte[64];
        WriteHex(hex);
        return System.Text.Encoding.ASCII.GetString(hex);
    }
}
