using System.Globalization;
using Hustings.Lab.Scenarios.Single;
using Hustings.Lab.Voting;
using Shouldly;
using Xunit;

namespace Hustings.Lab.Tests.Single;

public sealed class ScaledBallotTests
{
    private static readonly BallotScenario Conservative = BallotScenario.Load("conservative-2022");

    [Theory]
    [InlineData("1", 172_437, 142_379, 81_326, 60_399, 654, 28_379)]
    [InlineData("0.1", 17_244, 14_238, 8_133, 6_040, 65, 2_838)]
    [InlineData("0.01", 1_724, 1_424, 813, 604, 7, 284)]
    public void Conservative_contest_of_2022_scales(
        string scale,
        int members,
        int received,
        int truss,
        int sunak,
        int rejected,
        int papers
    )
    {
        var scaled = ScaledBallot.Of(Conservative, decimal.Parse(scale, CultureInfo.InvariantCulture));

        (scaled.Members, scaled.Received, scaled.Rejected, scaled.Papers).ShouldBe(
            (members, received, rejected, papers)
        );
        scaled.Votes.ShouldBe([truss, sunak]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(2)]
    public void Scale_outside_its_range_is_the_callers_bug(int scale) =>
        Should.Throw<ArgumentOutOfRangeException>(() => ScaledBallot.Of(Conservative, scale));

    [Fact]
    public void Electorate_casts_exactly_the_scaled_figures_and_nobody_votes_twice()
    {
        var scaled = ScaledBallot.Of(Conservative, 0.1m);

        var electorate = Electorate.Draw(scaled, seed: 7);

        electorate
            .Online.CountBy(vote => vote.Candidate)
            .OrderBy(pair => pair.Key)
            .Select(pair => pair.Value)
            .ShouldBe(scaled.Online);
        electorate.Papers.Count.ShouldBe(scaled.Papers);
        int[] voters = [.. electorate.Online.Select(vote => vote.Member), .. electorate.Papers];
        voters.Distinct().Count().ShouldBe(voters.Length);
        voters.ShouldAllBe(member => member >= 0 && member < scaled.Members);
    }

    [Fact]
    public void Electorate_of_the_same_seed_is_the_same_and_of_another_is_another()
    {
        var scaled = ScaledBallot.Of(Conservative, 0.01m);

        Electorate.Draw(scaled, 7).Online.ShouldBe(Electorate.Draw(scaled, 7).Online);
        Electorate.Draw(scaled, 8).Online.ShouldNotBe(Electorate.Draw(scaled, 7).Online);
    }
}
