using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Hustings.Cryptography;

/// <summary>
/// An integer modulo p = 2^255 - 19 in five limbs of 51 bits, for public data only: nothing here hides its operands' values
/// from a stopwatch (comparisons and inversions branch).
/// Source: RFC 7748 section 4.1 for p; the limb layout is Bernstein et al., "High-speed high-security signatures" (2011).
/// </summary>
/// <remarks>
/// Limbs entering <see cref="Multiply"/> may be up to 2^54: then every sum of five products stays below 2^115 and its carry
/// fits 64 bits. Products and differences leave limbs below 2^52, one addition of two of them stays below 2^53.
/// Overflow checks are off: wrapping is part of the carry arithmetic.
/// </remarks>
internal readonly struct FieldElement
{
    private const ulong Mask = (1UL << 51) - 1;

    private readonly ulong _l0,
        _l1,
        _l2,
        _l3,
        _l4;

    private FieldElement(ulong l0, ulong l1, ulong l2, ulong l3, ulong l4)
    {
        _l0 = l0;
        _l1 = l1;
        _l2 = l2;
        _l3 = l3;
        _l4 = l4;
    }

    public static FieldElement Zero => default;

    public static FieldElement One => new(1, 0, 0, 0, 0);

    /// <summary>d = -121665/121666, the curve's coefficient.</summary>
    public static FieldElement D { get; } = FromHex("52036cee2b6ffe738cc740797779e89800700a4d4141d8ab75eb4dca135978a3");

    /// <summary>2d.</summary>
    public static FieldElement TwoD { get; } = (D + D).Carried();

    /// <summary>A square root of -1.</summary>
    public static FieldElement SqrtMinusOne { get; } =
        FromHex("2b8324804fc1df0b2b4d00993dfbd7a72f431806ad2fe478c4ee1b274a0ea0b0");

    /// <summary>The value of five signed limbs, each below 2^53 in magnitude.</summary>
    public static FieldElement FromSigned(long l0, long l1, long l2, long l3, long l4)
    {
        // 8p, limb by limb, makes them positive.
        unchecked
        {
            return new FieldElement(
                (ulong)(l0 + 0x3FFFFFFFFFFF68),
                (ulong)(l1 + 0x3FFFFFFFFFFFF8),
                (ulong)(l2 + 0x3FFFFFFFFFFFF8),
                (ulong)(l3 + 0x3FFFFFFFFFFFF8),
                (ulong)(l4 + 0x3FFFFFFFFFFFF8)
            ).Carried();
        }
    }

    /// <summary>Limb <paramref name="index"/> as it is, up to 2^53.</summary>
    public ulong Limb(int index) =>
        index switch
        {
            0 => _l0,
            1 => _l1,
            2 => _l2,
            3 => _l3,
            _ => _l4,
        };

    /// <summary>Reads 64 hex digits, most significant first.</summary>
    public static FieldElement FromHex(string bigEndian)
    {
        byte[] bytes = Convert.FromHexString(bigEndian);
        Array.Reverse(bytes);
        return FromBytes(bytes);
    }

    /// <summary>Reads 32 little-endian bytes; the top bit is ignored and the value is not required to be below p.</summary>
    public static FieldElement FromBytes(ReadOnlySpan<byte> bytes)
    {
        ulong w0 = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        ulong w1 = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
        ulong w2 = BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]);
        ulong w3 = BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]);
        unchecked
        {
            return new(
                w0 & Mask,
                ((w0 >> 51) | (w1 << 13)) & Mask,
                ((w1 >> 38) | (w2 << 26)) & Mask,
                ((w2 >> 25) | (w3 << 39)) & Mask,
                (w3 >> 12) & Mask
            );
        }
    }

    /// <summary>Writes the value below p as 32 little-endian bytes.</summary>
    public void WriteBytes(Span<byte> destination)
    {
        unchecked
        {
            FieldElement t = Carried().Carried();
            // q is 1 exactly when t >= p: adding 19 then overflows 255 bits.
            ulong q = (t._l0 + 19) >> 51;
            q = (t._l1 + q) >> 51;
            q = (t._l2 + q) >> 51;
            q = (t._l3 + q) >> 51;
            q = (t._l4 + q) >> 51;
            ulong l0 = t._l0 + 19 * q;
            ulong l1 = t._l1 + (l0 >> 51);
            ulong l2 = t._l2 + (l1 >> 51);
            ulong l3 = t._l3 + (l2 >> 51);
            ulong l4 = t._l4 + (l3 >> 51);
            l0 &= Mask;
            l1 &= Mask;
            l2 &= Mask;
            l3 &= Mask;
            l4 &= Mask;
            BinaryPrimitives.WriteUInt64LittleEndian(destination, l0 | (l1 << 51));
            BinaryPrimitives.WriteUInt64LittleEndian(destination[8..], (l1 >> 13) | (l2 << 38));
            BinaryPrimitives.WriteUInt64LittleEndian(destination[16..], (l2 >> 26) | (l3 << 25));
            BinaryPrimitives.WriteUInt64LittleEndian(destination[24..], (l3 >> 39) | (l4 << 12));
        }
    }

    public static FieldElement operator +(in FieldElement a, in FieldElement b) =>
        unchecked(new(a._l0 + b._l0, a._l1 + b._l1, a._l2 + b._l2, a._l3 + b._l3, a._l4 + b._l4));

    public static FieldElement operator -(in FieldElement a, in FieldElement b)
    {
        // 8p added limb by limb keeps every limb positive for b up to 2^54 - 152.
        unchecked
        {
            return new FieldElement(
                a._l0 + 0x3FFFFFFFFFFF68 - b._l0,
                a._l1 + 0x3FFFFFFFFFFFF8 - b._l1,
                a._l2 + 0x3FFFFFFFFFFFF8 - b._l2,
                a._l3 + 0x3FFFFFFFFFFFF8 - b._l3,
                a._l4 + 0x3FFFFFFFFFFFF8 - b._l4
            ).Carried();
        }
    }

    public static FieldElement operator -(in FieldElement a) => Zero - a;

    public static FieldElement operator *(in FieldElement a, in FieldElement b) => Multiply(a, b);

    public FieldElement Square()
    {
        unchecked
        {
            ulong a0 = _l0,
                a1 = _l1,
                a2 = _l2,
                a3 = _l3,
                a4 = _l4;
            ulong d0 = 2 * a0,
                d1 = 2 * a1,
                d2 = 2 * a2,
                d3 = 2 * a3;
            ulong a3x19 = 19 * a3,
                a4x19 = 19 * a4;
            Wide r0 = Wide.Product(a0, a0).Add(d1, a4x19).Add(d2, a3x19);
            Wide r1 = Wide.Product(d0, a1).Add(d2, a4x19).Add(a3, a3x19);
            Wide r2 = Wide.Product(d0, a2).Add(a1, a1).Add(d3, a4x19);
            Wide r3 = Wide.Product(d0, a3).Add(d1, a2).Add(a4, a4x19);
            Wide r4 = Wide.Product(d0, a4).Add(d1, a3).Add(a2, a2);
            return Reduce(r0, r1, r2, r3, r4);
        }
    }

    /// <summary>The value squared <paramref name="count"/> times: a^(2^count).</summary>
    public FieldElement SquareTimes(int count)
    {
        FieldElement r = this;
        for (int i = 0; i < count; i++)
            r = r.Square();
        return r;
    }

    /// <summary>a^(p-2); the inverse of 0 is 0.</summary>
    public FieldElement Invert()
    {
        (FieldElement z250, FieldElement z11) = PowerChain();
        return z250.SquareTimes(5) * z11;
    }

    /// <summary>a^((p-5)/8), the exponent that square roots modulo p need (RFC 8032 section 5.1.3).</summary>
    public FieldElement PowP58()
    {
        (FieldElement z250, _) = PowerChain();
        return z250.SquareTimes(2) * this;
    }

    /// <summary>Whether the limbs are those of <see cref="One"/>: a quick look that may miss another form of 1.</summary>
    public bool IsPlainOne => (_l1 | _l2 | _l3 | _l4) == 0 && _l0 == 1;

    public bool IsZero
    {
        get
        {
            Span<byte> bytes = stackalloc byte[32];
            WriteBytes(bytes);
            return bytes.IndexOfAnyExcept((byte)0) < 0;
        }
    }

    /// <summary>Odd values are "negative" (RFC 8032 section 5.1.2).</summary>
    public bool IsNegative
    {
        get
        {
            Span<byte> bytes = stackalloc byte[32];
            WriteBytes(bytes);
            return (bytes[0] & 1) != 0;
        }
    }

    public bool SameAs(in FieldElement other) => (this - other).IsZero;

    // a^(2^250 - 1) and a^11.
    private (FieldElement Z250, FieldElement Z11) PowerChain()
    {
        FieldElement z2 = Square();
        FieldElement z9 = z2.SquareTimes(2) * this;
        FieldElement z11 = z9 * z2;
        FieldElement z5 = z11.Square() * z9; // 2^5 - 1
        FieldElement z10 = z5.SquareTimes(5) * z5;
        FieldElement z20 = z10.SquareTimes(10) * z10;
        FieldElement z40 = z20.SquareTimes(20) * z20;
        FieldElement z50 = z40.SquareTimes(10) * z10;
        FieldElement z100 = z50.SquareTimes(50) * z50;
        FieldElement z200 = z100.SquareTimes(100) * z100;
        return (z200.SquareTimes(50) * z50, z11);
    }

    private static FieldElement Multiply(in FieldElement a, in FieldElement b)
    {
        unchecked
        {
            ulong a0 = a._l0,
                a1 = a._l1,
                a2 = a._l2,
                a3 = a._l3,
                a4 = a._l4;
            ulong b0 = b._l0,
                b1 = b._l1,
                b2 = b._l2,
                b3 = b._l3,
                b4 = b._l4;
            ulong b1x19 = 19 * b1,
                b2x19 = 19 * b2,
                b3x19 = 19 * b3,
                b4x19 = 19 * b4;
            Wide r0 = Wide.Product(a0, b0).Add(a1, b4x19).Add(a2, b3x19).Add(a3, b2x19).Add(a4, b1x19);
            Wide r1 = Wide.Product(a0, b1).Add(a1, b0).Add(a2, b4x19).Add(a3, b3x19).Add(a4, b2x19);
            Wide r2 = Wide.Product(a0, b2).Add(a1, b1).Add(a2, b0).Add(a3, b4x19).Add(a4, b3x19);
            Wide r3 = Wide.Product(a0, b3).Add(a1, b2).Add(a2, b1).Add(a3, b0).Add(a4, b4x19);
            Wide r4 = Wide.Product(a0, b4).Add(a1, b3).Add(a2, b2).Add(a3, b1).Add(a4, b0);
            return Reduce(r0, r1, r2, r3, r4);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static FieldElement Reduce(Wide r0, Wide r1, Wide r2, Wide r3, Wide r4)
    {
        unchecked
        {
            r1 = r1.Add(r0.Shifted);
            r2 = r2.Add(r1.Shifted);
            r3 = r3.Add(r2.Shifted);
            r4 = r4.Add(r3.Shifted);
            ulong l0 = (r0.Low & Mask) + 19 * r4.Shifted;
            return new(l0 & Mask, (r1.Low & Mask) + (l0 >> 51), r2.Low & Mask, r3.Low & Mask, r4.Low & Mask);
        }
    }

    private FieldElement Carried()
    {
        unchecked
        {
            ulong l0 = _l0;
            ulong l1 = _l1 + (l0 >> 51);
            ulong l2 = _l2 + (l1 >> 51);
            ulong l3 = _l3 + (l2 >> 51);
            ulong l4 = _l4 + (l3 >> 51);
            return new((l0 & Mask) + 19 * (l4 >> 51), l1 & Mask, l2 & Mask, l3 & Mask, l4 & Mask);
        }
    }

    // A 128-bit accumulator.
    private readonly struct Wide(ulong high, ulong low)
    {
        private readonly ulong _high = high;

        public readonly ulong Low = low;

        // Bits 51 and up.
        public ulong Shifted
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => unchecked((_high << 13) | (Low >> 51));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Wide Product(ulong a, ulong b)
        {
            ulong high = Math.BigMul(a, b, out ulong low);
            return new(high, low);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Wide Add(ulong a, ulong b)
        {
            unchecked
            {
                ulong high = Math.BigMul(a, b, out ulong low);
                ulong sum = Low + low;
                return new(_high + high + (sum < low ? 1UL : 0UL), sum);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Wide Add(ulong value)
        {
            unchecked
            {
                ulong sum = Low + value;
                return new(_high + (sum < value ? 1UL : 0UL), sum);
            }
        }
    }
}
