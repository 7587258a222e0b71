using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Hustings.Cryptography.Lanes;

/// <summary>
/// Several products of each of four points, with one common chain of 252 doublings. Source: Yao, "On the evaluation of powers" (1976), with signed digits: the
/// multiple 16^i P goes into the bucket of the i-th digit, and at the end the buckets are added up with their weights.
/// </summary>
internal ref struct LanePowers
{
    private const int Buckets = 9;
    private const int LaneSize = Buckets * LaneMemory.ExtendedSize;
    private const int SetSize = LaneField.Lanes * LaneSize;

    private readonly Span<double> _memory;
    private readonly ReadOnlySpan<sbyte> _digits;
    private readonly int _sets;

    /// <param name="memory">At least <see cref="MemorySize"/> doubles, overwritten.</param>
    /// <param name="digits">For each set and lane 64 digits in base 16.</param>
    /// <param name="sets">Scalars for each lane.</param>
    private LanePowers(Span<double> memory, ReadOnlySpan<sbyte> digits, int sets)
    {
        _memory = memory;
        _digits = digits;
        _sets = sets;
    }

    /// <summary>Doubles of memory needed for so many scalars on each point.</summary>
    public static int MemorySize(int sets) => sets * SetSize;

    /// <summary>Fills the buckets of every set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static LanePowers Of(in LanePoint points, ReadOnlySpan<sbyte> digits, int sets, Span<double> memory)
    {
        LanePowers powers = new(memory, digits, sets);
        LanePoint identity = LanePoint.Identity;
        for (int i = 0; i < sets * Buckets; i++)
        {
            int place = i / Buckets * SetSize + i % Buckets * LaneMemory.ExtendedSize;
            LaneMemory.Write(identity, memory, place, place + LaneSize, place + 2 * LaneSize, place + 3 * LaneSize);
        }
        LanePoint power = points;
        for (int i = 0; i < SignedDigits.Nibbles; i++)
        {
            LaneCached.From(power, out LaneCached cached);
            for (int set = 0; set < sets; set++)
                powers.AddToBuckets(cached, set, i);
            if (i == SignedDigits.Nibbles - 1)
                break;
            LanePoint.Double(power, false, out power);
            LanePoint.Double(power, false, out power);
            LanePoint.Double(power, false, out power);
            LanePoint.Double(power, true, out power);
        }
        return powers;
    }

    /// <summary>sum += the four products of one set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void AddTo(int set, ref LanePoint sum)
    {
        LanePoint running = LanePoint.Identity;
        for (int bucket = Buckets - 1; bucket > 0; bucket--)
        {
            int place = set * SetSize + bucket * LaneMemory.ExtendedSize;
            LaneMemory.Read(
                _memory,
                place,
                place + LaneSize,
                place + 2 * LaneSize,
                place + 3 * LaneSize,
                out LanePoint content
            );
            LaneCached.From(content, out LaneCached cached);
            LanePoint.Add(running, cached, out running);
            LaneCached.From(running, out cached);
            LanePoint.Add(sum, cached, out sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void AddToBuckets(in LaneCached power, int set, int position)
    {
        ReadOnlySpan<sbyte> digits = _digits[(set * LaneField.Lanes * SignedDigits.Nibbles + position)..];
        int d0 = digits[0];
        int d1 = digits[SignedDigits.Nibbles];
        int d2 = digits[2 * SignedDigits.Nibbles];
        int d3 = digits[3 * SignedDigits.Nibbles];
        if ((d0 | d1 | d2 | d3) == 0)
            return;
        power.WithSign(Vector256.Create(d0 >> 31, d1 >> 31, d2 >> 31, (long)(d3 >> 31)), out LaneCached signed);
        // Bucket 0 takes what a zero digit stands for and is never read.
        int p0 = set * SetSize + Math.Abs(d0) * LaneMemory.ExtendedSize;
        int p1 = set * SetSize + LaneSize + Math.Abs(d1) * LaneMemory.ExtendedSize;
        int p2 = set * SetSize + 2 * LaneSize + Math.Abs(d2) * LaneMemory.ExtendedSize;
        int p3 = set * SetSize + 3 * LaneSize + Math.Abs(d3) * LaneMemory.ExtendedSize;
        LaneMemory.Read(_memory, p0, p1, p2, p3, out LanePoint bucket);
        LanePoint.Add(bucket, signed, out bucket);
        LaneMemory.Write(bucket, _memory, p0, p1, p2, p3);
    }
}
