using System.Collections.Immutable;
using System.Numerics;

namespace Hustings.Counting.Pairwise;

/// <summary>
/// Schulze's strongest paths with winning votes: a link from a to b exists where more votes prefer a to b than b to a; the more votes for it
/// the stronger, and with equally many, the fewer against it. A path is as strong as its weakest link. Source: M. Schulze, "A new
/// monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner election method", Social Choice and
/// Welfare 36 (2011), section 2.1 (the order he calls win) and 2.3.
/// </summary>
internal sealed class StrongestPaths
{
    private readonly PathStrength[,] _strength;
    private readonly int[,] _before;

    public StrongestPaths(BigInteger[,] preferred, IReadOnlyList<int> standing)
    {
        int count = preferred.GetLength(0);
        _strength = new PathStrength[count, count];
        _before = new int[count, count];
        foreach (int a in standing)
        foreach (int b in standing)
        {
            if (preferred[a, b] > preferred[b, a])
                _strength[a, b] = new(preferred[a, b], preferred[b, a]);
            _before[a, b] = a;
        }
        foreach (int through in standing)
        foreach (int a in standing)
        {
            if (a == through || _strength[a, through].IsNone)
                continue;
            foreach (int b in standing)
            {
                if (b == a || b == through)
                    continue;
                PathStrength weakest = Weaker(_strength[a, through], _strength[through, b]);
                if (weakest <= _strength[a, b])
                    continue;
                _strength[a, b] = weakest;
                _before[a, b] = _before[through, b];
            }
        }
    }

    public PathStrength Strength(int a, int b) => _strength[a, b];

    public bool Beats(int a, int b) => _strength[a, b] > _strength[b, a];

    /// <summary>The candidates of one strongest path; empty without a path.</summary>
    public ImmutableArray<int> Path(int a, int b)
    {
        if (a == b || _strength[a, b].IsNone)
            return [];
        List<int> path = [b];
        while (path[^1] != a)
            path.Add(_before[a, path[^1]]);
        path.Reverse();
        return [.. path];
    }

    private static PathStrength Weaker(PathStrength one, PathStrength other) => one < other ? one : other;
}
