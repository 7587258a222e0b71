using Hustings.Cryptography.Interop;
using Shouldly;
using Xunit;

namespace Hustings.Cryptography.Tests.Group;

/// <summary>Our variable-time engine and libsodium must give the same bytes.</summary>
public class AgreementWithSodium
{
    private readonly SeededRandom _random = new("agreement"u8);

    [Fact]
    public void Base_multiples_agree_on_random_and_edge_scalars()
    {
        foreach (Scalar s in EdgeScalars().Concat(Enumerable.Range(0, 500).Select(_ => Scalar.Random(_random))))
        {
            using SecretScalar secret = SecretScalar.FromPublic(s);
            Point.MultiplyBase(s).ShouldBe(secret.PublicPoint());
        }
    }

    [Fact]
    public void Multiples_of_any_point_agree_on_random_and_edge_scalars()
    {
        Point p = Point.MultiplyBase(Scalar.Random(_random));
        foreach (Scalar s in EdgeScalars().Concat(Enumerable.Range(0, 200).Select(_ => Scalar.Random(_random))))
        {
            using SecretScalar secret = SecretScalar.FromPublic(s);
            Point.Multiply(s, p).ShouldBe(secret.Multiply(p));
            p += Point.Generator;
        }
    }

    [Fact]
    public void Multiples_of_the_identity_are_the_identity()
    {
        foreach (Scalar s in EdgeScalars())
        {
            using SecretScalar secret = SecretScalar.FromPublic(s);
            Point.Multiply(s, Point.Identity).IsIdentity.ShouldBeTrue();
            secret.Multiply(Point.Identity).IsIdentity.ShouldBeTrue();
        }
    }

    [Fact]
    public void Sums_agree()
    {
        Span<byte> a = stackalloc byte[32];
        Span<byte> b = stackalloc byte[32];
        Span<byte> sum = stackalloc byte[32];
        Span<byte> ours = stackalloc byte[32];
        for (int i = 0; i < 200; i++)
        {
            Point p = Point.MultiplyBase(Scalar.Random(_random));
            Point q = (i % 4) switch
            {
                0 => p,
                1 => -p,
                2 => Point.Identity,
                _ => Point.MultiplyBase(Scalar.Random(_random)),
            };
            p.Encode(a);
            q.Encode(b);
            Sodium.TryAdd(sum, a, b).ShouldBeTrue();
            (p + q).Encode(ours);
            ours.ToArray().ShouldBe(sum.ToArray());
        }
    }

    [Fact]
    public void Scalars_agree_on_sums_differences_and_products()
    {
        Scalar[] edge = [.. EdgeScalars()];
        for (int i = 0; i < 2000; i++)
        {
            Scalar a = i < edge.Length * edge.Length ? edge[i / edge.Length] : Scalar.Random(_random);
            Scalar b = i < edge.Length * edge.Length ? edge[i % edge.Length] : Scalar.Random(_random);
            byte[] x = new byte[32],
                y = new byte[32],
                z = new byte[32];
            a.Encode(x);
            b.Encode(y);
            Sodium.ScalarAdd(z, x, y);
            Encoded(a + b).ShouldBe(z);
            Sodium.ScalarSubtract(z, x, y);
            Encoded(a - b).ShouldBe(z);
            Sodium.ScalarMultiply(z, x, y);
            Encoded(a * b).ShouldBe(z);
        }
    }

    [Fact]
    public void Digests_reduce_alike()
    {
        byte[] digest = new byte[32];
        for (int i = 0; i < 2000; i++)
        {
            if (i < 16)
                Array.Fill(digest, (byte)(i * 17));
            else
                _random.Fill(digest);
            byte[] wide = new byte[64];
            for (int j = 0; j < 32; j++)
                wide[j] = digest[31 - j];
            byte[] reduced = new byte[32];
            Sodium.ScalarReduce(reduced, wide);
            Encoded(Scalar.ReduceBigEndian(digest)).ShouldBe(reduced);
        }
    }

    [Fact]
    public void Random_encodings_are_judged_alike()
    {
        byte[] encoding = new byte[32];
        int valid = 0;
        for (int i = 0; i < 3000; i++)
        {
            _random.Fill(encoding);
            bool ours = Point.Check(encoding, out _) == PointFault.None;
            ours.ShouldBe(Sodium.IsValidPoint(encoding));
            valid += ours ? 1 : 0;
        }
        valid.ShouldBeGreaterThan(100);
    }

    private static byte[] Encoded(Scalar s)
    {
        byte[] bytes = new byte[32];
        s.Encode(bytes);
        return bytes;
    }

    private static IEnumerable<Scalar> EdgeScalars() =>
        [
            Scalar.Zero,
            Scalar.One,
            Scalar.From(2),
            Scalar.From(8),
            Scalar.From(ulong.MaxValue),
            -Scalar.One,
            -Scalar.From(2),
            -Scalar.From(8),
        ];
}
