namespace Hustings.Lab.Figures;

/// <summary>Largest-remainder rounding (Hamilton): whole parts that add up to the total.</summary>
public static class LargestRemainder
{
    /// <summary>
    /// Divides <paramref name="total"/> in proportion to <paramref name="weights"/> (none negative, not all 0). Each part is its exact
    /// share rounded down; what is left goes to the largest remainders, the earlier one when two are equal.
    /// </summary>
    public static IReadOnlyList<int> Divide(int total, IReadOnlyList<int> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        long sum = weights.Sum(weight =>
            weight >= 0 ? (long)weight : throw new ArgumentOutOfRangeException(nameof(weights), "A weight is negative.")
        );
        ArgumentOutOfRangeException.ThrowIfZero(sum, nameof(weights));

        int[] parts = [.. weights.Select(weight => (int)((long)weight * total / sum))];
        IEnumerable<int> byRemainder = Enumerable
            .Range(0, weights.Count)
            .OrderByDescending(index => (long)weights[index] * total % sum)
            .ThenBy(index => index);
        foreach (int index in byRemainder.Take(total - parts.Sum()))
        {
            parts[index]++;
        }

        return parts;
    }
}
