using System.Numerics;
using Hustings.Gate.Admission;

namespace Hustings.Gate.Detection;

/// <summary>
/// How many different senders there were, in 16 KiB whatever comes: linear counting (Whang, Vander-Zanden and Taylor, 1990). Exact for few, within 2% up
/// to 300,000. No address can be read out of it. Thread-safe.
/// </summary>
internal sealed class SenderSketch
{
    private const int WordBits = 64;
    private const int Bits = 1 << 17;

    private readonly ulong[] marks = new ulong[Bits / WordBits];

    public void Add(AddressKey sender)
    {
        var place = (int)(Mixed(sender.Value) >> (WordBits - 17));
        ref var word = ref marks[place / WordBits];
        var mark = 1UL << (place % WordBits);
        if ((Volatile.Read(ref word) & mark) == 0)
        {
            Interlocked.Or(ref word, mark);
        }
    }

    /// <summary>The number since it was last taken; counting begins again.</summary>
    public int Take()
    {
        var set = 0;
        for (var i = 0; i < marks.Length; i++)
        {
            set += BitOperations.PopCount(Interlocked.Exchange(ref marks[i], 0));
        }

        // Where every place is marked the formula has no value; so many senders are "very many" all the same.
        var clear = Math.Max(1, Bits - set);
        return (int)Math.Round(Bits * Math.Log((double)Bits / clear));
    }

    // Neighbouring addresses must not fall side by side (finaliser of SplitMix64).
    private static ulong Mixed(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xbf58_476d_1ce4_e5b9;
            value = (value ^ (value >> 27)) * 0x94d0_49bb_1331_11eb;
            return value ^ (value >> 31);
        }
    }
}
