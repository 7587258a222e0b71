namespace Hustings.Counting.Ties;

/// <summary>
/// The generator that the documentation of java.util.Random specifies: a 48-bit linear congruential sequence. Not for secrets; here only
/// because RCTab breaks ties with it and its published counts must come out the same.
/// </summary>
internal sealed class JavaUtilRandom(long seed)
{
    private const ulong Multiplier = 0x5DEECE66D;
    private const ulong Mask = (1UL << 48) - 1;

    private ulong _state = (unchecked((ulong)seed) ^ Multiplier) & Mask;

    /// <summary>Uniform in [0, 1).</summary>
    public double NextDouble() => (((long)Next(26) << 27) + Next(27)) * (1.0 / (1L << 53));

    /// <summary>Uniform in 0 .. bound - 1.</summary>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        if ((bound & (bound - 1)) == 0)
            return (int)((bound * (long)Next(31)) >> 31);
        while (true)
        {
            int bits = Next(31);
            int value = bits % bound;

            // A last, incomplete run of values would favour small ones: Java notices by 32-bit overflow.
            if ((long)bits - value + (bound - 1) <= int.MaxValue)
                return value;
        }
    }

    /// <summary>Collections.shuffle: swaps from the end with a random place not behind.</summary>
    public void Shuffle<T>(IList<T> list)
    {
        for (int size = list.Count; size > 1; size--)
        {
            int other = NextInt(size);
            (list[size - 1], list[other]) = (list[other], list[size - 1]);
        }
    }

    private int Next(int bits)
    {
        _state = unchecked((_state * Multiplier) + 0xB) & Mask;
        return unchecked((int)(_state >> (48 - bits)));
    }
}
