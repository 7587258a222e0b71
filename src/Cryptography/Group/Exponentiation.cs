namespace Hustings.Cryptography;

/// <summary>Sums of products of public points by public scalars, variable time, sharing their doublings (Straus 1964).</summary>
internal static class Exponentiation
{
    /// <summary>s P.</summary>
    public static EdwardsPoint Multiply(in Scalar s, in EdwardsPoint p)
    {
        Span<sbyte> digits = stackalloc sbyte[WindowedNaf.Digits];
        int top = WindowedNaf.Write(s, PointTable.Width, digits);
        PointTable table = new(p);
        EdwardsPoint.Projective r = EdwardsPoint.Projective.Identity;
        EdwardsPoint result = EdwardsPoint.Identity;
        for (int i = top; i >= 0; i--)
        {
            EdwardsPoint.Completed t = r.Double();
            if (digits[i] != 0)
                t = table.Apply(t.Extended(), digits[i]);
            if (i == 0)
                result = t.Extended();
            else
                r = t.WithoutT();
        }
        return result;
    }

    /// <summary>a F + b P, with both digit strings made beforehand (<see cref="FixedBase.Width"/> and <see cref="PointTable.Width"/>).</summary>
    public static EdwardsPoint Multiply(
        FixedBase fixedBase,
        ReadOnlySpan<sbyte> fixedDigits,
        in PointTable table,
        ReadOnlySpan<sbyte> digits
    )
    {
        int top = Math.Max(fixedDigits.LastIndexOfAnyExcept((sbyte)0), digits.LastIndexOfAnyExcept((sbyte)0));
        EdwardsPoint.Projective r = EdwardsPoint.Projective.Identity;
        EdwardsPoint result = EdwardsPoint.Identity;
        for (int i = top; i >= 0; i--)
        {
            EdwardsPoint.Completed t = r.Double();
            if (fixedDigits[i] != 0)
                t = fixedBase.Apply(t.Extended(), fixedDigits[i]);
            if (digits[i] != 0)
                t = table.Apply(t.Extended(), digits[i]);
            if (i == 0)
                result = t.Extended();
            else
                r = t.WithoutT();
        }
        return result;
    }

    /// <summary>a F + b P.</summary>
    public static EdwardsPoint Multiply(FixedBase fixedBase, in Scalar a, in Scalar b, in EdwardsPoint p)
    {
        Span<sbyte> fixedDigits = stackalloc sbyte[WindowedNaf.Digits];
        Span<sbyte> digits = stackalloc sbyte[WindowedNaf.Digits];
        WindowedNaf.Write(a, FixedBase.Width, fixedDigits);
        WindowedNaf.Write(b, PointTable.Width, digits);
        return Multiply(fixedBase, fixedDigits, new PointTable(p), digits);
    }

    /// <summary>a P + b Q.</summary>
    public static EdwardsPoint Multiply(in Scalar a, in EdwardsPoint p, in Scalar b, in EdwardsPoint q) =>
        Multiply(a, p).Add(Multiply(b, q));

    /// <summary>Whether q P is the identity: exactly the members of the prime-order subgroup.</summary>
    public static bool IsInSubgroup(in EdwardsPoint p)
    {
        PointTable table = new(p);
        ReadOnlySpan<sbyte> digits = OrderDigits;
        EdwardsPoint.Projective r = EdwardsPoint.Projective.Identity;
        EdwardsPoint result = EdwardsPoint.Identity;
        for (int i = digits.LastIndexOfAnyExcept((sbyte)0); i >= 0; i--)
        {
            EdwardsPoint.Completed t = r.Double();
            if (digits[i] != 0)
                t = table.Apply(t.Extended(), digits[i]);
            if (i == 0)
                result = t.Extended();
            else
                r = t.WithoutT();
        }
        return result.IsIdentity;
    }

    private static ReadOnlySpan<sbyte> OrderDigits => s_orderDigits;

    // The form of q - 1 (even, so its lowest digit is 0) with 1 added back.
    private static readonly sbyte[] s_orderDigits = MakeOrderDigits();

    private static sbyte[] MakeOrderDigits()
    {
        sbyte[] digits = new sbyte[WindowedNaf.Digits];
        WindowedNaf.Write(-Scalar.One, PointTable.Width, digits);
        digits[0] = 1;
        return digits;
    }
}
