using System.Numerics;

namespace Hustings.Cryptography;

/// <summary>
/// Vectors of small integers as group elements, for answers that are shuffled and then read one by one. Source: specification, "Groups",
/// Ed25519: 8 bits per integer, 14 bits of padding; the smallest padding that gives a member of the group.
/// </summary>
public static class Embedding
{
    /// <summary>The most integers that fit below p together with the padding.</summary>
    public const int MaxLength = 30;

    /// <summary>The largest integer.</summary>
    public const int MaxValue = 255;

    private const int PaddingBits = 14;

    /// <summary>of_ints. A vector for which no padding works does not exist in practice (2^14 tries, about one in sixteen fits).</summary>
    /// <exception cref="ArgumentException">More than <see cref="MaxLength"/> integers, or one outside 0..255.</exception>
    public static Point Encode(ReadOnlySpan<int> values)
    {
        if (values.Length > MaxLength || values.ContainsAnyExceptInRange(0, MaxValue))
            throw new ArgumentException("At most 30 integers from 0 to 255 can be embedded.", nameof(values));
        BigInteger number = BigInteger.Zero;
        foreach (int value in values)
            number = (number << 8) | value;
        number <<= PaddingBits;
        Span<byte> encoding = stackalloc byte[Point.Size];
        for (int padding = 0; padding < 1 << PaddingBits; padding++)
        {
            encoding.Clear();
            _ = (number + padding).TryWriteBytes(encoding, out _, isUnsigned: true);
            if (Point.Check(encoding, out Point point) == PointFault.None)
                return point;
        }
        throw new InvalidOperationException("No padding gives a group element.");
    }

    /// <summary>to_ints: <paramref name="count"/> integers. Any point reads as some vector; higher bits are dropped as the reference tool drops them.</summary>
    public static int[] Decode(Point point, int count)
    {
        Span<byte> encoding = stackalloc byte[Point.Size];
        point.Encode(encoding);
        BigInteger number = new BigInteger(encoding, isUnsigned: true) >> PaddingBits;
        int[] values = new int[count];
        for (int i = count - 1; i >= 0; i--)
        {
            values[i] = (int)(number & 0xff);
            number >>= 8;
        }
        return values;
    }
}
