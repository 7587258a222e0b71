namespace Hustings.Cryptography;

/// <summary>
/// Curve arithmetic on -x^2 + y^2 = 1 + d x^2 y^2 in extended coordinates (x = X/Z, y = Y/Z, xy = T/Z), variable time.
/// Source: Hisil, Wong, Carter, Dawson, "Twisted Edwards Curves Revisited" (2008), formulas for a = -1; complete, so identity
/// and doublings need no special case.
/// </summary>
internal readonly struct EdwardsPoint(in FieldElement x, in FieldElement y, in FieldElement z, in FieldElement t)
{
    public readonly FieldElement X = x;
    public readonly FieldElement Y = y;
    public readonly FieldElement Z = z;
    public readonly FieldElement T = t;

    public static EdwardsPoint Identity =>
        new(FieldElement.Zero, FieldElement.One, FieldElement.One, FieldElement.Zero);

    public bool IsIdentity => X.IsZero && Y.SameAs(Z);

    public EdwardsPoint Negated => new(-X, Y, Z, -T);

    public bool SameAs(in EdwardsPoint other) => (X * other.Z).SameAs(other.X * Z) && (Y * other.Z).SameAs(other.Y * Z);

    public EdwardsPoint Add(in EdwardsPoint other) => Add(Cached.From(other)).Extended();

    public EdwardsPoint Double() => new Projective(X, Y, Z).Double().Extended();

    public Completed Add(in Cached q)
    {
        FieldElement a = (Y - X) * q.YMinusX;
        FieldElement b = (Y + X) * q.YPlusX;
        FieldElement c = T * q.T2D;
        FieldElement d = Z * q.Z2;
        return new(b - a, b + a, d + c, d - c);
    }

    public Completed Subtract(in Cached q)
    {
        FieldElement a = (Y - X) * q.YPlusX;
        FieldElement b = (Y + X) * q.YMinusX;
        FieldElement c = T * q.T2D;
        FieldElement d = Z * q.Z2;
        return new(b - a, b + a, d - c, d + c);
    }

    public Completed Add(in AffineNiels q)
    {
        FieldElement a = (Y - X) * q.YMinusX;
        FieldElement b = (Y + X) * q.YPlusX;
        FieldElement c = T * q.XY2D;
        FieldElement d = Z + Z;
        return new(b - a, b + a, d + c, d - c);
    }

    public Completed Subtract(in AffineNiels q)
    {
        FieldElement a = (Y - X) * q.YPlusX;
        FieldElement b = (Y + X) * q.YMinusX;
        FieldElement c = T * q.XY2D;
        FieldElement d = Z + Z;
        return new(b - a, b + a, d - c, d + c);
    }

    /// <summary>(X : Y : Z) without T, all that a doubling needs.</summary>
    internal readonly struct Projective(in FieldElement x, in FieldElement y, in FieldElement z)
    {
        private readonly FieldElement _x = x;
        private readonly FieldElement _y = y;
        private readonly FieldElement _z = z;

        public static Projective Identity => new(FieldElement.Zero, FieldElement.One, FieldElement.One);

        public Completed Double()
        {
            FieldElement a = _x.Square();
            FieldElement b = _y.Square();
            FieldElement z2 = _z.Square();
            FieldElement h = a + b;
            FieldElement e = (_x + _y).Square() - h;
            FieldElement g = b - a;
            return new(e, h, g, z2 + z2 - g);
        }
    }

    /// <summary>((E : G), (H : F)): the common last step of additions and doublings, x = E/G... with products not yet taken.</summary>
    internal readonly struct Completed(in FieldElement e, in FieldElement h, in FieldElement g, in FieldElement f)
    {
        private readonly FieldElement _e = e;
        private readonly FieldElement _h = h;
        private readonly FieldElement _g = g;
        private readonly FieldElement _f = f;

        public EdwardsPoint Extended() => new(_e * _f, _g * _h, _f * _g, _e * _h);

        public Projective WithoutT() => new(_e * _f, _g * _h, _f * _g);
    }

    /// <summary>A summand with the products that every addition repeats: (Y+X, Y-X, 2Z, 2dT).</summary>
    internal readonly struct Cached(
        in FieldElement yPlusX,
        in FieldElement yMinusX,
        in FieldElement z2,
        in FieldElement t2d
    )
    {
        public readonly FieldElement YPlusX = yPlusX;
        public readonly FieldElement YMinusX = yMinusX;
        public readonly FieldElement Z2 = z2;
        public readonly FieldElement T2D = t2d;

        public static Cached From(in EdwardsPoint p) => new(p.Y + p.X, p.Y - p.X, p.Z + p.Z, p.T * FieldElement.TwoD);
    }

    /// <summary>The same with Z = 1: (y+x, y-x, 2dxy). Cheapest to add; making one costs an inversion.</summary>
    internal readonly struct AffineNiels(in FieldElement yPlusX, in FieldElement yMinusX, in FieldElement xy2d)
    {
        public readonly FieldElement YPlusX = yPlusX;
        public readonly FieldElement YMinusX = yMinusX;
        public readonly FieldElement XY2D = xy2d;
    }
}
