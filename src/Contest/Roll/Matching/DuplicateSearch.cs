using System.Runtime.InteropServices;

namespace Hustings.Contest.Roll;

/// <summary>Two entries that may be one person, by their places in the roll (the first is smaller).</summary>
/// <param name="Score">Sum of the evidence's points.</param>
public sealed record DuplicatePair(int First, int Second, int Score, IReadOnlyList<Evidence> Evidence);

/// <summary>Entries that may all be one person: connected by <paramref name="Pairs"/>.</summary>
/// <param name="Entries">Places in the roll, ascending.</param>
public sealed record DuplicateCluster(IReadOnlyList<int> Entries, IReadOnlyList<DuplicatePair> Pairs);

/// <summary>
/// Finds people who are registered twice. Only entries that share a blocking key (<see cref="BlockingKeys"/>) are compared, on all
/// cores; the outcome does not depend on the order in which that happens.
/// </summary>
public static class DuplicateSearch
{
    /// <summary>
    /// Many may share a switchboard's number or a placeholder date. In a larger block an entry is compared only with its
    /// neighbours in the order of names.
    /// </summary>
    private const int LargestBlock = 400;

    private const int Neighbours = 10;

    /// <returns>Clusters in the order of their first entries.</returns>
    public static IReadOnlyList<DuplicateCluster> Find(IReadOnlyList<Member> members)
    {
        var keys = new PersonKey[members.Count];
        Parallel.For(0, keys.Length, i => keys[i] = PersonKey.Of(members[i]));
        var candidates = Candidates(keys);
        var names = keys.CountBy(key => key.Sorted).ToDictionary(StringComparer.Ordinal);
        var pairs = new DuplicatePair?[candidates.Length];
        Parallel.For(
            0,
            candidates.Length,
            i =>
            {
                var (first, second) = ((int)(candidates[i] >> 32), (int)(candidates[i] & uint.MaxValue));
                var (score, found) = Comparison.Of(keys[first], keys[second], names[keys[first].Sorted] == 2);
                pairs[i] = found is null ? null : new DuplicatePair(first, second, score, found);
            }
        );
        return Clusters([.. pairs.OfType<DuplicatePair>()], members.Count);
    }

    /// <summary>Every two entries with a common key, once: the smaller place in the upper half.</summary>
    private static ulong[] Candidates(PersonKey[] keys)
    {
        var blocks = new List<(ulong Key, int Place)>(keys.Length * 6);
        for (var place = 0; place < keys.Length; place++)
        {
            foreach (var key in BlockingKeys.Of(keys[place]))
            {
                blocks.Add((key, place));
            }
        }

        blocks.Sort();
        var found = new List<ulong>();
        for (var start = 0; start < blocks.Count; )
        {
            var end = start + 1;
            while (end < blocks.Count && blocks[end].Key == blocks[start].Key)
            {
                end++;
            }

            if (end - start == 1)
            {
                start = end;
                continue;
            }

            int[] places = [.. CollectionsMarshal.AsSpan(blocks)[start..end].ToArray().Select(b => b.Place).Distinct()];
            var reach = places.Length;
            if (places.Length > LargestBlock)
            {
                Array.Sort(places, (a, b) => ByName(keys, a, b));
                reach = Neighbours;
            }

            AddPairs(places, reach, found);

            start = end;
        }

        found.Sort();
        return [.. found.Distinct()];
    }

    private static int ByName(PersonKey[] keys, int a, int b) =>
        (string.CompareOrdinal(keys[a].Sorted, keys[b].Sorted), a.CompareTo(b)) switch
        {
            (0, var order) => order,
            (var order, _) => order,
        };

    private static void AddPairs(int[] places, int reach, List<ulong> found)
    {
        for (var i = 0; i < places.Length; i++)
        {
            for (var j = i + 1; j < places.Length && j - i <= reach; j++)
            {
                var (low, high) = (Math.Min(places[i], places[j]), Math.Max(places[i], places[j]));
                found.Add(((ulong)(uint)low << 32) | (uint)high);
            }
        }
    }

    private static List<DuplicateCluster> Clusters(IReadOnlyList<DuplicatePair> pairs, int count)
    {
        var sets = new DisjointSets(count);
        foreach (var pair in pairs)
        {
            sets.Join(pair.First, pair.Second);
        }

        return
        [
            .. pairs
                .GroupBy(pair => sets.Find(pair.First))
                .Select(group => new DuplicateCluster(
                    [.. group.SelectMany(pair => (int[])[pair.First, pair.Second]).Distinct().Order()],
                    [.. group]
                ))
                .OrderBy(cluster => cluster.Entries[0]),
        ];
    }
}
