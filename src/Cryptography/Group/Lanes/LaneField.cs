using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Hustings.Cryptography.Lanes;

/// <summary>
/// Four integers modulo p = 2^255 - 19 side by side, each in five signed limbs of 51 bits that are held as whole doubles, for public data only.
/// A product of two limbs is split by two fused multiply-adds into a multiple of 2^51 and an exact rest, both of which are read out of the
/// doubles' bits and added up as integers. Source of the splitting: Emmart, Zheng, Weems, "Faster modular exponentiation using double
/// precision floating point arithmetic on the GPU" (2018), here with rounding to nearest and signed limbs.
/// </summary>
/// <remarks>
/// "Reduced" limbs are at most R = 2^50 + 2^13 in magnitude: products, squares and <see cref="Reduced"/> are. The product of what meets in
/// <see cref="Multiply"/> must stay below 2^102, so one factor may be a sum of three reduced values while the other is reduced. Every step is exact
/// under IEEE 754's rounding to nearest, so all machines give the same limbs.
/// </remarks>
internal readonly partial struct LaneField
{
    /// <summary>Independent values in one element.</summary>
    public const int Lanes = 4;

    /// <summary>Doubles that make up one value.</summary>
    public const int Limbs = 5;

    public readonly Vector256<double> V0;
    public readonly Vector256<double> V1;
    public readonly Vector256<double> V2;
    public readonly Vector256<double> V3;
    public readonly Vector256<double> V4;

    public LaneField(
        Vector256<double> v0,
        Vector256<double> v1,
        Vector256<double> v2,
        Vector256<double> v3,
        Vector256<double> v4
    )
    {
        V0 = v0;
        V1 = v1;
        V2 = v2;
        V3 = v3;
        V4 = v4;
    }

    /// <summary>Whether this machine's fused multiply-add makes four lanes faster than one value after another; the answers are the same.</summary>
    public static bool Pays => Fma.IsSupported || AdvSimd.Arm64.IsSupported;

    public static LaneField Zero => default;

    public static LaneField One => All(FieldElement.One);

    public static LaneField TwoD { get; } = All(FieldElement.TwoD);

    /// <summary>The same value in all lanes.</summary>
    public static LaneField All(in FieldElement value) => From(value, value, value, value);

    public static LaneField From(in FieldElement a, in FieldElement b, in FieldElement c, in FieldElement d) =>
        new LaneField(
            Vector256.Create((double)a.Limb(0), b.Limb(0), c.Limb(0), d.Limb(0)),
            Vector256.Create((double)a.Limb(1), b.Limb(1), c.Limb(1), d.Limb(1)),
            Vector256.Create((double)a.Limb(2), b.Limb(2), c.Limb(2), d.Limb(2)),
            Vector256.Create((double)a.Limb(3), b.Limb(3), c.Limb(3), d.Limb(3)),
            Vector256.Create((double)a.Limb(4), b.Limb(4), c.Limb(4), d.Limb(4))
        ).Reduced();

    /// <summary>The value in one lane; the limbs may be sums of a few reduced ones.</summary>
    public FieldElement Get(int lane) =>
        FieldElement.FromSigned((long)V0[lane], (long)V1[lane], (long)V2[lane], (long)V3[lane], (long)V4[lane]);

    /// <summary>One limb of all four values.</summary>
    public Vector256<double> Limb(int index) =>
        index switch
        {
            0 => V0,
            1 => V1,
            2 => V2,
            3 => V3,
            _ => V4,
        };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneField operator +(in LaneField a, in LaneField b) =>
        new(a.V0 + b.V0, a.V1 + b.V1, a.V2 + b.V2, a.V3 + b.V3, a.V4 + b.V4);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneField operator -(in LaneField a, in LaneField b) =>
        new(a.V0 - b.V0, a.V1 - b.V1, a.V2 - b.V2, a.V3 - b.V3, a.V4 - b.V4);

    /// <summary>Lane by lane <paramref name="b"/> where the mask's bits are set, else <paramref name="a"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneField Select(Vector256<double> mask, in LaneField b, in LaneField a) =>
        new(
            Vector256.ConditionalSelect(mask, b.V0, a.V0),
            Vector256.ConditionalSelect(mask, b.V1, a.V1),
            Vector256.ConditionalSelect(mask, b.V2, a.V2),
            Vector256.ConditionalSelect(mask, b.V3, a.V3),
            Vector256.ConditionalSelect(mask, b.V4, a.V4)
        );

    /// <summary>The same value negated where <paramref name="sign"/> holds -0.0, unchanged where it holds 0.0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LaneField WithSign(Vector256<double> sign) => new(V0 ^ sign, V1 ^ sign, V2 ^ sign, V3 ^ sign, V4 ^ sign);

    /// <summary>The same value with reduced limbs, from limbs below 2^53.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LaneField Reduced()
    {
        // Adding and taking off 1.5 * 2^103 rounds to a multiple of 2^51.
        Vector256<double> m = Vector256.Create(Splitter);
        Vector256<double> c0 = (V0 + m) - m;
        Vector256<double> c1 = (V1 + m) - m;
        Vector256<double> c2 = (V2 + m) - m;
        Vector256<double> c3 = (V3 + m) - m;
        Vector256<double> c4 = (V4 + m) - m;
        Vector256<double> unit = Vector256.Create(Unit);
        return new(
            Vector256.FusedMultiplyAdd(c4, Vector256.Create(19 * Unit), V0 - c0),
            Vector256.FusedMultiplyAdd(c0, unit, V1 - c1),
            Vector256.FusedMultiplyAdd(c1, unit, V2 - c2),
            Vector256.FusedMultiplyAdd(c2, unit, V3 - c3),
            Vector256.FusedMultiplyAdd(c3, unit, V4 - c4)
        );
    }

    /// <summary>a^(p-2) in every lane; the inverse of 0 is 0.</summary>
    public LaneField Invert()
    {
        (LaneField z250, LaneField z11) = PowerChain();
        Multiply(z250.SquareTimes(5), z11, out LaneField inverse);
        return inverse;
    }

    /// <summary>a^((p-5)/8) in every lane.</summary>
    public LaneField PowP58()
    {
        (LaneField z250, _) = PowerChain();
        Multiply(z250.SquareTimes(2), this, out LaneField power);
        return power;
    }

    public LaneField SquareTimes(int count)
    {
        LaneField r = this;
        for (int i = 0; i < count; i++)
            Square(r, out r);
        return r;
    }

    // a^(2^250 - 1) and a^11, by the chain of FieldElement.
    private (LaneField Z250, LaneField Z11) PowerChain()
    {
        Square(this, out LaneField z2);
        Multiply(z2.SquareTimes(2), this, out LaneField z9);
        Multiply(z9, z2, out LaneField z11);
        Multiply(z11.SquareTimes(1), z9, out LaneField z5);
        Multiply(z5.SquareTimes(5), z5, out LaneField z10);
        Multiply(z10.SquareTimes(10), z10, out LaneField z20);
        Multiply(z20.SquareTimes(20), z20, out LaneField z40);
        Multiply(z40.SquareTimes(10), z10, out LaneField z50);
        Multiply(z50.SquareTimes(50), z50, out LaneField z100);
        Multiply(z100.SquareTimes(100), z100, out LaneField z200);
        Multiply(z200.SquareTimes(50), z50, out LaneField z250);
        return (z250, z11);
    }
}
