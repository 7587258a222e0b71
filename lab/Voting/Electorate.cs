using Hustings.Lab.Scenarios.Single;

namespace Hustings.Lab.Voting;

/// <summary>One simulated voter: a place on the roll and the candidate's place in the scenario.</summary>
public sealed record SimulatedVote(int Member, int Candidate);

/// <summary>Decides who votes online, how and in which order, and who by post; the same seed gives the same electorate.</summary>
/// <param name="Online">In the order in which they vote.</param>
/// <param name="Papers">Members whose envelopes arrive, in that order.</param>
public sealed record Electorate(IReadOnlyList<SimulatedVote> Online, IReadOnlyList<int> Papers)
{
    public static Electorate Draw(ScaledBallot scenario, int seed)
    {
        var random = new Random(seed);
        int[] members = [.. Enumerable.Range(0, scenario.Members)];
        random.Shuffle(members);
        int[] choices = [.. scenario.Online.SelectMany((votes, candidate) => Enumerable.Repeat(candidate, votes))];
        random.Shuffle(choices);
        return new(
            [.. choices.Select((choice, index) => new SimulatedVote(members[index], choice))],
            members[choices.Length..(choices.Length + scenario.Papers)]
        );
    }
}
