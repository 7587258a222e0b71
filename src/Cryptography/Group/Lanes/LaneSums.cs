using System.Runtime.CompilerServices;

namespace Hustings.Cryptography.Lanes;

/// <summary>Sums of fixed-base products and products of four points at a time, collected until they are encoded together.</summary>
internal sealed class LaneSums(int count)
{
    private const int FixedTerms = 2;

    private readonly EdwardsPoint[] _points = new EdwardsPoint[LaneField.Lanes];
    private readonly (int Row, int Lane)[] _where = new (int, int)[count];
    private LanePoint[] _rows = new LanePoint[(count + LaneField.Lanes - 1) / LaneField.Lanes + 2];
    private int _rowCount;
    private int _sets;
    private sbyte[] _digits = [];
    private sbyte[] _fixedDigits = [];
    private LaneTable?[] _tables = [];
    private double[] _memory = [];

    /// <summary>Begins four points with so many scalars each; what is not set is zero.</summary>
    public void Begin(int sets)
    {
        _sets = sets;
        int scalars = sets * LaneField.Lanes;
        if (_digits.Length < scalars * SignedDigits.Nibbles)
        {
            _digits = new sbyte[scalars * SignedDigits.Nibbles];
            _fixedDigits = new sbyte[scalars * FixedTerms * SignedDigits.Bytes];
            _tables = new LaneTable?[scalars * FixedTerms];
            _memory = new double[LanePowers.MemorySize(sets)];
        }
        _digits.AsSpan().Clear();
        _fixedDigits.AsSpan().Clear();
        _tables.AsSpan().Clear();
        _points.AsSpan().Fill(EdwardsPoint.Identity);
    }

    public void SetPoint(int lane, in EdwardsPoint point) => _points[lane] = point;

    /// <summary>The factor of a lane's point in one set, and which of all sums this is.</summary>
    public void SetFactor(int set, int lane, in Scalar factor, int index)
    {
        _where[index] = (_rowCount + set, lane);
        SignedDigits.WriteNibbles(factor, _digits.AsSpan((set * LaneField.Lanes + lane) * SignedDigits.Nibbles));
    }

    /// <summary>A fixed-base term, the first or the second one, of a sum.</summary>
    public void SetFixed(int set, int lane, int term, FixedBase fixedBase, in Scalar factor)
    {
        int place = (set * FixedTerms + term) * LaneField.Lanes + lane;
        _tables[place] = fixedBase.Lanes;
        SignedDigits.WriteBytes(factor, _fixedDigits.AsSpan(place * SignedDigits.Bytes));
    }

    /// <summary>Computes the four points' sums.</summary>
    public void Run()
    {
        LanePoint points = LanePoint.From(_points[0], _points[1], _points[2], _points[3]);
        LanePowers powers = LanePowers.Of(points, _digits, _sets, _memory);
        if (_rows.Length < _rowCount + _sets)
            Array.Resize(ref _rows, 2 * (_rowCount + _sets));
        for (int set = 0; set < _sets; set++)
        {
            ref LanePoint sum = ref _rows[_rowCount++];
            sum = LanePoint.Identity;
            for (int term = 0; term < FixedTerms; term++)
                AddFixed(set * FixedTerms + term, ref sum);
            powers.AddTo(set, ref sum);
        }
    }

    /// <summary>Writes every sum's 32 bytes to its place; one inversion for all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Encode(Span<byte> encodings)
    {
        LaneField[] products = new LaneField[_rowCount];
        LaneField product = LaneField.One;
        for (int i = 0; i < _rowCount; i++)
        {
            products[i] = product;
            LaneField.Multiply(product, _rows[i].Z, out product);
        }
        LaneField inverse = product.Invert();
        for (int i = _rowCount - 1; i >= 0; i--)
        {
            LaneField.Multiply(inverse, products[i], out LaneField z);
            LaneField.Multiply(inverse, _rows[i].Z, out inverse);
            LaneField.Multiply(_rows[i].X, z, out _rows[i].X);
            LaneField.Multiply(_rows[i].Y, z, out _rows[i].Y);
        }
        for (int i = 0; i < _where.Length; i++)
        {
            (int row, int lane) = _where[i];
            Point.Encode(_rows[row].X.Get(lane), _rows[row].Y.Get(lane), encodings.Slice(i * Point.Size, Point.Size));
        }
    }

    private void AddFixed(int term, ref LanePoint sum)
    {
        Span<LaneTable?> tables = _tables.AsSpan(term * LaneField.Lanes, LaneField.Lanes);
        if (tables.IndexOfAnyExcept((LaneTable?)null) < 0)
            return;
        foreach (ref LaneTable? table in tables)
            table ??= FixedBase.Generator.Lanes;
        ReadOnlySpan<sbyte> digits = _fixedDigits.AsSpan(term * LaneField.Lanes * SignedDigits.Bytes);
        for (int window = 0; window < SignedDigits.Bytes; window++)
            LaneTable.Add(tables!, digits, window, ref sum);
    }
}
