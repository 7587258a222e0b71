using Hustings.Lab.Figures;

namespace Hustings.Lab.Scenarios.Single;

/// <summary>
/// A ballot at a scale: the roll and the number of ballots are the published ones times the scale, rounded; the ballots are divided
/// by largest remainder, so that they add up.
/// </summary>
/// <param name="Online">Votes in the booth for each candidate, in the scenario's order.</param>
/// <param name="Post">Votes on paper for each candidate.</param>
/// <param name="Rejected">Papers that are not valid.</param>
public sealed record ScaledBallot(
    BallotScenario Scenario,
    decimal Scale,
    int Members,
    IReadOnlyList<int> Online,
    IReadOnlyList<int> Post,
    int Rejected,
    int RegisteredTwice
)
{
    /// <summary>For each candidate.</summary>
    public IReadOnlyList<int> Votes => [.. Online.Zip(Post, (online, post) => online + post)];

    public int Valid => Votes.Sum();

    /// <summary>All ballots, rejected ones too.</summary>
    public int Received => Valid + Rejected;

    /// <summary>Papers, rejected ones too.</summary>
    public int Papers => Post.Sum() + Rejected;

    /// <summary>Scales every figure; the scale is above 0 and at most 1.</summary>
    public static ScaledBallot Of(BallotScenario scenario, decimal scale)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(scale, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, 1);
        int Scaled(int figure) => (int)decimal.Round(figure * scale, MidpointRounding.AwayFromZero);

        int[] published = [.. scenario.Candidates.Select(candidate => candidate.Votes), scenario.Rejected];
        IReadOnlyList<int> parts = LargestRemainder.Divide(Scaled(published.Sum()), published);
        int[] post =
        [
            .. scenario.Candidates.Zip(parts, (candidate, votes) => Math.Min(Scaled(candidate.ByPost), votes)),
        ];
        return new(
            scenario,
            scale,
            Scaled(scenario.Members),
            [.. parts.Zip(post, (all, paper) => all - paper)],
            post,
            parts[^1],
            Math.Max(1, Scaled(scenario.RegisteredTwice))
        );
    }
}
