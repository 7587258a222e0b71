using System.Runtime.CompilerServices;

namespace Hustings.Cryptography.Lanes;

/// <summary>Four points at a time from their encodings, by the steps of <see cref="Point.Check"/>, and whether they are in the prime-order subgroup.</summary>
internal static class LaneDecoding
{
    private static readonly LaneField s_d = LaneField.All(FieldElement.D);
    private static readonly LaneField s_rootOfMinusOne = LaneField.All(FieldElement.SqrtMinusOne);

    // q = (q - 1) + 1, the same in every lane. The lowest digit of q - 1 is -4, so no carry comes.
    private static readonly sbyte[] s_order = MakeOrder();

    /// <summary>What is wrong with each of up to four 32-byte encodings that stand one after another; points only where nothing is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Check(ReadOnlySpan<byte> encodings, Span<PointFault> faults, Span<EdwardsPoint> points)
    {
        int count = encodings.Length / Point.Size;
        Span<FieldElement> ys = stackalloc FieldElement[LaneField.Lanes];
        ys.Fill(FieldElement.One);
        for (int i = 0; i < count; i++)
        {
            points[i] = EdwardsPoint.Identity;
            faults[i] = Point.ReadY(encodings.Slice(i * Point.Size, Point.Size), out ys[i], out _)
                ? PointFault.None
                : PointFault.NotCanonical;
        }
        Roots(LaneField.From(ys[0], ys[1], ys[2], ys[3]), out LaneField u, out LaneField x, out LaneField square);
        LaneField.Multiply(x, s_rootOfMinusOne, out LaneField other);
        Span<EdwardsPoint> found = stackalloc EdwardsPoint[LaneField.Lanes];
        found.Fill(EdwardsPoint.Identity);
        for (int i = 0; i < count; i++)
        {
            if (faults[i] != PointFault.None)
                continue;
            bool negative = (encodings[i * Point.Size + Point.Size - 1] & 0x80) != 0;
            faults[i] = Point.ChooseRoot(
                u.Get(i),
                square.Get(i),
                x.Get(i),
                other.Get(i),
                negative,
                out FieldElement root
            );
            if (faults[i] == PointFault.None)
                found[i] = new EdwardsPoint(root, ys[i], FieldElement.One, root * ys[i]);
        }
        CheckSubgroup(found[..count], faults);
        for (int i = 0; i < count; i++)
        {
            if (faults[i] == PointFault.None)
                points[i] = found[i];
        }
    }

    // x^2 = u / v with u = y^2 - 1, v = d y^2 + 1: the candidate x = (u v^7)^((p-5)/8) u v^3, and v x^2.
    private static void Roots(in LaneField y, out LaneField u, out LaneField x, out LaneField square)
    {
        LaneField one = LaneField.One;
        LaneField.Square(y.Reduced(), out LaneField y2);
        u = (y2 - one).Reduced();
        LaneField.Multiply(y2, s_d, out LaneField v);
        v = (v + one).Reduced();
        LaneField.Square(v, out LaneField v2);
        LaneField.Multiply(v2, v, out LaneField v3);
        LaneField.Multiply(v3, u, out LaneField uv3);
        LaneField.Square(v2, out LaneField v4);
        LaneField.Multiply(uv3, v4, out LaneField uv7);
        LaneField.Multiply(uv7.PowP58(), uv3, out x);
        LaneField.Square(x, out square);
        LaneField.Multiply(square, v, out square);
    }

    private static void CheckSubgroup(ReadOnlySpan<EdwardsPoint> points, Span<PointFault> faults)
    {
        Span<EdwardsPoint> four = stackalloc EdwardsPoint[LaneField.Lanes];
        four.Fill(EdwardsPoint.Identity);
        points.CopyTo(four);
        Span<double> memory = stackalloc double[LanePowers.MemorySize(1)];
        LanePowers powers = LanePowers.Of(LanePoint.From(four[0], four[1], four[2], four[3]), s_order, 1, memory);
        LanePoint multiple = LanePoint.Identity;
        powers.AddTo(0, ref multiple);
        for (int i = 0; i < points.Length; i++)
        {
            if (faults[i] == PointFault.None && !multiple.Get(i).IsIdentity)
                faults[i] = PointFault.NotInSubgroup;
        }
    }

    private static sbyte[] MakeOrder()
    {
        sbyte[] digits = new sbyte[LaneField.Lanes * SignedDigits.Nibbles];
        for (int lane = 0; lane < LaneField.Lanes; lane++)
        {
            Span<sbyte> own = digits.AsSpan(lane * SignedDigits.Nibbles, SignedDigits.Nibbles);
            SignedDigits.WriteNibbles(-Scalar.One, own);
            own[0]++;
        }
        return digits;
    }
}
