using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Hustings.Counting.Tests.Properties;
using Shouldly;
using Xunit;

namespace Hustings.Counting.Tests;

/// <summary>Numbers of votes are exact.</summary>
public sealed class FractionTests
{
    private static readonly Arbitrary<(Fraction A, Fraction B)> Pairs = (
        from numbers in Gen.Choose(-1000, 1000).ArrayOf(2)
        from below in Gen.Choose(1, 60).ArrayOf(2)
        select (Fraction.Of(numbers[0], below[0]), Fraction.Of(numbers[1], below[1]))
    ).ToArbitrary();

    [Theory]
    [InlineData(1, 2, "0.5")]
    [InlineData(-1, 8, "-0.125")]
    [InlineData(6, 3, "2")]
    [InlineData(1, 3, "1/3")]
    [InlineData(-7, -6, "7/6")]
    [InlineData(0, 5, "0")]
    public void Fraction_is_written_with_every_digit(int above, int below, string text) =>
        Fraction.Of(above, below).ToString().ShouldBe(text);

    [Theory]
    [InlineData("1234567", "1,234,567")]
    [InlineData("-1234.5", "-1,234.5")]
    [InlineData("-0.25", "-0.25")]
    [InlineData("1/3", "0.33333…")]
    [InlineData("0.000001", "0…")]
    public void Fraction_for_people_says_when_digits_are_missing(string exact, string people)
    {
        Fraction.TryParse(exact, out Fraction value).ShouldBeTrue();
        value.ForPeople().ShouldBe(people);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.")]
    [InlineData("1/0")]
    [InlineData("1/2/3")]
    [InlineData("1e3")]
    [InlineData(" 1")]
    [InlineData("1,000")]
    public void Text_that_is_no_number_is_refused(string text) => Fraction.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Cutting_off_goes_towards_zero_and_rounding_up_away_from_it()
    {
        Fraction.Of(22, 7).Truncate(4).ToString().ShouldBe("3.1428");
        Fraction.Of(-22, 7).Truncate(4).ToString().ShouldBe("-3.1428");
        Fraction.Of(22, 7).RoundUp(0).ToString().ShouldBe("4");
        Fraction.Of(3, 1).RoundUp(0).ToString().ShouldBe("3");
        Fraction.Of(1, 3).Truncate(null).ShouldBe(Fraction.Of(1, 3));
        Fraction.Of(-1, 2).Floor().ShouldBe(-1);
    }

    [Fact]
    public void Nothing_set_is_zero() => default(Fraction).ShouldBe(Fraction.Zero);

    [Fact]
    public void Arithmetic_agrees_with_cross_multiplication() =>
        Holds.ForAll(
            Pairs,
            pair =>
            {
                (Fraction a, Fraction b) = pair;
                (a + b - b).ShouldBe(a);
                (a * b).Numerator.ShouldBe(
                    a.Numerator
                        * b.Numerator
                        / BigInteger.GreatestCommonDivisor(a.Numerator * b.Numerator, a.Denominator * b.Denominator)
                );
                if (!b.IsZero)
                    (a / b * b).ShouldBe(a);
                (a < b).ShouldBe(a.Numerator * b.Denominator < b.Numerator * a.Denominator);
                Fraction.TryParse(a.ToString(), out Fraction read).ShouldBeTrue();
                read.ShouldBe(a);
            }
        );
}
