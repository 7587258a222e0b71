using System.Buffers;
using System.Security.Cryptography;

namespace Hustings.Cryptography.Proofs;

/// <summary>
/// The input of a Fiat-Shamir challenge: ASCII text exactly as the Belenios specification joins it, hashed by SHA-256 and read as a
/// big-endian number modulo q. (Its separators cannot occur inside the parts: they are hex, Base64 or fixed words.)
/// </summary>
internal ref struct Transcript
{
    private Span<byte> _buffer;
    private byte[]? _rented;
    private int _length;

    /// <summary>Starts with the proof's label and a bar, in a buffer that grows when needed.</summary>
    public Transcript(scoped ReadOnlySpan<byte> label, Span<byte> initialBuffer)
    {
        _buffer = initialBuffer;
        Append(label);
        Append((byte)'|');
    }

    public void Append(scoped ReadOnlySpan<byte> text) => text.CopyTo(Reserve(text.Length));

    public void Append(byte character) => Reserve(1)[0] = character;

    public void Append(scoped in Point point) => point.WriteHex(Reserve(Point.HexSize));

    /// <summary>Points in hex, separated by commas; one inversion for all of them.</summary>
    public void AppendList(scoped ReadOnlySpan<EdwardsPoint> points)
    {
        Span<byte> hex =
            points.Length <= 16 ? stackalloc byte[16 * Point.HexSize] : new byte[points.Length * Point.HexSize];
        Point.WriteHex(points, hex);
        for (int i = 0; i < points.Length; i++)
        {
            if (i > 0)
                Append((byte)',');
            Append(hex.Slice(i * Point.HexSize, Point.HexSize));
        }
    }

    /// <summary>Encoded points in hex, separated by commas.</summary>
    public void AppendEncodings(scoped ReadOnlySpan<byte> encodings)
    {
        for (int i = 0; i < encodings.Length; i += Point.Size)
        {
            if (i > 0)
                Append((byte)',');
            Hex.WriteReversed(encodings.Slice(i, Point.Size), Reserve(Point.HexSize));
        }
    }

    /// <summary>The challenge. The transcript is finished.</summary>
    public Scalar Challenge()
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_buffer[.._length], digest);
        if (_rented is not null)
            ArrayPool<byte>.Shared.Return(_rented);
        _rented = null;
        return Scalar.ReduceBigEndian(digest);
    }

    private Span<byte> Reserve(int count)
    {
        if (_length + count > _buffer.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _buffer.Length, _length + count));
            _buffer[.._length].CopyTo(larger);
            if (_rented is not null)
                ArrayPool<byte>.Shared.Return(_rented);
            _buffer = _rented = larger;
        }
        Span<byte> reserved = _buffer.Slice(_length, count);
        _length += count;
        return reserved;
    }
}
