using System.Text;
using Hustings.Cryptography.Interop;
using Shouldly;
using Xunit;

namespace Hustings.Cryptography.Tests.Group.Lanes;

/// <summary>Elements checked side by side are judged like those checked alone, and like libsodium judges them.</summary>
public class PointBatchTests
{
    // RFC 7748 order 8 (a point with x of either sign), orders 4, 2 and 1, and what is not canonical.
    private static readonly string[] Special =
    [
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    ];

    private readonly SeededRandom _random = new("point batch"u8);

    [Fact]
    public void Elements_are_judged_as_alone_and_as_libsodium_judges_them()
    {
        EdwardsPoint torsion = Decompressed(Convert.FromHexString(Special[0]));
        List<byte[]> encodings = [.. Special.Select(Convert.FromHexString)];
        byte[] random = new byte[Point.Size];
        for (int i = 0; i < 400; i++)
        {
            _random.Fill(random);
            encodings.Add([.. random]);
            EdwardsPoint p = Point.MultiplyBase(Scalar.Random(_random)).Edwards;
            encodings.Add(Encoded(p));
            // A good point with a part of order 8, 4 or 2.
            EdwardsPoint part =
                i % 3 == 0 ? torsion
                : i % 3 == 1 ? torsion.Double()
                : torsion.Double().Double();
            encodings.Add(Encoded(p.Add(part)));
        }
        foreach (bool lanes in new[] { true, false })
        {
            PointBatch batch = new();
            foreach (byte[] encoding in encodings)
                batch.Add(Hexed(encoding)).ShouldBe(batch.Count - 1);
            batch.Run(lanes);
            HashSet<PointFault> seen = [];
            for (int i = 0; i < encodings.Count; i++)
            {
                PointFault fault = batch.Result(i, out Point point);
                fault.ShouldBe(Point.Check(encodings[i], out Point alone));
                point.ShouldBe(alone);
                if (!point.IsIdentity)
                    Sodium.IsValidPoint(encodings[i]).ShouldBe(fault == PointFault.None);
                seen.Add(fault);
            }
            seen.Count.ShouldBe(4);
        }
    }

    [Fact]
    public void What_is_no_hex_is_named_and_spoils_no_neighbour()
    {
        PointBatch batch = new();
        batch.Add("zz"u8);
        batch.Add(Encoding.ASCII.GetBytes(Point.Generator.ToString()));
        batch.Add(Encoding.ASCII.GetBytes(Generators.Secondary.ToString().ToUpperInvariant()));
        batch.RunOnAllCores();
        batch.Result(0, out _).ShouldBe(PointFault.Malformed);
        batch.Result(1, out Point point).ShouldBe(PointFault.None);
        point.ShouldBe(Point.Generator);
        batch.Result(2, out _).ShouldBe(PointFault.Malformed);
    }

    private static EdwardsPoint Decompressed(byte[] encoding)
    {
        Point.TryDecompress(encoding, out EdwardsPoint p).ShouldBe(PointFault.None);
        return p;
    }

    private static byte[] Encoded(in EdwardsPoint p)
    {
        byte[] encoding = new byte[Point.Size];
        Point.Encode([p], encoding);
        return encoding;
    }

    private static byte[] Hexed(byte[] encoding) =>
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower([.. encoding.Reverse()]));
}
