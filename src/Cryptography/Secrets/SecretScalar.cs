using System.Text;
using Hustings.Cryptography.Interop;

namespace Hustings.Cryptography;

/// <summary>
/// A secret exponent modulo q: a trustee's key, a credential, an encryption's randomness, a proof's nonce. All arithmetic is
/// libsodium's, in constant time; the bytes are pinned (the collector leaves no copies) and wiped when disposed of.
/// libsodium refuses the scalar 0 and the identity; both are answered here before it is asked.
/// </summary>
public sealed class SecretScalar : IDisposable
{
    private readonly byte[] _bytes = GC.AllocateArray<byte>(32, pinned: true);
    private bool _disposed;

    private SecretScalar() { }

    /// <summary>A uniformly random exponent other than 0: 64 random bytes, little-endian, modulo q.</summary>
    public static SecretScalar Random(IRandomSource random)
    {
        ArgumentNullException.ThrowIfNull(random);
        SecretScalar s = new();
        Span<byte> wide = stackalloc byte[64];
        do
        {
            random.Fill(wide);
            Sodium.ScalarReduce(s._bytes, wide);
        } while (s.IsZero);
        Sodium.Wipe(wide);
        return s;
    }

    /// <summary>A 512-bit big-endian number modulo q.</summary>
    public static SecretScalar ReduceBigEndian(ReadOnlySpan<byte> bytes64)
    {
        SecretScalar s = new();
        Span<byte> wide = stackalloc byte[64];
        bytes64.CopyTo(wide);
        wide.Reverse();
        Sodium.ScalarReduce(s._bytes, wide);
        Sodium.Wipe(wide);
        return s;
    }

    /// <summary>Reads the canonical decimal form of key files.</summary>
    /// <exception cref="FormatException">Not a canonical decimal number below q.</exception>
    public static SecretScalar FromDecimal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!Scalar.TryParseDecimal(Encoding.ASCII.GetBytes(text), out Scalar value))
            throw new FormatException("Not a canonical decimal number below the group's order.");
        return FromPublic(value);
    }

    /// <summary>A value that was public, as an exponent for the constant-time operations.</summary>
    public static SecretScalar FromPublic(in Scalar value)
    {
        SecretScalar s = new();
        value.Encode(s._bytes);
        return s;
    }

    /// <summary>The canonical decimal form, for key files only.</summary>
    public string ToDecimal() =>
        Scalar.TryDecode(Bytes, out Scalar value)
            ? value.ToString()
            : throw new InvalidOperationException("A secret scalar is not reduced.");

    /// <summary>g^x.</summary>
    public Point PublicPoint()
    {
        Span<byte> encoding = stackalloc byte[Point.Size];
        return Sodium.TryMultiplyBase(encoding, Bytes) ? Point.FromTrusted(encoding) : Point.Identity;
    }

    /// <summary>p^x; the identity for the identity.</summary>
    public Point Multiply(in Point p)
    {
        if (p.IsIdentity)
            return Point.Identity;
        Span<byte> encoding = stackalloc byte[Point.Size];
        p.Encode(encoding);
        Span<byte> result = stackalloc byte[Point.Size];
        return Sodium.TryMultiply(result, Bytes, encoding) ? Point.FromTrusted(result) : Point.Identity;
    }

    /// <summary>This nonce's answer to a challenge about <paramref name="secret"/>: w - secret * challenge, which is public.</summary>
    public Scalar Respond(SecretScalar secret, in Scalar challenge)
    {
        ArgumentNullException.ThrowIfNull(secret);
        Span<byte> product = stackalloc byte[32];
        challenge.Encode(product);
        Sodium.ScalarMultiply(product, secret.Bytes, product);
        Sodium.ScalarSubtract(product, Bytes, product);
        return Scalar.TryDecode(product, out Scalar response)
            ? response
            : throw new InvalidOperationException("libsodium returned an unreduced scalar.");
    }

    /// <summary>The sum of several secrets modulo q.</summary>
    public static SecretScalar Sum(ReadOnlySpan<SecretScalar> terms)
    {
        SecretScalar sum = new();
        foreach (SecretScalar term in terms)
            Sodium.ScalarAdd(sum._bytes, sum._bytes, term.Bytes);
        return sum;
    }

    /// <summary>x y modulo q.</summary>
    public SecretScalar Times(SecretScalar other)
    {
        ArgumentNullException.ThrowIfNull(other);
        SecretScalar product = new();
        Sodium.ScalarMultiply(product._bytes, Bytes, other.Bytes);
        return product;
    }

    /// <summary>x s modulo q, s public.</summary>
    public SecretScalar Times(in Scalar factor)
    {
        using SecretScalar other = FromPublic(factor);
        return Times(other);
    }

    /// <summary>x + y modulo q.</summary>
    public SecretScalar Plus(SecretScalar other)
    {
        ArgumentNullException.ThrowIfNull(other);
        SecretScalar sum = new();
        Sodium.ScalarAdd(sum._bytes, Bytes, other.Bytes);
        return sum;
    }

    /// <summary>This nonce's masked answer in the shuffle's convention: w + secret * challenge, which is public.</summary>
    public Scalar Mask(SecretScalar secret, in Scalar challenge)
    {
        ArgumentNullException.ThrowIfNull(secret);
        Span<byte> product = stackalloc byte[32];
        challenge.Encode(product);
        Sodium.ScalarMultiply(product, secret.Bytes, product);
        Sodium.ScalarAdd(product, Bytes, product);
        return Scalar.TryDecode(product, out Scalar response)
            ? response
            : throw new InvalidOperationException("libsodium returned an unreduced scalar.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Sodium.Wipe(_bytes);
        _disposed = true;
    }

    /// <summary>Copies the 32 little-endian bytes; the caller wipes them.</summary>
    internal void CopyTo(Span<byte> destination) => Bytes.CopyTo(destination);

    private ReadOnlySpan<byte> Bytes
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _bytes;
        }
    }

    private bool IsZero => Sodium.Same(_bytes, stackalloc byte[32]);
}
