using System.Buffers.Binary;
using System.Text;
using Hustings.Cryptography;

namespace Hustings.Lab.Rolls;

/// <summary>Repeatable choices. The slight inequality of a remainder does not matter for made-up people.</summary>
internal sealed class Draws(string seed)
{
    private readonly SeededRandom random = new(Encoding.UTF8.GetBytes(seed));

    /// <summary>0 to <paramref name="bound"/> - 1.</summary>
    public int Below(int bound)
    {
        Span<byte> bytes = stackalloc byte[4];
        random.Fill(bytes);
        return (int)(BinaryPrimitives.ReadUInt32LittleEndian(bytes) % (uint)bound);
    }

    /// <summary>Whether something that happens to so many of a hundred happens.</summary>
    public bool Happens(int ofHundred) => Below(100) < ofHundred;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];
}
