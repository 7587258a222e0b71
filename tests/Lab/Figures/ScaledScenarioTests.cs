using Hustings.Lab.Scenarios;
using Hustings.Lab.Voting;
using Shouldly;
using Xunit;

namespace Hustings.Lab.Tests.Figures;

public sealed class ScaledScenarioTests
{
    private static readonly Scenario Conservative = Scenario.Load("conservative-2022");

    [Theory]
    [InlineData("1", 172_437, 142_379, 81_326, 60_399, 654)]
    [InlineData("0.1", 17_244, 14_238, 8_133, 6_040, 65)]
    [InlineData("0.01", 1_724, 1_424, 813, 604, 7)]
    [InlineData("0.001", 172, 142, 81, 60, 1)]
    public void Conservative_contest_of_2022_scales(
        string scale,
        int members,
        int received,
        int truss,
        int sunak,
        int blank
    )
    {
        var scaled = ScaledScenario.Of(
            Conservative,
            decimal.Parse(scale, System.Globalization.CultureInfo.InvariantCulture)
        );

        scaled.Members.ShouldBe(members);
        scaled.Received.ShouldBe(received);
        scaled.Votes.ShouldBe([truss, sunak]);
        scaled.Blank.ShouldBe(blank);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(2)]
    public void Scale_outside_its_range_is_the_callers_bug(int scale) =>
        Should.Throw<ArgumentOutOfRangeException>(() => ScaledScenario.Of(Conservative, scale));

    [Fact]
    public void Electorate_casts_exactly_the_scaled_figures_and_nobody_votes_twice()
    {
        var scaled = ScaledScenario.Of(Conservative, 0.1m);

        IReadOnlyList<SimulatedVote> votes = Electorate.Draw(scaled, seed: 7);

        votes.Count.ShouldBe(scaled.Received);
        votes.Count(vote => vote.Choice == 0).ShouldBe(scaled.Blank);
        votes.Count(vote => vote.Choice == 1).ShouldBe(scaled.Votes[0]);
        votes.Count(vote => vote.Choice == 2).ShouldBe(scaled.Votes[1]);
        votes.Select(vote => vote.Member).Distinct().Count().ShouldBe(votes.Count);
        votes.ShouldAllBe(vote => vote.Member >= 0 && vote.Member < scaled.Members);
    }

    [Fact]
    public void Electorate_of_the_same_seed_is_the_same_and_of_another_is_another()
    {
        var scaled = ScaledScenario.Of(Conservative, 0.01m);

        Electorate.Draw(scaled, 7).ShouldBe(Electorate.Draw(scaled, 7));
        Electorate.Draw(scaled, 8).ShouldNotBe(Electorate.Draw(scaled, 7));
    }
}
