namespace Hustings.Cryptography;

/// <summary>
/// Width-w non-adjacent forms: signed odd digits with at least w-1 zeros after each, so that an exponentiation adds once in about
/// w+1 doublings. Source: Hankerson, Menezes, Vanstone, "Guide to Elliptic Curve Cryptography", algorithm 3.35.
/// </summary>
internal static class WindowedNaf
{
    /// <summary>Digits of a 253-bit number, lowest first.</summary>
    public const int Digits = 256;

    /// <summary>Writes the width-<paramref name="width"/> form (2 to 8); returns the index of the highest non-zero digit, -1 for 0.</summary>
    public static int Write(in Scalar scalar, int width, Span<sbyte> digits)
    {
        digits[..Digits].Clear();
        int top = -1;
        int carry = 0;
        int position = 0;
        while (position < Digits)
        {
            int bit = (position < 255 ? scalar.Bit(position) : 0) + carry;
            if ((bit & 1) == 0)
            {
                // 0, or 1 + 1: the carry stays.
                position++;
                continue;
            }
            int window = Window(scalar, position, width) + carry;
            if (window >= 1 << (width - 1))
            {
                window -= 1 << width;
                carry = 1;
            }
            else
            {
                carry = 0;
            }
            digits[position] = (sbyte)window;
            top = position;
            position += width;
        }
        return top;
    }

    private static int Window(in Scalar scalar, int position, int width)
    {
        int word = position >> 6;
        int shift = position & 63;
        ulong bits = word < 4 ? scalar.Word(word) >> shift : 0;
        if (shift + width > 64 && word < 3)
            bits |= unchecked(scalar.Word(word + 1) << (64 - shift));
        return (int)(bits & ((1UL << width) - 1));
    }
}
