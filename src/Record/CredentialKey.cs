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
}
