using Hustings.Cryptography.Shuffles;
using Shouldly;
using Xunit;

namespace Hustings.Cryptography.Tests.Shuffles;

/// <summary>The order that a shuffle puts its list in is drawn, and drawn without bias.</summary>
public class Permutations
{
    private const string Hash = "K9i1//8zE5Dt625YRq6V1jEOapxZYR59P5c/YMiBBx8";

    [Fact]
    public void Every_place_can_go_to_every_place()
    {
        using SecretScalar x = SecretScalar.FromPublic(Scalar.From(77));
        HashSet<(int From, int To)> seen = [];
        for (int run = 0; run < 40; run++)
            foreach ((int from, int to) in Order(x, new SeededRandom(BitConverter.GetBytes(run))).Index())
                seen.Add((from, to));
        seen.Count.ShouldBe(9);
    }

    [Fact]
    public void Draw_that_would_favour_some_places_is_drawn_again()
    {
        using SecretScalar x = SecretScalar.FromPublic(Scalar.From(77));
        // Of three places: 2^32 - 1 is the largest multiple of three, and the numbers from it on are drawn again.
        Order(x, new Scripted(uint.MaxValue, 2, 0, 0)).ShouldBe(Order(x, new Scripted(2, 0, 0)));
        Order(x, new Scripted(uint.MaxValue - 1, 0, 0)).ShouldBe(Order(x, new Scripted(2, 0, 0)));
        Order(x, new Scripted(0, 0, 0)).ShouldBe([0, 1, 2]);
        Order(x, new Scripted(2, 0, 0)).ShouldNotBe([0, 1, 2]);
    }

    /// <summary>Which vote stands at each place after a shuffle of three.</summary>
    private static int[] Order(SecretScalar x, IRandomSource random)
    {
        ElectionKey key = new(x.PublicPoint());
        Ciphertext[] input =
        [
            .. Enumerable.Range(0, 3).Select(i => new Ciphertext(Point.Identity, Embedding.Encode([i]))),
        ];
        (Ciphertext[] output, _) = Shuffle.Make(key, Hash, input, random);
        return [.. output.Select(c => Embedding.Decode(c.Beta - x.Multiply(c.Alpha), 1)[0])];
    }

    /// <summary>Gives these numbers first, for draws of four bytes; everything else comes from a seed.</summary>
    private sealed class Scripted(params uint[] numbers) : IRandomSource
    {
        private readonly SeededRandom _rest = new("rest"u8);
        private int _next;

        public void Fill(Span<byte> destination)
        {
            if (destination.Length == 4 && _next < numbers.Length)
                BitConverter.TryWriteBytes(destination, numbers[_next++]);
            else
                _rest.Fill(destination);
        }
    }
}
