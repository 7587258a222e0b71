using Hustings.Cryptography.Lanes;

namespace Hustings.Cryptography;

/// <summary>
/// Many elements from outside checked together, each with the verdict of <see cref="Point.CheckHex"/>: faster where the machine has vectors. For one thread.
/// </summary>
public sealed class PointBatch
{
    // What a core takes at a time.
    private const int Part = 64;

    private byte[] _encodings = new byte[64 * Point.Size];
    private PointFault[] _faults = new PointFault[64];
    private EdwardsPoint[] _points = [];

    /// <summary>How many elements were added.</summary>
    public int Count { get; private set; }

    /// <summary>Adds an element as Belenios' 64 hex digits; its index.</summary>
    public int Add(ReadOnlySpan<byte> hex)
    {
        if (Count == _faults.Length)
        {
            Array.Resize(ref _encodings, 2 * _encodings.Length);
            Array.Resize(ref _faults, 2 * _faults.Length);
        }
        Span<byte> encoding = _encodings.AsSpan(Count * Point.Size, Point.Size);
        _faults[Count] = Hex.TryReadReversed(hex, encoding) ? PointFault.None : PointFault.Malformed;
        // What is no hex takes a lane as the neutral element.
        if (_faults[Count] != PointFault.None)
        {
            encoding.Clear();
            encoding[0] = 1;
        }
        return Count++;
    }

    /// <summary>Checks them all on the calling thread.</summary>
    public void Run() => Run(LaneField.Pays);

    /// <summary>Checks them all on all cores.</summary>
    public void RunOnAllCores()
    {
        _points = new EdwardsPoint[Count];
        Parallel.For(
            0,
            (Count + Part - 1) / Part,
            part => Check(part * Part, Math.Min((part + 1) * Part, Count), LaneField.Pays)
        );
    }

    /// <summary>What is wrong with an element, and the element if nothing is; after <see cref="Run()"/>.</summary>
    public PointFault Result(int index, out Point point)
    {
        point = new Point(_points[index]);
        return _faults[index];
    }

    /// <summary>The same, in lanes or one by one.</summary>
    internal void Run(bool lanes)
    {
        _points = new EdwardsPoint[Count];
        Check(0, Count, lanes);
    }

    private void Check(int from, int to, bool lanes)
    {
        int step = lanes ? LaneField.Lanes : 1;
        Span<PointFault> faults = stackalloc PointFault[LaneField.Lanes];
        for (int start = from; start < to; start += step)
        {
            int count = Math.Min(step, to - start);
            ReadOnlySpan<byte> encodings = _encodings.AsSpan(start * Point.Size, count * Point.Size);
            Span<EdwardsPoint> points = _points.AsSpan(start, count);
            if (lanes)
            {
                LaneDecoding.Check(encodings, faults[..count], points);
            }
            else
            {
                faults[0] = Point.Check(encodings, out Point point);
                points[0] = point.Edwards;
            }
            for (int i = 0; i < count; i++)
            {
                if (_faults[start + i] == PointFault.None)
                    _faults[start + i] = faults[i];
            }
        }
    }
}
