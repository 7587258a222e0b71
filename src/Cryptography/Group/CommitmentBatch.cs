using Hustings.Cryptography.Lanes;

namespace Hustings.Cryptography;

/// <summary>
/// Many sums r F + c P (+ s G) of public points at once, each written as 32 bytes: what verifying proofs without published commitments needs. Scalars on one point
/// share its doublings, four points go side by side where the machine has vectors for it, and one inversion serves all encodings. Variable time.
/// </summary>
internal sealed class CommitmentBatch
{
    private readonly List<EdwardsPoint> _points = [];
    private readonly List<Sum> _sums = [];

    private readonly record struct Sum(
        int Point,
        Scalar Factor,
        FixedBase First,
        Scalar FirstFactor,
        FixedBase? Second,
        Scalar SecondFactor
    );

    /// <summary>How many sums there are.</summary>
    public int Count => _sums.Count;

    /// <summary>Registers a point on which several sums may stand.</summary>
    /// <exception cref="InvalidOperationException">It was never set: all its coordinates are zero, and the common inversion would make every sum of the batch zero.</exception>
    public int AddPoint(in Point point)
    {
        if (point.Edwards.Z.IsZero)
            throw new InvalidOperationException("A point that was never set was used.");
        _points.Add(point.Edwards);
        return _points.Count - 1;
    }

    /// <summary>Adds the sum r F + c P; the index of its encoding.</summary>
    public int Add(FixedBase first, in Scalar firstFactor, int point, in Scalar factor)
    {
        _sums.Add(new(point, factor, first, firstFactor, null, Scalar.Zero));
        return _sums.Count - 1;
    }

    /// <summary>Adds the sum r F + s G + c P; the index of its encoding.</summary>
    public int Add(
        FixedBase first,
        in Scalar firstFactor,
        FixedBase second,
        in Scalar secondFactor,
        int point,
        in Scalar factor
    )
    {
        _sums.Add(new(point, factor, first, firstFactor, second, secondFactor));
        return _sums.Count - 1;
    }

    /// <summary>The encodings of all sums, 32 bytes each, in the order in which they were added.</summary>
    public byte[] Run() => Run(LaneField.Pays);

    /// <summary>The same, in lanes or one by one; the answers are the same.</summary>
    public byte[] Run(bool lanes)
    {
        byte[] encodings = new byte[_sums.Count * Point.Size];
        if (lanes)
            RunInLanes(encodings);
        else
            RunOneByOne(encodings);
        return encodings;
    }

    private void RunOneByOne(Span<byte> encodings)
    {
        EdwardsPoint[] results = new EdwardsPoint[_sums.Count];
        for (int i = 0; i < results.Length; i++)
        {
            Sum sum = _sums[i];
            results[i] = Exponentiation.Multiply(sum.First, sum.FirstFactor, sum.Factor, _points[sum.Point]);
            if (sum.Second is not null)
            {
                results[i] = results[i]
                    .Add(Exponentiation.Multiply(sum.Second, sum.SecondFactor, Scalar.Zero, EdwardsPoint.Identity));
            }
        }
        Point.Encode(results, encodings);
    }

    private void RunInLanes(Span<byte> encodings)
    {
        List<int>[] onPoint = new List<int>[_points.Count];
        for (int i = 0; i < onPoint.Length; i++)
            onPoint[i] = [];
        bool[] twice = new bool[_points.Count];
        for (int i = 0; i < _sums.Count; i++)
        {
            onPoint[_sums[i].Point].Add(i);
            twice[_sums[i].Point] |= _sums[i].Second is not null;
        }
        // Points with as much work stand side by side.
        int[] order =
        [
            .. Enumerable.Range(0, onPoint.Length).OrderByDescending(i => onPoint[i].Count).ThenBy(i => twice[i]),
        ];
        LaneSums sums = new(_sums.Count);
        for (int start = 0; start < order.Length; start += LaneField.Lanes)
        {
            ReadOnlySpan<int> four = order.AsSpan(start, Math.Min(LaneField.Lanes, order.Length - start));
            int sets = onPoint[four[0]].Count;
            sums.Begin(sets);
            for (int lane = 0; lane < four.Length; lane++)
            {
                sums.SetPoint(lane, _points[four[lane]]);
                for (int set = 0; set < onPoint[four[lane]].Count; set++)
                {
                    int index = onPoint[four[lane]][set];
                    Sum sum = _sums[index];
                    sums.SetFactor(set, lane, sum.Factor, index);
                    sums.SetFixed(set, lane, 0, sum.First, sum.FirstFactor);
                    if (sum.Second is not null)
                        sums.SetFixed(set, lane, 1, sum.Second, sum.SecondFactor);
                }
            }
            sums.Run();
        }
        sums.Encode(encodings);
    }
}
