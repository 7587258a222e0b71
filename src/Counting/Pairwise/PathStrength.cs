using System.Globalization;
using System.Numerics;

namespace Hustings.Counting.Pairwise;

/// <summary>
/// How strong a link or path is: the votes of its weakest link, and where those are equal, the fewer votes against it. 0 and 0: there is no path.
/// </summary>
public readonly record struct PathStrength(BigInteger For, BigInteger Against) : IComparable<PathStrength>
{
    public bool IsNone => For.IsZero;

    public int CompareTo(PathStrength other) =>
        For == other.For ? other.Against.CompareTo(Against) : For.CompareTo(other.For);

    public static bool operator <(PathStrength left, PathStrength right) => left.CompareTo(right) < 0;

    public static bool operator >(PathStrength left, PathStrength right) => left.CompareTo(right) > 0;

    public static bool operator <=(PathStrength left, PathStrength right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PathStrength left, PathStrength right) => left.CompareTo(right) >= 0;

    /// <summary>For people: "1,234 to 567", or "none".</summary>
    public override string ToString() =>
        IsNone ? "none" : string.Create(CultureInfo.InvariantCulture, $"{For:N0} to {Against:N0}");
}
