namespace Hustings.Cryptography;

/// <summary>An election's public key y with the multiples that every ballot's check uses again. Immutable, shared by threads.</summary>
public sealed class ElectionKey
{
    /// <summary>Makes the tables: about 64 inversions, once per election.</summary>
    public ElectionKey(Point point)
    {
        Point = point;
        Base = new FixedBase(point);
    }

    /// <summary>y.</summary>
    public Point Point { get; }

    internal FixedBase Base { get; }
}
