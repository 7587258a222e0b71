using Hustings.Cryptography.Lanes;

namespace Hustings.Cryptography;

/// <summary>
/// Odd multiples of a public point, for sums of products that share their doublings (Straus). A <see cref="PointTable"/> for a
/// base used once costs one doubling and seven additions; <see cref="FixedBase"/> is for g and the election key.
/// </summary>
internal readonly struct PointTable
{
    /// <summary>The width of the non-adjacent form this table serves.</summary>
    public const int Width = 5;

    private readonly EdwardsPoint.Cached[] _oddMultiples;

    public PointTable(in EdwardsPoint p)
    {
        _oddMultiples = new EdwardsPoint.Cached[1 << (Width - 2)];
        EdwardsPoint.Cached twice = EdwardsPoint.Cached.From(p.Double());
        EdwardsPoint multiple = p;
        _oddMultiples[0] = EdwardsPoint.Cached.From(p);
        for (int i = 1; i < _oddMultiples.Length; i++)
        {
            multiple = multiple.Add(twice).Extended();
            _oddMultiples[i] = EdwardsPoint.Cached.From(multiple);
        }
    }

    public EdwardsPoint.Completed Apply(in EdwardsPoint sum, int digit) =>
        digit > 0 ? sum.Add(_oddMultiples[digit >> 1]) : sum.Subtract(_oddMultiples[-digit >> 1]);
}

/// <summary>Odd multiples of a point that serves many exponentiations, with Z = 1 (128 bytes of work saved per addition).</summary>
internal sealed class FixedBase
{
    /// <summary>The width of the non-adjacent form this table serves.</summary>
    public const int Width = 8;

    /// <summary>The table of the group's generator.</summary>
    public static readonly FixedBase Generator = new(Point.Generator);

    private readonly EdwardsPoint.AffineNiels[] _oddMultiples;
    private readonly Lazy<LaneTable> _lanes;

    public FixedBase(in Point point)
    {
        EdwardsPoint p = point.Edwards;
        EdwardsPoint first = p;
        _lanes = new(() => new LaneTable(first));
        EdwardsPoint.Cached twice = EdwardsPoint.Cached.From(p.Double());
        _oddMultiples = new EdwardsPoint.AffineNiels[1 << (Width - 2)];
        for (int i = 0; i < _oddMultiples.Length; i++)
        {
            FieldElement inverse = p.Z.Invert();
            FieldElement x = p.X * inverse;
            FieldElement y = p.Y * inverse;
            _oddMultiples[i] = new(y + x, y - x, x * y * FieldElement.TwoD);
            p = p.Add(twice).Extended();
        }
    }

    /// <summary>The larger table for four products at a time, made when it is first asked for.</summary>
    public LaneTable Lanes => _lanes.Value;

    public EdwardsPoint.Completed Apply(in EdwardsPoint sum, int digit) =>
        digit > 0 ? sum.Add(_oddMultiples[digit >> 1]) : sum.Subtract(_oddMultiples[-digit >> 1]);
}
