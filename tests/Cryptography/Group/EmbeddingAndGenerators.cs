using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Hustings.Cryptography.Tests.Group;

public class EmbeddingAndGenerators
{
    [Fact]
    public void Generators_are_those_of_the_reference_tool()
    {
        // The two that the sealed-preferences design gives; the tool's own shuffles (vectors/shuffles.json) need them too.
        Generators.Get(0).ToString().ShouldStartWith("c95c81b4");
        Generators.Get(0).ToString().ShouldEndWith("e0fd92fe");
        Generators.Secondary.ToString().ShouldStartWith("d6f7c1ea");
        Generators.Secondary.ToString().ShouldEndWith("345f18c7");
        Enumerable.Range(-1, 200).Select(Generators.Get).Distinct().Count().ShouldBe(200);
    }

    [Theory]
    [InlineData(1, "4009")]
    [InlineData(2, "8007")]
    [InlineData(3, "c017")]
    [InlineData(7, "01c00b")]
    public void One_number_embeds_as_the_design_says(int value, string hex)
    {
        Embedding.Encode([value]).ToString().ShouldBe(hex.PadLeft(64, '0'));
    }

    [Fact]
    public void Zero_embeds_as_the_identity()
    {
        Embedding.Encode([0]).IsIdentity.ShouldBeTrue();
    }

    [Fact]
    public void Vectors_read_back()
    {
        Prop.ForAll(
                Gen.Choose(0, 255).ArrayOf().Where(a => a.Length is > 0 and <= Embedding.MaxLength).ToArbitrary(),
                values => Embedding.Decode(Embedding.Encode(values), values.Length).SequenceEqual(values)
            )
            .QuickCheckThrowOnFailure();
        int[] longest = [.. Enumerable.Repeat(255, Embedding.MaxLength)];
        Embedding.Decode(Embedding.Encode(longest), longest.Length).ShouldBe(longest);
    }

    [Fact]
    public void What_does_not_fit_is_the_callers_bug()
    {
        Should.Throw<ArgumentException>(() => Embedding.Encode([256]));
        Should.Throw<ArgumentException>(() => Embedding.Encode([-1]));
        Should.Throw<ArgumentException>(() => Embedding.Encode(new int[Embedding.MaxLength + 1]));
    }

    [Fact]
    public void Sum_of_many_products_equals_the_products_added_up()
    {
        SeededRandom random = new("pippenger"u8);
        foreach (int count in new[] { 0, 1, 2, 3, 33, 200, 900 })
        {
            Scalar[] scalars =
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(i =>
                        i == 1 ? Scalar.Zero
                        : i == 2 ? -Scalar.One
                        : Scalar.Random(random)
                    ),
            ];
            Point[] points =
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(i => i == 3 ? Point.Identity : Point.MultiplyBase(Scalar.Random(random))),
            ];
            Point expected = Point.Identity;
            for (int i = 0; i < count; i++)
                expected += Point.Multiply(scalars[i], points[i]);
            MultiExponentiation.Sum(scalars, points, true).ShouldBe(expected);
            MultiExponentiation.Sum(scalars, points, false).ShouldBe(expected);
        }
    }
}
