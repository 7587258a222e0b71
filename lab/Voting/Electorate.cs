using Hustings.Lab.Scenarios;

namespace Hustings.Lab.Voting;

/// <summary>One simulated voter: a place on the roll and a choice, 0 for blank, k for candidate number k.</summary>
public sealed record SimulatedVote(int Member, int Choice);

/// <summary>Decides who votes, how, and in which order; the same seed gives the same electorate.</summary>
public static class Electorate
{
    public static IReadOnlyList<SimulatedVote> Draw(ScaledScenario scenario, int seed)
    {
        var random = new Random(seed);
        int[] members = [.. Enumerable.Range(0, scenario.Members)];
        random.Shuffle(members);
        int[] choices =
        [
            .. Enumerable.Repeat(0, scenario.Blank),
            .. scenario.Votes.SelectMany((votes, index) => Enumerable.Repeat(index + 1, votes)),
        ];
        random.Shuffle(choices);
        return [.. choices.Select((choice, index) => new SimulatedVote(members[index], choice))];
    }
}
