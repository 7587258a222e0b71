using System.Runtime.InteropServices;

namespace Hustings.Verification.Structure;

/// <summary>A SHA-256 in 32 bytes, so that a map of many ballots stays small.</summary>
internal readonly record struct Sha256Value(ulong A, ulong B, ulong C, ulong D)
{
    /// <param name="hash">32 bytes.</param>
    public static Sha256Value Of(ReadOnlySpan<byte> hash)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(hash);
        return new Sha256Value(words[0], words[1], words[2], words[3]);
    }

    /// <param name="hex">64 hex digits.</param>
    public static Sha256Value Parse(string hex) => Of(Convert.FromHexString(hex));

    public override string ToString()
    {
        Span<ulong> words = [A, B, C, D];
        return Convert.ToHexStringLower(MemoryMarshal.AsBytes(words));
    }
}
