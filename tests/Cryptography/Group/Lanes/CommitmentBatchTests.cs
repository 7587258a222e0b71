using Hustings.Cryptography.Interop;
using Hustings.Cryptography.Lanes;
using Shouldly;
using Xunit;

namespace Hustings.Cryptography.Tests.Group.Lanes;

/// <summary>Many sums at once are, in lanes and one by one, what libsodium computes one by one.</summary>
public class CommitmentBatchTests
{
    private readonly SeededRandom _random = new("commitments"u8);

    [Fact]
    public void Sums_agree_with_libsodium_on_random_and_edge_scalars_and_points()
    {
        Point yPoint = Point.MultiplyBase(Scalar.Random(_random));
        FixedBase y = new(yPoint);
        Scalar[] edge =
        [
            Scalar.Zero,
            Scalar.One,
            Scalar.From(8),
            -Scalar.One,
            -Scalar.From(8),
            Scalar.From(ulong.MaxValue),
        ];
        for (int round = 0; round < 12; round++)
        {
            CommitmentBatch batch = new();
            List<Point> expected = [];
            int points = 1 + round;
            for (int i = 0; i < points; i++)
            {
                Point p = (round + i) % 7 == 3 ? Point.Identity : Point.MultiplyBase(Scalar.Random(_random));
                int index = batch.AddPoint(p);
                for (int j = 0; j <= (i + round) % 5; j++)
                {
                    Scalar c = Some(edge);
                    Scalar r = Some(edge);
                    Scalar s = Some(edge);
                    bool two = (i + j) % 3 == 0;
                    _ = two
                        ? batch.Add(y, r, FixedBase.Generator, s, index, c)
                        : batch.Add(FixedBase.Generator, r, index, c);
                    Point sum = Times(r, two ? y : FixedBase.Generator) + Times(c, p);
                    expected.Add(two ? sum + Times(s, FixedBase.Generator) : sum);
                }
            }
            byte[] lanes = batch.Run(true);
            lanes.ShouldBe(batch.Run(false));
            for (int i = 0; i < expected.Count; i++)
            {
                byte[] encoding = new byte[Point.Size];
                expected[i].Encode(encoding);
                lanes.AsSpan(i * Point.Size, Point.Size).ToArray().ShouldBe(encoding);
            }
        }

        Point Times(Scalar s, object of)
        {
            using SecretScalar secret = SecretScalar.FromPublic(s);
            return of switch
            {
                Point p => secret.Multiply(p),
                FixedBase b when b == y => secret.Multiply(yPoint),
                _ => secret.PublicPoint(),
            };
        }
    }

    [Fact]
    public void Digits_add_up_to_their_scalar()
    {
        Scalar[] edge = [Scalar.Zero, Scalar.One, -Scalar.One, Scalar.From(ulong.MaxValue)];
        sbyte[] nibbles = new sbyte[SignedDigits.Nibbles];
        sbyte[] bytes = new sbyte[SignedDigits.Bytes];
        foreach (Scalar s in edge.Concat(Enumerable.Range(0, 300).Select(_ => Scalar.Random(_random))))
        {
            SignedDigits.WriteNibbles(s, nibbles);
            SignedDigits.WriteBytes(s, bytes);
            nibbles.ShouldAllBe(digit => digit >= -8 && digit <= 7);
            Value(nibbles, 16).ShouldBe(s);
            Value(bytes, 256).ShouldBe(s);
        }
    }

    [Fact]
    public void Batch_without_sums_gives_nothing()
    {
        CommitmentBatch batch = new();
        batch.AddPoint(Point.Generator);
        batch.Run(true).ShouldBeEmpty();
        batch.Run(false).ShouldBeEmpty();
    }

    private static Scalar Value(sbyte[] digits, ulong radix)
    {
        Scalar value = Scalar.Zero;
        foreach (sbyte digit in digits.Reverse())
        {
            Scalar absolute = Scalar.From((ulong)Math.Abs((int)digit));
            value = value * Scalar.From(radix) + (digit < 0 ? -absolute : absolute);
        }
        return value;
    }

    private Scalar Some(Scalar[] edge)
    {
        Span<byte> draw = stackalloc byte[1];
        _random.Fill(draw);
        return draw[0] < 128 ? Scalar.Random(_random) : edge[draw[0] % edge.Length];
    }
}
