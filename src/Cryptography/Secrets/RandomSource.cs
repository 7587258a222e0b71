using System.Buffers.Binary;
using System.Security.Cryptography;
using Hustings.Cryptography.Interop;

namespace Hustings.Cryptography;

/// <summary>Where random bytes come from. Passed in, so that tests and vectors can repeat a run.</summary>
public interface IRandomSource
{
    /// <summary>Fills the whole span.</summary>
    void Fill(Span<byte> destination);
}

/// <summary>libsodium's generator: the only source for real secrets. Thread-safe.</summary>
public sealed class SodiumRandom : IRandomSource
{
    private SodiumRandom() { }

    /// <summary>The one instance.</summary>
    public static SodiumRandom Instance { get; } = new();

    /// <inheritdoc/>
    public void Fill(Span<byte> destination) => Sodium.RandomBytes(destination);
}

/// <summary>
/// A repeatable stream for vectors, tests and rehearsals, never for real secrets: block i = SHA-512(seed, i as 8 bytes
/// big-endian), i = 0, 1, ..., read as one stream of bytes. Not thread-safe.
/// </summary>
public sealed class SeededRandom : IRandomSource
{
    private readonly byte[] _input;
    private readonly byte[] _block = new byte[SHA512.HashSizeInBytes];
    private int _used = SHA512.HashSizeInBytes;
    private ulong _next;

    /// <summary>A stream for this seed, of any length.</summary>
    public SeededRandom(ReadOnlySpan<byte> seed)
    {
        _input = new byte[seed.Length + 8];
        seed.CopyTo(_input);
    }

    /// <inheritdoc/>
    public void Fill(Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            if (_used == _block.Length)
            {
                BinaryPrimitives.WriteUInt64BigEndian(_input.AsSpan(_input.Length - 8), _next++);
                SHA512.HashData(_input, _block);
                _used = 0;
            }
            int count = Math.Min(destination.Length, _block.Length - _used);
            _block.AsSpan(_used, count).CopyTo(destination);
            _used += count;
            destination = destination[count..];
        }
    }
}
