using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Hustings.Cryptography.Lanes;

/// <summary>
/// All multiples d 256^w P of a fixed point, w from 0 to 31 and d from 0 to 128, as affine summands: a product is then 32 additions and no doubling. Half a
/// megabyte for each point; it is made in about two milliseconds.
/// </summary>
internal sealed class LaneTable
{
    /// <summary>Multiples in each window: 0 to 128.</summary>
    private const int Multiples = 129;

    private readonly double[] _entries = new double[SignedDigits.Bytes * Multiples * LaneMemory.AffineSize];

    public LaneTable(in EdwardsPoint point)
    {
        EdwardsPoint power = point;
        EdwardsPoint[] row = new EdwardsPoint[Multiples];
        for (int window = 0; window < SignedDigits.Bytes; window++)
        {
            EdwardsPoint.Cached summand = EdwardsPoint.Cached.From(power);
            row[0] = EdwardsPoint.Identity;
            for (int i = 1; i < Multiples; i++)
                row[i] = row[i - 1].Add(summand).Extended();
            Write(row, window);
            power = row[Multiples - 1].Double();
        }
    }

    /// <summary>sum += digit[l] 256^window P[l] for the four tables' points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<LaneTable> tables, ReadOnlySpan<sbyte> digits, int window, ref LanePoint sum)
    {
        int d0 = digits[window];
        int d1 = digits[window + SignedDigits.Bytes];
        int d2 = digits[window + 2 * SignedDigits.Bytes];
        int d3 = digits[window + 3 * SignedDigits.Bytes];
        LaneMemory.ReadAffine(
            tables[0].Entry(window, d0),
            tables[1].Entry(window, d1),
            tables[2].Entry(window, d2),
            tables[3].Entry(window, d3),
            out LaneCached entry
        );
        entry.WithSign(Vector256.Create(d0 >> 31, d1 >> 31, d2 >> 31, (long)(d3 >> 31)), out LaneCached signed);
        LanePoint.AddAffine(sum, signed, out sum);
    }

    private ReadOnlySpan<double> Entry(int window, int digit) =>
        _entries.AsSpan((window * Multiples + Math.Abs(digit)) * LaneMemory.AffineSize, LaneMemory.AffineSize);

    private void Write(EdwardsPoint[] row, int window)
    {
        Span<FieldElement> inverses = new FieldElement[row.Length];
        FieldElement product = FieldElement.One;
        for (int i = 0; i < row.Length; i++)
        {
            inverses[i] = product;
            product *= row[i].Z;
        }
        product = product.Invert();
        Span<double> entries = _entries.AsSpan(window * Multiples * LaneMemory.AffineSize);
        for (int i = row.Length - 1; i >= 0; i--)
        {
            FieldElement inverse = product * inverses[i];
            product *= row[i].Z;
            FieldElement x = row[i].X * inverse;
            FieldElement y = row[i].Y * inverse;
            LaneField together = LaneField.From(y + x, y - x, x * y * FieldElement.TwoD, FieldElement.Zero);
            for (int j = 0; j < LaneMemory.AffineSize - 1; j++)
                entries[i * LaneMemory.AffineSize + j] = together.Limb(j % LaneField.Limbs)[j / LaneField.Limbs];
        }
    }
}
