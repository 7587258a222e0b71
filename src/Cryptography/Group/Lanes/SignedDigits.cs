namespace Hustings.Cryptography.Lanes;

/// <summary>
/// Scalars in signed digits of a fixed width, so that four scalars side by side add at the same places: base 16 with digits from -8 to 7 for
/// windows over any point, base 256 with digits from -128 to 127 for tables of fixed points.
/// </summary>
internal static class SignedDigits
{
    /// <summary>Digits in base 16.</summary>
    public const int Nibbles = 64;

    /// <summary>Digits in base 256.</summary>
    public const int Bytes = 32;

    /// <summary>Writes 64 digits in base 16, lowest first. The scalar is below 2^253, so no carry is left.</summary>
    public static void WriteNibbles(in Scalar scalar, Span<sbyte> digits)
    {
        int carry = 0;
        for (int i = 0; i < Nibbles; i++)
        {
            int digit = (int)((scalar.Word(i >> 4) >> (4 * (i & 15))) & 15) + carry;
            carry = (digit + 8) >> 4;
            digits[i] = (sbyte)(digit - (carry << 4));
        }
    }

    /// <summary>Writes 32 digits in base 256, lowest first.</summary>
    public static void WriteBytes(in Scalar scalar, Span<sbyte> digits)
    {
        int carry = 0;
        for (int i = 0; i < Bytes; i++)
        {
            int digit = (int)((scalar.Word(i >> 3) >> (8 * (i & 7))) & 255) + carry;
            carry = (digit + 128) >> 8;
            digits[i] = (sbyte)(digit - (carry << 8));
        }
    }
}
