using Hustings.Cryptography;
using Hustings.Cryptography.Shuffles;

namespace Hustings.Record.Json;

/// <summary>A shuffle's proof as nested arrays (specification, "Shuffles": shuffle_proof).</summary>
internal static class ShuffleProofs
{
    public static void Write(CanonicalWriter writer, ShuffleProof proof)
    {
        var (t, s, permutation, chain) = proof;
        writer.Raw("[["u8).Point(t.T1).Raw(","u8).Point(t.T2).Raw(","u8).Point(t.T3).Raw(",["u8);
        writer.Point(t.T41).Raw(","u8).Point(t.T42).Raw("],"u8);
        Points(writer, t.Hat).Raw("],["u8);
        writer.Scalar(s.S1).Raw(","u8).Scalar(s.S2).Raw(","u8).Scalar(s.S3).Raw(","u8).Scalar(s.S4).Raw(","u8);
        Scalars(writer, s.Hat).Raw(","u8);
        Scalars(writer, s.Prime).Raw("],"u8);
        Points(writer, permutation).Raw(","u8);
        Points(writer, chain).Raw("]"u8);
    }

    public static ShuffleProof Read(ref CanonicalReader reader)
    {
        reader.Take("[["u8);
        var t1 = PointThen(ref reader, ","u8);
        var t2 = PointThen(ref reader, ","u8);
        var t3 = PointThen(ref reader, ",["u8);
        var t41 = PointThen(ref reader, ","u8);
        var t42 = PointThen(ref reader, "],"u8);
        var tHat = Points(ref reader);
        reader.Take("],["u8);
        var s1 = ScalarThen(ref reader);
        var s2 = ScalarThen(ref reader);
        var s3 = ScalarThen(ref reader);
        var s4 = ScalarThen(ref reader);
        var sHat = Scalars(ref reader);
        reader.Take(","u8);
        var sPrime = Scalars(ref reader);
        reader.Take("],"u8);
        var permutation = Points(ref reader);
        reader.Take(","u8);
        var chain = Points(ref reader);
        reader.Take("]"u8);
        return new ShuffleProof(
            new ShuffleCommitments(t1, t2, t3, t41, t42, tHat),
            new ShuffleResponses(s1, s2, s3, s4, sHat, sPrime),
            permutation,
            chain
        );
    }

    private static CanonicalWriter Points(CanonicalWriter writer, Point[] points) =>
        writer.Array(points, (w, point) => w.Point(point));

    private static CanonicalWriter Scalars(CanonicalWriter writer, Scalar[] scalars) =>
        writer.Array(scalars, (w, scalar) => w.Scalar(scalar));

    private static Point[] Points(ref CanonicalReader reader) =>
        reader.List(Limits.Ballots, (ref CanonicalReader r) => r.Point());

    private static Scalar[] Scalars(ref CanonicalReader reader) =>
        reader.List(Limits.Ballots, (ref CanonicalReader r) => r.Scalar());

    private static Point PointThen(ref CanonicalReader reader, ReadOnlySpan<byte> next)
    {
        var point = reader.Point();
        reader.Take(next);
        return point;
    }

    private static Scalar ScalarThen(ref CanonicalReader reader)
    {
        var scalar = reader.Scalar();
        reader.Take(","u8);
        return scalar;
    }
}
