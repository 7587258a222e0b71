using Hustings.Lab.Figures;
using Shouldly;
using Xunit;

namespace Hustings.Lab.Tests.Figures;

public sealed class LargestRemainderTests
{
    [Theory]
    [InlineData(10, new[] { 1, 1, 1 }, new[] { 4, 3, 3 })]
    [InlineData(0, new[] { 3, 5 }, new[] { 0, 0 })]
    [InlineData(7, new[] { 0, 2, 0 }, new[] { 0, 7, 0 })]
    [InlineData(100, new[] { 47000, 16000, 15900, 12000, 6000, 3100 }, new[] { 47, 16, 16, 12, 6, 3 })]
    [InlineData(2_000_000_000, new[] { 2_000_000_000, 2_000_000_000 }, new[] { 1_000_000_000, 1_000_000_000 })]
    public void Parts_follow_the_largest_remainders(int total, int[] weights, int[] parts) =>
        LargestRemainder.Divide(total, weights).ShouldBe(parts);

    [Fact]
    public void Parts_always_add_up_and_are_within_one_of_the_exact_share()
    {
        var random = new Random(1);
        for (int run = 0; run < 2000; run++)
        {
            int[] weights = [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => random.Next(0, 90_000))];
            weights[0]++;
            int total = random.Next(0, 200_000);

            IReadOnlyList<int> parts = LargestRemainder.Divide(total, weights);

            parts.Sum().ShouldBe(total);
            double sum = weights.Sum();
            for (int index = 0; index < weights.Length; index++)
            {
                Math.Abs(parts[index] - (double)weights[index] * total / sum).ShouldBeLessThan(1);
            }
        }
    }

    [Fact]
    public void Figures_that_cannot_be_divided_are_the_callers_bug()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => LargestRemainder.Divide(-1, [1]));
        Should.Throw<ArgumentOutOfRangeException>(() => LargestRemainder.Divide(1, [0, 0]));
        Should.Throw<ArgumentOutOfRangeException>(() => LargestRemainder.Divide(1, [2, -1]));
    }
}
