using System.Diagnostics.CodeAnalysis;

namespace Hustings.Cryptography;

/// <summary>What is wrong with a group element that came from outside.</summary>
public enum PointFault
{
    /// <summary>Nothing: a member of the prime-order group (the identity is one).</summary>
    None,

    /// <summary>Not 64 lower-case hex digits (or not 32 bytes).</summary>
    Malformed,

    /// <summary>A coordinate at or above p, or the sign of x = 0 set: not the encoding the point itself would give.</summary>
    NotCanonical,

    /// <summary>No point of the curve has this y.</summary>
    NotOnCurve,

    /// <summary>On the curve, but with a part of order 2, 4 or 8.</summary>
    NotInSubgroup,
}

/// <summary>
/// A public element of the prime-order subgroup of Ed25519, the group of Belenios' "Ed25519". Every value that came from outside went
/// through <see cref="Check"/>, so a <see cref="Point"/> is always valid; the identity is valid. Written additively here, where
/// the Belenios specification writes multiplicatively. Variable time: exponents that are secret belong in <see cref="SecretScalar"/>.
/// </summary>
public readonly struct Point : IEquatable<Point>
{
    /// <summary>Bytes of an encoding (RFC 8032 section 5.1.2).</summary>
    public const int Size = 32;

    /// <summary>Digits of Belenios' form: the same number in hex, most significant digit first.</summary>
    public const int HexSize = 64;

    private readonly EdwardsPoint _p;

    internal Point(in EdwardsPoint p) => _p = p;

    /// <summary>The neutral element.</summary>
    public static Point Identity => new(EdwardsPoint.Identity);

    /// <summary>g, the standard base point: y = 4/5, x even.</summary>
    public static Point Generator { get; } =
        FromTrusted("5866666666666666666666666666666666666666666666666666666666666666");

    /// <summary>Whether this is the neutral element.</summary>
    public bool IsIdentity => _p.IsIdentity;

    internal EdwardsPoint Edwards => _p;

    /// <summary>Reads Belenios' 64 hex digits and checks everything.</summary>
    public static PointFault CheckHex(ReadOnlySpan<byte> hex, out Point point)
    {
        point = Identity;
        Span<byte> bytes = stackalloc byte[Size];
        return Hex.TryReadReversed(hex, bytes) ? Check(bytes, out point) : PointFault.Malformed;
    }

    /// <summary>
    /// What is wrong with 64 hex digits as far as a few microseconds show: everything but a torsion part beside a large order. For naming a fault of something that is refused
    /// anyway; nothing that passes here may be used as a point.
    /// </summary>
    /// <param name="identity">It is the neutral element.</param>
    public static PointFault GlanceHex(ReadOnlySpan<byte> hex, out bool identity)
    {
        identity = false;
        Span<byte> bytes = stackalloc byte[Size];
        if (!Hex.TryReadReversed(hex, bytes))
            return PointFault.Malformed;
        PointFault fault = TryDecompress(bytes, out EdwardsPoint p);
        if (fault != PointFault.None)
            return fault;
        identity = p.IsIdentity;
        return !identity && p.Double().Double().Double().IsIdentity ? PointFault.NotInSubgroup : PointFault.None;
    }

    /// <summary>Reads Belenios' 64 hex digits; false if anything is wrong.</summary>
    public static bool TryParseHex(ReadOnlySpan<byte> hex, out Point point) =>
        CheckHex(hex, out point) == PointFault.None;

    /// <summary>Reads 32 bytes (RFC 8032 section 5.1.3), requiring the canonical encoding of a member of the prime-order subgroup.</summary>
    public static PointFault Check(ReadOnlySpan<byte> encoding, out Point point)
    {
        point = Identity;
        if (encoding.Length != Size)
            return PointFault.Malformed;
        PointFault fault = TryDecompress(encoding, out EdwardsPoint p);
        if (fault != PointFault.None)
            return fault;
        if (!Exponentiation.IsInSubgroup(p))
            return PointFault.NotInSubgroup;
        point = new Point(p);
        return PointFault.None;
    }

    /// <summary>Writes the 32-byte encoding of RFC 8032.</summary>
    public void Encode(Span<byte> destination)
    {
        // As it was read, nothing is to be divided.
        FieldElement inverse = _p.Z.IsPlainOne ? FieldElement.One : _p.Z.Invert();
        Encode(_p.X * inverse, _p.Y * inverse, destination);
    }

    /// <summary>Writes Belenios' 64 lower-case hex digits.</summary>
    public void WriteHex(Span<byte> destination)
    {
        Span<byte> bytes = stackalloc byte[Size];
        Encode(bytes);
        Hex.WriteReversed(bytes, destination);
    }

    /// <summary>Belenios' 64 lower-case hex digits.</summary>
    public override string ToString()
    {
        Span<byte> hex = stackalloc byte[HexSize];
        WriteHex(hex);
        return System.Text.Encoding.ASCII.GetString(hex);
    }

    /// <summary>Writes the hex of several points one after another, 64 digits each, with a single inversion.</summary>
    internal static void WriteHex(ReadOnlySpan<EdwardsPoint> points, Span<byte> destination)
    {
        Span<byte> bytes = points.Length <= 64 ? stackalloc byte[64 * Size] : new byte[points.Length * Size];
        Encode(points, bytes);
        for (int i = 0; i < points.Length; i++)
            Hex.WriteReversed(bytes.Slice(i * Size, Size), destination.Slice(i * HexSize, HexSize));
    }

    /// <summary>Writes the encodings of several points one after another, with a single inversion (Montgomery's trick).</summary>
    internal static void Encode(ReadOnlySpan<EdwardsPoint> points, Span<byte> destination)
    {
        Span<FieldElement> products =
            points.Length <= 32 ? stackalloc FieldElement[points.Length] : new FieldElement[points.Length];
        FieldElement product = FieldElement.One;
        for (int i = 0; i < points.Length; i++)
        {
            products[i] = product;
            product *= points[i].Z;
        }
        FieldElement inverse = product.IsPlainOne ? FieldElement.One : product.Invert();
        for (int i = points.Length - 1; i >= 0; i--)
        {
            FieldElement z = inverse * products[i];
            inverse *= points[i].Z;
            Encode(points[i].X * z, points[i].Y * z, destination.Slice(i * Size, Size));
        }
    }

    /// <summary>Sum; in Belenios' notation the product.</summary>
    public static Point operator +(in Point a, in Point b) => new(a._p.Add(b._p));

    /// <summary>Difference.</summary>
    public static Point operator -(in Point a, in Point b) => new(a._p.Add(b._p.Negated));

    /// <summary>Inverse.</summary>
    public static Point operator -(in Point a) => new(a._p.Negated);

    /// <summary>s p; in Belenios' notation p^s. Variable time.</summary>
    public static Point Multiply(in Scalar s, in Point p) => new(Exponentiation.Multiply(s, p._p));

    /// <summary>s g; in Belenios' notation g^s. Variable time.</summary>
    public static Point MultiplyBase(in Scalar s) =>
        new(Exponentiation.Multiply(FixedBase.Generator, s, Scalar.Zero, EdwardsPoint.Identity));

    /// <exception cref="InvalidOperationException">One of them was never set: all its coordinates are zero, and every equation would hold.</exception>
    public bool Equals(Point other) =>
        _p.Z.IsZero || other._p.Z.IsZero
            ? throw new InvalidOperationException("A point that was never set was compared.")
            : _p.SameAs(other._p);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Point other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        Span<byte> bytes = stackalloc byte[Size];
        Encode(bytes);
        return BitConverter.ToInt32(bytes);
    }

    /// <summary>Equality of group elements.</summary>
    public static bool operator ==(in Point left, in Point right) => left.Equals(right);

    /// <summary>Inequality of group elements.</summary>
    public static bool operator !=(in Point left, in Point right) => !left.Equals(right);

    /// <summary>Reads an encoding that libsodium or this room made: our own bug if it is not valid.</summary>
    internal static Point FromTrusted(ReadOnlySpan<byte> encoding) =>
        TryDecompress(encoding, out EdwardsPoint p) == PointFault.None
            ? new Point(p)
            : throw new InvalidOperationException("A group element made here does not decode.");

    private static Point FromTrusted(string hex) => FromTrusted(Convert.FromHexString(hex));

    internal static void Encode(in FieldElement x, in FieldElement y, Span<byte> destination)
    {
        y.WriteBytes(destination);
        if (x.IsNegative)
            destination[Size - 1] |= 0x80;
    }

    internal static PointFault TryDecompress(ReadOnlySpan<byte> encoding, out EdwardsPoint p)
    {
        p = EdwardsPoint.Identity;
        if (!ReadY(encoding, out FieldElement y, out bool negative))
            return PointFault.NotCanonical;

        // x^2 = (y^2 - 1) / (d y^2 + 1), RFC 8032 section 5.1.3.
        FieldElement y2 = y.Square();
        FieldElement u = y2 - FieldElement.One;
        FieldElement v = y2 * FieldElement.D + FieldElement.One;
        FieldElement v3 = v.Square() * v;
        FieldElement x = (v3.Square() * v * u).PowP58() * v3 * u;
        PointFault fault = ChooseRoot(
            u,
            x.Square() * v,
            x,
            x * FieldElement.SqrtMinusOne,
            negative,
            out FieldElement root
        );
        if (fault == PointFault.None)
            p = new EdwardsPoint(root, y, FieldElement.One, root * y);
        return fault;
    }

    /// <summary>The coordinate y and the sign of x; false if y is not below p.</summary>
    internal static bool ReadY(ReadOnlySpan<byte> encoding, out FieldElement y, out bool negative)
    {
        negative = (encoding[Size - 1] & 0x80) != 0;
        y = FieldElement.FromBytes(encoding);
        Span<byte> again = stackalloc byte[Size];
        y.WriteBytes(again);
        if (negative)
            again[Size - 1] |= 0x80;
        return again.SequenceEqual(encoding);
    }

    /// <summary>x with the sign asked for, from a candidate, the candidate times the root of -1, and v times the candidate's square, which must be u or -u.</summary>
    internal static PointFault ChooseRoot(
        in FieldElement u,
        in FieldElement vx2,
        in FieldElement candidate,
        in FieldElement other,
        bool negative,
        out FieldElement x
    )
    {
        x = candidate;
        if (!vx2.SameAs(u))
        {
            if (!vx2.SameAs(-u))
                return PointFault.NotOnCurve;
            x = other;
        }
        if (x.IsZero && negative)
            return PointFault.NotCanonical;
        if (x.IsNegative != negative)
            x = -x;
        return PointFault.None;
    }
}
