using Hustings.Lab.Figures;
using Hustings.Lab.Scenarios;
using Shouldly;
using Xunit;

namespace Hustings.Lab.Tests.Figures;

public sealed class ComparisonTests
{
    private static readonly ScaledScenario Whole = ScaledScenario.Of(Scenario.Load("conservative-2022"), 1);

    private static readonly CountedFigures Right = new(172_437, 142_379, 654, [81_326, 60_399]);

    [Fact]
    public void Comparison_of_the_whole_contest_shows_both_turnouts_with_their_base()
    {
        Comparison comparison = Comparison.Of(Whole, Right);

        comparison.AsExpected.ShouldBeTrue();
        comparison
            .Shares.Select(share => (share.Name, share.Base, share.Counted))
            .ShouldBe([
                ("Liz Truss", "of valid votes", 57.38m),
                ("Rishi Sunak", "of valid votes", 42.62m),
                ("Turnout: received", "of the roll", 82.57m),
                ("Turnout: valid", "of the roll", 82.19m),
            ]);
        comparison.Shares.ShouldAllBe(share => share.Published == share.Counted);
    }

    public static TheoryData<string, CountedFigures> Deviations =>
        new()
        {
            { "Members", Right with { Roll = 172_436 } },
            { "Received", Right with { Received = 142_378 } },
            { "Blank (rejected)", Right with { Blank = 653 } },
            { "Liz Truss", Right with { Votes = [81_325, 60_399] } },
            { "Rishi Sunak", Right with { Votes = [81_326, 60_400] } },
        };

    [Theory]
    [MemberData(nameof(Deviations))]
    public void Figure_that_is_off_by_one_is_not_as_expected(string name, CountedFigures counted)
    {
        Comparison comparison = Comparison.Of(Whole, counted);

        comparison.AsExpected.ShouldBeFalse();
        comparison.Figures.Single(figure => figure.Name == name).AsExpected.ShouldBeFalse();
    }

    [Fact]
    public void Result_of_another_contest_is_the_callers_bug() =>
        Should.Throw<ArgumentException>(() => Comparison.Of(Whole, Right with { Votes = [1, 2, 3] }));

    [Fact]
    public void Empty_result_is_compared_without_dividing_by_zero() =>
        Comparison.Of(Whole, new CountedFigures(0, 0, 0, [0, 0])).AsExpected.ShouldBeFalse();
}
