using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Hustings.Cryptography.Lanes;

/// <summary>
/// Four points of the curve side by side in extended coordinates, by the formulas of <see cref="EdwardsPoint"/>; coordinates are reduced.
/// Written into variables of the caller rather than returned: a point is 640 bytes.
/// </summary>
internal struct LanePoint
{
    public LaneField X;
    public LaneField Y;
    public LaneField Z;
    public LaneField T;

    public static LanePoint Identity => new() { Y = LaneField.One, Z = LaneField.One };

    public static LanePoint From(in EdwardsPoint a, in EdwardsPoint b, in EdwardsPoint c, in EdwardsPoint d) =>
        new()
        {
            X = LaneField.From(a.X, b.X, c.X, d.X),
            Y = LaneField.From(a.Y, b.Y, c.Y, d.Y),
            Z = LaneField.From(a.Z, b.Z, c.Z, d.Z),
            T = LaneField.From(a.T, b.T, c.T, d.T),
        };

    public readonly EdwardsPoint Get(int lane) => new(X.Get(lane), Y.Get(lane), Z.Get(lane), T.Get(lane));

    /// <summary>2p, its T only on demand: a further doubling does not need it. The result may be p itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Double(in LanePoint p, bool withT, out LanePoint result)
    {
        LaneField.Square(p.X, out LaneField a);
        LaneField.Square(p.Y, out LaneField b);
        LaneField.Square(p.Z, out LaneField c);
        LaneField.Multiply(p.X, p.Y, out LaneField e);
        e += e;
        LaneField g = b - a;
        LaneField h = (a + b).Reduced();
        LaneField f = (c + c - g).Reduced();
        Finish(e, f, g, h, withT, out result);
    }

    /// <summary>p + q. The result may be p itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(in LanePoint p, in LaneCached q, out LanePoint result)
    {
        LaneField difference = p.Y - p.X;
        LaneField sum = p.Y + p.X;
        LaneField.Multiply(difference, q.YMinusX, out LaneField a);
        LaneField.Multiply(sum, q.YPlusX, out LaneField b);
        LaneField.Multiply(p.T, q.T2D, out LaneField c);
        LaneField.Multiply(p.Z, q.Z2, out LaneField d);
        Finish(b - a, (d - c).Reduced(), d + c, (b + a).Reduced(), true, out result);
    }

    /// <summary>p + q, q with Z = 1. The result may be p itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddAffine(in LanePoint p, in LaneCached q, out LanePoint result)
    {
        LaneField difference = p.Y - p.X;
        LaneField sum = p.Y + p.X;
        LaneField.Multiply(difference, q.YMinusX, out LaneField a);
        LaneField.Multiply(sum, q.YPlusX, out LaneField b);
        LaneField.Multiply(p.T, q.T2D, out LaneField c);
        LaneField d = p.Z + p.Z;
        Finish(b - a, (d - c).Reduced(), d + c, (b + a).Reduced(), true, out result);
    }

    // e is at most 2R, g at most 3R, f and h are reduced: every product has a reduced factor.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(
        in LaneField e,
        in LaneField f,
        in LaneField g,
        in LaneField h,
        bool withT,
        out LanePoint result
    )
    {
        Unsafe.SkipInit(out result);
        LaneField.Multiply(e, f, out result.X);
        LaneField.Multiply(g, h, out result.Y);
        LaneField.Multiply(g, f, out result.Z);
        if (withT)
            LaneField.Multiply(e, h, out result.T);
    }
}

/// <summary>Four summands with the products that every addition repeats: (Y+X, Y-X, 2Z, 2dT), all reduced.</summary>
internal struct LaneCached
{
    public LaneField YPlusX;
    public LaneField YMinusX;
    public LaneField Z2;
    public LaneField T2D;

    public static void From(in LanePoint p, out LaneCached cached)
    {
        Unsafe.SkipInit(out cached);
        cached.YPlusX = (p.Y + p.X).Reduced();
        cached.YMinusX = (p.Y - p.X).Reduced();
        cached.Z2 = (p.Z + p.Z).Reduced();
        LaneField.Multiply(p.T, LaneField.TwoD, out cached.T2D);
    }

    /// <summary>The negative in lanes where <paramref name="sign"/> is -1, the same where it is 0.</summary>
    public readonly void WithSign(Vector256<long> sign, out LaneCached signed)
    {
        Unsafe.SkipInit(out signed);
        Vector256<double> mask = sign.AsDouble();
        signed.YPlusX = LaneField.Select(mask, YMinusX, YPlusX);
        signed.YMinusX = LaneField.Select(mask, YPlusX, YMinusX);
        signed.Z2 = Z2;
        signed.T2D = T2D.WithSign((sign << 63).AsDouble());
    }
}
