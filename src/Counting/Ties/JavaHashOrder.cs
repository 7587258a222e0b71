using System.Numerics;

namespace Hustings.Counting.Ties;

/// <summary>
/// The order in which Java walks through a HashSet of names. RCTab compares earlier rounds through such a set and then picks at random from
/// what is left in that order (its documentation says alphabetical); its counts come out the same only with it.
/// </summary>
internal static class JavaHashOrder
{
    public static List<int> Sort(IReadOnlyList<int> candidates, IReadOnlyList<string> names)
    {
        // HashSet(Collection) asks for size / 0.75 + 1 places, at least 16, rounded up to a power of two.
        uint wanted = (uint)Math.Max((int)(candidates.Count / 0.75f) + 1, 16);
        uint places = BitOperations.RoundUpToPowerOf2(wanted);
        return [.. candidates.OrderBy(candidate => Spread(names[candidate]) & (places - 1))];
    }

    private static uint Spread(string name)
    {
        uint hash = name.Aggregate(0u, (sum, letter) => unchecked((sum * 31) + letter));
        return hash ^ (hash >> 16);
    }
}
