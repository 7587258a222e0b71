using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Hustings.Cryptography.Interop;

namespace Hustings.Cryptography.Proofs;

/// <summary>
/// H(label, x_1, ..., x_k) of our own proofs: SHA-512 over the label and each input, every one preceded by its length as 8 bytes
/// big-endian, so no two different lists of inputs give the same bytes (docs/spec/companion-proofs.md).
/// </summary>
internal sealed class SequenceHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);

    public SequenceHash(string label) => Add(Encoding.UTF8.GetBytes(label));

    public SequenceHash Add(ReadOnlySpan<byte> input)
    {
        AddLength(input.Length);
        _hash.AppendData(input);
        return this;
    }

    public SequenceHash Add(long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return Add(bytes);
    }

    public SequenceHash Add(in Point point)
    {
        Span<byte> bytes = stackalloc byte[Point.Size];
        point.Encode(bytes);
        return Add(bytes);
    }

    /// <summary>A list is one input: its items one after the other.</summary>
    public SequenceHash Add(ReadOnlySpan<Point> points)
    {
        AddLength(checked((long)points.Length * Point.Size));
        Span<byte> bytes = stackalloc byte[Point.Size];
        foreach (ref readonly Point point in points)
        {
            point.Encode(bytes);
            _hash.AppendData(bytes);
        }
        return this;
    }

    /// <summary>The 64 bytes. The hash is finished.</summary>
    public byte[] Digest()
    {
        byte[] digest = _hash.GetHashAndReset();
        Dispose();
        return digest;
    }

    /// <summary>Hq: the digest read little-endian, modulo q.</summary>
    public Scalar ToScalar()
    {
        Span<byte> reduced = stackalloc byte[32];
        Sodium.ScalarReduce(reduced, Digest());
        return Scalar.TryDecode(reduced, out Scalar scalar)
            ? scalar
            : throw new InvalidOperationException("libsodium returned an unreduced scalar.");
    }

    /// <summary>Hq as a secret: the digest is wiped.</summary>
    public SecretScalar ToSecret()
    {
        byte[] digest = Digest();
        digest.AsSpan().Reverse();
        SecretScalar secret = SecretScalar.ReduceBigEndian(digest);
        Sodium.Wipe(digest);
        return secret;
    }

    public void Dispose() => _hash.Dispose();

    private void AddLength(long length)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, length);
        _hash.AppendData(bytes);
    }
}
