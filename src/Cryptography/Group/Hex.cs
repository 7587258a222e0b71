namespace Hustings.Cryptography;

/// <summary>Belenios writes a group element as a number in hex, so byte order is the reverse of RFC 8032's.</summary>
internal static class Hex
{
    private const string Digits = "0123456789abcdef";

    public static bool TryReadReversed(ReadOnlySpan<byte> hex, Span<byte> bytes)
    {
        if (hex.Length != 2 * bytes.Length)
            return false;
        for (int i = 0; i < bytes.Length; i++)
        {
            int high = Value(hex[2 * i]);
            int low = Value(hex[2 * i + 1]);
            if ((high | low) < 0)
                return false;
            bytes[^(i + 1)] = (byte)((high << 4) | low);
        }
        return true;
    }

    public static void WriteReversed(ReadOnlySpan<byte> bytes, Span<byte> hex)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            byte value = bytes[^(i + 1)];
            hex[2 * i] = (byte)Digits[value >> 4];
            hex[2 * i + 1] = (byte)Digits[value & 15];
        }
    }

    private static int Value(byte digit) =>
        digit switch
        {
            >= (byte)'0' and <= (byte)'9' => digit - '0',
            >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
            _ => -1,
        };
}
