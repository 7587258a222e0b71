using Hustings.Counting.Ties;
using Shouldly;
using Xunit;

namespace Hustings.Counting.Tests.Ties;

/// <summary>What RCTab's tie-breaks are made of, as the documentation of Java specifies it; expected values computed apart.</summary>
public sealed class JavaTests
{
    private static readonly string[] Names =
    [
        "Ashton",
        "Cullen",
        "Dewar",
        "Mulcair",
        "Nash",
        "Saganash",
        "Singh",
        "Topp",
        "Abbott",
        "Bloggs",
        "Cartwright",
        "Desjardins",
    ];

    [Theory]
    [InlineData(10, new[] { 0, 3, 8, 4, 0, 5, 5, 8 })]
    [InlineData(16, new[] { 11, 0, 10, 0, 4, 15, 4, 11 })]
    [InlineData(
        (1 << 30) + 1,
        new[] { 117392763, 102948884, 662969970, 595021505, 196118093, 969067502, 791955276, 819572292 }
    )]
    [InlineData(
        2_000_000_000,
        new[] { 1562431130, 117392763, 1467211248, 102948884, 662969970, 595021505, 1519796918, 1429255519 }
    )]
    public void Numbers_below_a_bound_are_those_of_java(int bound, int[] expected)
    {
        JavaUtilRandom random = new(42);
        Enumerable.Range(0, expected.Length).Select(_ => random.NextInt(bound)).ShouldBe(expected);
    }

    [Theory]
    [InlineData(42, new[] { 0.7275636800328681, 0.6832234717598454, 0.30871945533265976, 0.27707849007413665 })]
    [InlineData(-5, new[] { 0.26930095796932485, 0.33409239863837237, 0.3808948053725988 })]
    public void Fractions_are_those_of_java(long seed, double[] expected)
    {
        JavaUtilRandom random = new(seed);
        Enumerable.Range(0, expected.Length).Select(_ => random.NextDouble()).ShouldBe(expected);
    }

    [Fact]
    public void Nothing_is_drawn_below_no_bound() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new JavaUtilRandom(1).NextInt(0));

    [Theory]
    [InlineData(8, new[] { 1, 2, 6, 5, 3, 4, 7, 0 })]
    [InlineData(12, new[] { 10, 1, 2, 11, 9, 3, 4, 0, 8, 6, 5, 7 })]
    public void Names_stand_in_the_order_of_a_java_set(int count, int[] expected) =>
        JavaHashOrder.Sort([.. Enumerable.Range(0, count)], Names).ShouldBe(expected);
}
