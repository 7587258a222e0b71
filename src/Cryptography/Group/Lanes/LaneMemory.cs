using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Hustings.Cryptography.Lanes;

/// <summary>
/// Points of single lanes in memory, each as its coordinates' limbs one after another, so that every lane can pick another entry. Four entries are
/// exchanged with lanes by transposing 4 x 4 doubles.
/// </summary>
internal static class LaneMemory
{
    /// <summary>Doubles of a point in extended coordinates.</summary>
    public const int ExtendedSize = 4 * LaneField.Limbs;

    /// <summary>Doubles of an affine summand: three coordinates and one double more, to be read four at a time.</summary>
    public const int AffineSize = 3 * LaneField.Limbs + 1;

    /// <summary>Reads four points, each from its place in the same memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Read(ReadOnlySpan<double> memory, int a, int b, int c, int d, out LanePoint p)
    {
        Unsafe.SkipInit(out p);
        Span<Vector256<double>> flat = MemoryMarshal.Cast<LanePoint, Vector256<double>>(new Span<LanePoint>(ref p));
        Gather(
            memory.Slice(a, ExtendedSize),
            memory.Slice(b, ExtendedSize),
            memory.Slice(c, ExtendedSize),
            memory.Slice(d, ExtendedSize),
            flat
        );
    }

    /// <summary>Writes four points, each to its place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(in LanePoint p, Span<double> memory, int a, int b, int c, int d)
    {
        ReadOnlySpan<Vector256<double>> flat = MemoryMarshal.Cast<LanePoint, Vector256<double>>(
            new ReadOnlySpan<LanePoint>(in p)
        );
        Span<double> first = memory.Slice(a, ExtendedSize);
        Span<double> second = memory.Slice(b, ExtendedSize);
        Span<double> third = memory.Slice(c, ExtendedSize);
        Span<double> fourth = memory.Slice(d, ExtendedSize);
        for (int i = 0; i < ExtendedSize; i += 4)
        {
            (Vector256<double> r0, Vector256<double> r1, Vector256<double> r2, Vector256<double> r3) = Transposed(
                flat[i],
                flat[i + 1],
                flat[i + 2],
                flat[i + 3]
            );
            r0.CopyTo(first[i..]);
            r1.CopyTo(second[i..]);
            r2.CopyTo(third[i..]);
            r3.CopyTo(fourth[i..]);
        }
    }

    /// <summary>Reads four affine summands (Y+X, Y-X, 2dT), each from its own table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ReadAffine(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        ReadOnlySpan<double> c,
        ReadOnlySpan<double> d,
        out LaneCached cached
    )
    {
        Unsafe.SkipInit(out cached);
        Span<Vector256<double>> flat = stackalloc Vector256<double>[AffineSize];
        Gather(a, b, c, d, flat);
        cached.YPlusX = new(flat[0], flat[1], flat[2], flat[3], flat[4]);
        cached.YMinusX = new(flat[5], flat[6], flat[7], flat[8], flat[9]);
        cached.T2D = new(flat[10], flat[11], flat[12], flat[13], flat[14]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Gather(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        ReadOnlySpan<double> c,
        ReadOnlySpan<double> d,
        Span<Vector256<double>> flat
    )
    {
        for (int i = 0; i + 4 <= flat.Length; i += 4)
        {
            (flat[i], flat[i + 1], flat[i + 2], flat[i + 3]) = Transposed(
                Vector256.Create(a[i..]),
                Vector256.Create(b[i..]),
                Vector256.Create(c[i..]),
                Vector256.Create(d[i..])
            );
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double>, Vector256<double>, Vector256<double>, Vector256<double>) Transposed(
        Vector256<double> a,
        Vector256<double> b,
        Vector256<double> c,
        Vector256<double> d
    )
    {
        if (Avx.IsSupported)
        {
            Vector256<double> ab02 = Avx.UnpackLow(a, b);
            Vector256<double> ab13 = Avx.UnpackHigh(a, b);
            Vector256<double> cd02 = Avx.UnpackLow(c, d);
            Vector256<double> cd13 = Avx.UnpackHigh(c, d);
            return (
                Avx.Permute2x128(ab02, cd02, 0x20),
                Avx.Permute2x128(ab13, cd13, 0x20),
                Avx.Permute2x128(ab02, cd02, 0x31),
                Avx.Permute2x128(ab13, cd13, 0x31)
            );
        }
        return (
            Vector256.Create(a[0], b[0], c[0], d[0]),
            Vector256.Create(a[1], b[1], c[1], d[1]),
            Vector256.Create(a[2], b[2], c[2], d[2]),
            Vector256.Create(a[3], b[3], c[3], d[3])
        );
    }
}
