namespace Hustings.Cryptography.Shuffles;

/// <summary>A list of secret scalars that are wiped together.</summary>
internal sealed class SecretVector : IDisposable
{
    private readonly SecretScalar[] _items;

    private SecretVector(SecretScalar[] items) => _items = items;

    public int Count => _items.Length;

    public SecretScalar this[int index] => _items[index];

    public static SecretVector Random(int count, IRandomSource random)
    {
        SecretScalar[] items = new SecretScalar[count];
        for (int i = 0; i < count; i++)
            items[i] = SecretScalar.Random(random);
        return new(items);
    }

    /// <summary>Takes over the scalars: they are wiped with the vector.</summary>
    public static SecretVector Of(SecretScalar[] items) => new(items);

    public static SecretVector From(ReadOnlySpan<Scalar> values)
    {
        SecretScalar[] items = new SecretScalar[values.Length];
        for (int i = 0; i < items.Length; i++)
            items[i] = SecretScalar.FromPublic(values[i]);
        return new(items);
    }

    public SecretScalar Sum() => SecretScalar.Sum(_items);

    public SecretScalar Dot(ReadOnlySpan<Scalar> factors)
    {
        SecretScalar sum = SecretScalar.FromPublic(Scalar.Zero);
        for (int i = 0; i < _items.Length; i++)
        {
            using SecretScalar term = _items[i].Times(factors[i]);
            SecretScalar next = sum.Plus(term);
            sum.Dispose();
            sum = next;
        }
        return sum;
    }

    public void Dispose()
    {
        foreach (SecretScalar item in _items)
            item.Dispose();
    }
}
