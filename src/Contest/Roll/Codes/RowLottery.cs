using System.Buffers.Binary;
using Hustings.Cryptography;

namespace Hustings.Contest.Roll;

/// <summary>A random order in which the roll's own order cannot be recognised.</summary>
internal static class RowLottery
{
    /// <summary>The numbers 0 to <paramref name="count"/> - 1, every order equally likely (Fisher and Yates).</summary>
    public static int[] Draw(int count, IRandomSource random)
    {
        var rows = Enumerable.Range(0, count).ToArray();
        for (var last = count - 1; last > 0; last--)
        {
            var other = Below((uint)last + 1, random);
            (rows[last], rows[other]) = (rows[other], rows[last]);
        }

        return rows;
    }

    private static int Below(uint bound, IRandomSource random)
    {
        Span<byte> bytes = stackalloc byte[4];
        uint drawn;
        do
        {
            random.Fill(bytes);
            drawn = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            // Above the largest multiple some numbers would be likelier than others.
        } while (drawn >= uint.MaxValue / bound * bound);

        return (int)(drawn % bound);
    }
}
