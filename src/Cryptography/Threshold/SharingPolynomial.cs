namespace Hustings.Cryptography.Threshold;

/// <summary>
/// A trustee's secret polynomial of degree t in Pedersen's key establishment: f(x) = a_0 + a_1 x + ... + a_t x^t modulo q.
/// Source: specification, "Polynomials".
/// </summary>
public sealed class SharingPolynomial : IDisposable
{
    private readonly SecretScalar[] _coefficients;

    /// <summary>Takes over the coefficients, constant first.</summary>
    public SharingPolynomial(IEnumerable<SecretScalar> coefficients) => _coefficients = [.. coefficients];

    /// <summary>A random polynomial that <paramref name="threshold"/> shares determine (degree threshold - 1).</summary>
    public static SharingPolynomial Random(int threshold, IRandomSource random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 1);
        return new(Enumerable.Range(0, threshold).Select(_ => SecretScalar.Random(random)));
    }

    /// <summary>The secret coefficients.</summary>
    public IReadOnlyList<SecretScalar> Coefficients => _coefficients;

    /// <summary>A_k = g^(a_k): public.</summary>
    public Point[] Commitments() => [.. _coefficients.Select(a => a.PublicPoint())];

    /// <summary>f(index), the share of trustee <paramref name="index"/> (from 1).</summary>
    public SecretScalar ShareFor(int index)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(index, 1);
        Scalar x = Scalar.From((ulong)index);
        SecretScalar value = SecretScalar.FromPublic(Scalar.Zero);
        for (int k = _coefficients.Length - 1; k >= 0; k--)
        {
            using SecretScalar shifted = value.Times(x);
            value.Dispose();
            value = shifted.Plus(_coefficients[k]);
        }
        return value;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SecretScalar coefficient in _coefficients)
            coefficient.Dispose();
    }
}

/// <summary>Public arithmetic on committed polynomials and shares.</summary>
public static class Sharing
{
    /// <summary>prod A_k^(index^k): the public half of the share that these commitments give trustee <paramref name="index"/>.</summary>
    public static Point Evaluate(ReadOnlySpan<Point> commitments, int index)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(index, 1);
        Scalar x = Scalar.From((ulong)index);
        Point value = Point.Identity;
        for (int k = commitments.Length - 1; k >= 0; k--)
            value = Point.Multiply(x, value) + commitments[k];
        return value;
    }

    /// <summary>
    /// The Lagrange coefficient at 0 of <paramref name="index"/> among <paramref name="indices"/> (distinct, from 1): the product of
    /// k / (k - index) over the others, modulo q (specification, "Election result").
    /// </summary>
    public static Scalar Lagrange(int index, ReadOnlySpan<int> indices)
    {
        Scalar numerator = Scalar.One;
        Scalar denominator = Scalar.One;
        foreach (int k in indices)
        {
            if (k == index)
                continue;
            numerator *= Scalar.From((ulong)k);
            Scalar difference = Scalar.From((ulong)Math.Abs(k - index));
            denominator *= k > index ? difference : -difference;
        }
        return numerator * denominator.Invert();
    }
}
