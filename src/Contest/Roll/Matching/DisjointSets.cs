namespace Hustings.Contest.Roll;

/// <summary>Union and find: which things are connected, directly or through others.</summary>
internal sealed class DisjointSets(int count)
{
    private readonly int[] parents = [.. Enumerable.Range(0, count)];

    /// <summary>The thing that stands for the whole set: its smallest.</summary>
    public int Find(int thing)
    {
        while (parents[thing] != thing)
        {
            parents[thing] = parents[parents[thing]];
            thing = parents[thing];
        }

        return thing;
    }

    public void Join(int one, int other)
    {
        var (a, b) = (Find(one), Find(other));
        parents[Math.Max(a, b)] = Math.Min(a, b);
    }
}
