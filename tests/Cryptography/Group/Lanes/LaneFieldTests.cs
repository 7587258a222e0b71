using System.Numerics;
using System.Runtime.Intrinsics;
using Hustings.Cryptography.Lanes;
using Shouldly;
using Xunit;

namespace Hustings.Cryptography.Tests.Group.Lanes;

/// <summary>Four values side by side give what plain integers give, at the edges of what the limbs may hold too.</summary>
public class LaneFieldTests
{
    private static readonly BigInteger P = (BigInteger.One << 255) - 19;
    private const double Reduced = (1L << 50) + (1L << 13);
    private readonly Random _random = new(7);

    [Fact]
    public void Products_squares_and_reductions_are_those_of_plain_integers()
    {
        for (int i = 0; i < 10_000; i++)
        {
            LaneField a = Some(3 * Reduced);
            LaneField b = Some(Reduced);
            LaneField.Multiply(a, b, out LaneField product);
            LaneField.Square(b, out LaneField square);
            LaneField again = a.Reduced();
            for (int lane = 0; lane < LaneField.Lanes; lane++)
            {
                (BigInteger x, BigInteger y) = (Value(a, lane), Value(b, lane));
                Value(product, lane).ShouldBe(Modulo(x * y));
                Value(square, lane).ShouldBe(Modulo(y * y));
                Value(again, lane).ShouldBe(x);
                for (int limb = 0; limb < LaneField.Limbs; limb++)
                {
                    Math.Abs(product.Limb(limb)[lane]).ShouldBeLessThanOrEqualTo(Reduced);
                    Math.Abs(square.Limb(limb)[lane]).ShouldBeLessThanOrEqualTo(Reduced);
                    Math.Abs(again.Limb(limb)[lane]).ShouldBeLessThanOrEqualTo(Reduced);
                }
            }
        }
    }

    [Fact]
    public void Values_come_out_of_the_lanes_as_they_went_in()
    {
        FieldElement[] edge =
        [
            FieldElement.Zero,
            FieldElement.One,
            -FieldElement.One,
            FieldElement.SqrtMinusOne,
            FieldElement.FromHex("7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"),
        ];
        foreach (FieldElement a in edge)
        {
            foreach (FieldElement b in edge)
            {
                LaneField lanes = LaneField.From(a, b, a + b, a - b);
                lanes.Get(0).SameAs(a).ShouldBeTrue();
                lanes.Get(1).SameAs(b).ShouldBeTrue();
                lanes.Get(2).SameAs(a + b).ShouldBeTrue();
                lanes.Get(3).SameAs(a - b).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void Inversions_and_roots_are_those_of_single_elements()
    {
        FieldElement[] values = [FieldElement.Zero, -FieldElement.One, FieldElement.D, FieldElement.TwoD];
        LaneField lanes = LaneField.From(values[0], values[1], values[2], values[3]);
        LaneField inverses = lanes.Invert();
        LaneField powers = lanes.PowP58();
        for (int lane = 0; lane < LaneField.Lanes; lane++)
        {
            inverses.Get(lane).SameAs(values[lane].Invert()).ShouldBeTrue();
            powers.Get(lane).SameAs(values[lane].PowP58()).ShouldBeTrue();
        }
    }

    // Random limbs in two lanes, all limbs at their largest or smallest in the others.
    private LaneField Some(double most) => new(Limb(most), Limb(most), Limb(most), Limb(most), Limb(most));

    private Vector256<double> Limb(double most) =>
        Vector256.Create(Random(most), Random(most), _random.Next(2) == 0 ? most : -most, -most);

    private double Random(double most) => Math.Round((2 * _random.NextDouble() - 1) * most);

    private static BigInteger Value(in LaneField a, int lane)
    {
        BigInteger value = BigInteger.Zero;
        for (int limb = LaneField.Limbs - 1; limb >= 0; limb--)
            value = (value << 51) + (BigInteger)a.Limb(limb)[lane];
        return Modulo(value);
    }

    private static BigInteger Modulo(BigInteger value)
    {
        BigInteger rest = value % P;
        return rest < 0 ? rest + P : rest;
    }
}
