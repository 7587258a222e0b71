using Hustings.Lab.Scenarios.Live;
using Hustings.Lab.Voting.Live;
using Shouldly;
using Xunit;

namespace Hustings.Lab.Tests.Live;

public sealed class LiveElectorateTests
{
    private static readonly ScaledLive Ndp = ScaledLive.Of(LiveScenario.Load("ndp-2012-live"), 1);

    [Fact]
    public void Votes_hall_and_comings_and_goings_are_those_of_the_scenario()
    {
        var electorate = LiveElectorate.Draw(Ndp, 2012);

        HashSet<int> ever = [];
        HashSet<int> last = [];
        foreach ((ScaledRound round, IReadOnlyList<LiveVote> votes) in Ndp.Rounds.Zip(electorate.Rounds))
        {
            HashSet<int> voters = [.. votes.Select(vote => vote.Member)];
            voters.Count.ShouldBe(votes.Count);
            votes
                .CountBy(vote => vote.Candidate)
                .ToDictionary(pair => pair.Key, pair => (long)pair.Value)
                .ShouldBe(round.Live.Votes.ToDictionary(), ignoreOrder: true);
            votes.Count(vote => vote.Hall).ShouldBe(round.Round.HallVoters);
            if (round.Live.Flow is { } flow)
            {
                last.Except(voters).Count().ShouldBe(flow.NotReturned);
                voters.Count(voter => ever.Contains(voter) && !last.Contains(voter)).ShouldBe(flow.CameBack);
                voters.Except(ever).Count().ShouldBe(flow.FirstTime);
            }

            ever.UnionWith(voters);
            last = voters;
        }

        electorate.Away["post"].Count.ShouldBe(15_197);
        // 772 of them are not in the count, and cannot vote live either.
        electorate.Away["advance"].Count.ShouldBe(39_690 + 772);
        electorate.Away.Values.SelectMany(members => members).ShouldNotContain(member => ever.Contains(member));
    }

    [Fact]
    public void Same_seed_gives_the_same_electorate()
    {
        var small = ScaledLive.Of(Ndp.Scenario, 0.01m);

        LiveElectorate.Draw(small, 1).Rounds[1].ShouldBe(LiveElectorate.Draw(small, 1).Rounds[1]);
        LiveElectorate.Draw(small, 2).Rounds[1].ShouldNotBe(LiveElectorate.Draw(small, 1).Rounds[1]);
    }
}
