using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Hustings.Cryptography.Lanes;

/// <content>
/// Products. With c1 = 1.5 * 2^103, whose unit in the last place is 2^51, fma(a, b, c1) = c1 + k 2^51 rounds the product to a multiple of 2^51, and
/// fma(a, b, c1 + 1.5 * 2^52 - that) = 1.5 * 2^52 + r is the exact rest, at most 2^50 in magnitude. Read as integers both are a constant plus k or r; the
/// constants of a whole column are taken off at once, modulo 2^64.
/// </content>
internal readonly partial struct LaneField
{
    private const double TwoTo51 = 1L << 51;
    private const double TwoTo52 = 1L << 52;

    private const double Splitter = 1.5 * TwoTo51 * TwoTo52;
    private const double RestSplitter = Splitter + 1.5 * TwoTo52;
    private const double Unit = 1 / TwoTo51;

    // The bits of 1.5 * 2^103, 1.5 * 2^52 and 2^52.
    private const ulong HighBits = 0x4668000000000000;
    private const ulong LowBits = 0x4338000000000000;
    private const long WholeBits = 0x4330000000000000;

    private const long Mask = (1L << 51) - 1;

    // Makes a column positive before its carry is shifted out (2^62, which leaves 2^11 in the carry), and rounds the carry (2^50).
    private const ulong Positive = (1UL << 62) + (1UL << 50);
    private const double LowOffset = TwoTo52 + (1L << 50);
    private const double CarryOffset = 1 << 11;

    // What a column starts with, by how many rests and multiples it and the column five above it will get.
    private const long Product0 = unchecked(
        (long)(Positive - (1 * LowBits + 0 * HighBits + 19 * (4 * LowBits + 5 * HighBits)))
    );
    private const long Product1 = unchecked(
        (long)(Positive - (2 * LowBits + 1 * HighBits + 19 * (3 * LowBits + 4 * HighBits)))
    );
    private const long Product2 = unchecked(
        (long)(Positive - (3 * LowBits + 2 * HighBits + 19 * (2 * LowBits + 3 * HighBits)))
    );
    private const long Product3 = unchecked(
        (long)(Positive - (4 * LowBits + 3 * HighBits + 19 * (1 * LowBits + 2 * HighBits)))
    );
    private const long Product4 = unchecked(
        (long)(Positive - (5 * LowBits + 4 * HighBits + 19 * (0 * LowBits + 1 * HighBits)))
    );
    private const long Square0 = unchecked(
        (long)(Positive - (1 * LowBits + 0 * HighBits + 19 * (2 * LowBits + 3 * HighBits)))
    );
    private const long Square1 = unchecked(
        (long)(Positive - (1 * LowBits + 1 * HighBits + 19 * (2 * LowBits + 2 * HighBits)))
    );
    private const long Square2 = unchecked(
        (long)(Positive - (2 * LowBits + 1 * HighBits + 19 * (1 * LowBits + 2 * HighBits)))
    );
    private const long Square3 = unchecked(
        (long)(Positive - (2 * LowBits + 2 * HighBits + 19 * (1 * LowBits + 1 * HighBits)))
    );
    private const long Square4 = unchecked(
        (long)(Positive - (3 * LowBits + 2 * HighBits + 19 * (0 * LowBits + 1 * HighBits)))
    );

    /// <summary>a b. The result may be one of the factors.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(in LaneField a, in LaneField b, out LaneField product)
    {
        Vector256<long> r0 = Vector256.Create(Product0);
        Vector256<long> r1 = Vector256.Create(Product1);
        Vector256<long> r2 = Vector256.Create(Product2);
        Vector256<long> r3 = Vector256.Create(Product3);
        Vector256<long> r4 = Vector256.Create(Product4);
        Vector256<long> r5 = default;
        Vector256<long> r6 = default;
        Vector256<long> r7 = default;
        Vector256<long> r8 = default;
        Vector256<long> r9 = default;
        Vector256<double> x = a.V0;
        Add(x, b.V0, ref r0, ref r1);
        Add(x, b.V1, ref r1, ref r2);
        Add(x, b.V2, ref r2, ref r3);
        Add(x, b.V3, ref r3, ref r4);
        Add(x, b.V4, ref r4, ref r5);
        x = a.V1;
        Add(x, b.V0, ref r1, ref r2);
        Add(x, b.V1, ref r2, ref r3);
        Add(x, b.V2, ref r3, ref r4);
        Add(x, b.V3, ref r4, ref r5);
        Add(x, b.V4, ref r5, ref r6);
        x = a.V2;
        Add(x, b.V0, ref r2, ref r3);
        Add(x, b.V1, ref r3, ref r4);
        Add(x, b.V2, ref r4, ref r5);
        Add(x, b.V3, ref r5, ref r6);
        Add(x, b.V4, ref r6, ref r7);
        x = a.V3;
        Add(x, b.V0, ref r3, ref r4);
        Add(x, b.V1, ref r4, ref r5);
        Add(x, b.V2, ref r5, ref r6);
        Add(x, b.V3, ref r6, ref r7);
        Add(x, b.V4, ref r7, ref r8);
        x = a.V4;
        Add(x, b.V0, ref r4, ref r5);
        Add(x, b.V1, ref r5, ref r6);
        Add(x, b.V2, ref r6, ref r7);
        Add(x, b.V3, ref r7, ref r8);
        Add(x, b.V4, ref r8, ref r9);
        product = Carried(r0 + Times19(r5), r1 + Times19(r6), r2 + Times19(r7), r3 + Times19(r8), r4 + Times19(r9));
    }

    /// <summary>a^2, a reduced. The result may be a itself.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Square(in LaneField a, out LaneField square)
    {
        Vector256<long> r0 = Vector256.Create(Square0);
        Vector256<long> r1 = Vector256.Create(Square1);
        Vector256<long> r2 = Vector256.Create(Square2);
        Vector256<long> r3 = Vector256.Create(Square3);
        Vector256<long> r4 = Vector256.Create(Square4);
        Vector256<long> r5 = default;
        Vector256<long> r6 = default;
        Vector256<long> r7 = default;
        Vector256<long> r8 = default;
        Vector256<long> r9 = default;
        Vector256<double> x = a.V0;
        Add(x, x, ref r0, ref r1);
        x += x;
        Add(x, a.V1, ref r1, ref r2);
        Add(x, a.V2, ref r2, ref r3);
        Add(x, a.V3, ref r3, ref r4);
        Add(x, a.V4, ref r4, ref r5);
        x = a.V1;
        Add(x, x, ref r2, ref r3);
        x += x;
        Add(x, a.V2, ref r3, ref r4);
        Add(x, a.V3, ref r4, ref r5);
        Add(x, a.V4, ref r5, ref r6);
        x = a.V2;
        Add(x, x, ref r4, ref r5);
        x += x;
        Add(x, a.V3, ref r5, ref r6);
        Add(x, a.V4, ref r6, ref r7);
        x = a.V3;
        Add(x, x, ref r6, ref r7);
        x += x;
        Add(x, a.V4, ref r7, ref r8);
        x = a.V4;
        Add(x, x, ref r8, ref r9);
        square = Carried(r0 + Times19(r5), r1 + Times19(r6), r2 + Times19(r7), r3 + Times19(r8), r4 + Times19(r9));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector256<double> a, Vector256<double> b, ref Vector256<long> low, ref Vector256<long> high)
    {
        Vector256<double> multiple = Vector256.FusedMultiplyAdd(a, b, Vector256.Create(Splitter));
        Vector256<double> rest = Vector256.FusedMultiplyAdd(a, b, Vector256.Create(RestSplitter) - multiple);
        high += multiple.AsInt64();
        low += rest.AsInt64();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Times19(Vector256<long> x) => (x << 4) + (x << 1) + x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static LaneField Carried(
        Vector256<long> t0,
        Vector256<long> t1,
        Vector256<long> t2,
        Vector256<long> t3,
        Vector256<long> t4
    )
    {
        Vector256<long> mask = Vector256.Create(Mask);
        Vector256<long> whole = Vector256.Create(WholeBits);
        Vector256<double> offset = Vector256.Create(LowOffset + CarryOffset);
        Vector256<long> l0 = ((t0 & mask) | whole) + Times19(t4 >>> 51);
        Vector256<long> l1 = ((t1 & mask) | whole) + (t0 >>> 51);
        Vector256<long> l2 = ((t2 & mask) | whole) + (t1 >>> 51);
        Vector256<long> l3 = ((t3 & mask) | whole) + (t2 >>> 51);
        Vector256<long> l4 = ((t4 & mask) | whole) + (t3 >>> 51);
        return new(
            l0.AsDouble() - Vector256.Create(LowOffset + 19 * CarryOffset),
            l1.AsDouble() - offset,
            l2.AsDouble() - offset,
            l3.AsDouble() - offset,
            l4.AsDouble() - offset
        );
    }
}
