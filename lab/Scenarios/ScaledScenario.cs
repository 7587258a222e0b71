using Hustings.Contest;
using Hustings.Lab.Figures;

namespace Hustings.Lab.Scenarios;

/// <summary>
/// A scenario at a scale: the roll and the number of ballots are the published ones times the scale, rounded; the ballots
/// are divided among the choices by largest remainder, so that they add up.
/// </summary>
/// <param name="Votes">Ballots per candidate, in the scenario's order.</param>
public sealed record ScaledScenario(Scenario Scenario, decimal Scale, int Members, IReadOnlyList<int> Votes, int Blank)
{
    /// <summary>Ballots for candidates.</summary>
    public int Valid => Votes.Sum();

    /// <summary>All ballots, blank ones too.</summary>
    public int Received => Valid + Blank;

    /// <summary>Scales every figure; the scale is above 0 and at most 1.</summary>
    public static ScaledScenario Of(Scenario scenario, decimal scale)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(scale, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, 1);
        int[] published = [.. scenario.Candidates.Select(candidate => candidate.Votes), scenario.Rejected];
        int received = Round(published.Sum() * scale);
        IReadOnlyList<int> parts = LargestRemainder.Divide(received, published);
        return new ScaledScenario(
            scenario,
            scale,
            Round(scenario.Members * scale),
            [.. parts.Take(parts.Count - 1)],
            parts[^1]
        );
    }

    /// <summary>What the returning officer would decide for this contest.</summary>
    public ContestSpec Spec() =>
        new(
            Scenario.Contest,
            Scenario.Title,
            Scenario.Question,
            [.. Scenario.Candidates.Select(candidate => candidate.Name)],
            Blank: true,
            Min: 1,
            Max: 1,
            Members,
            Scenario.Trustees,
            StageWords.TryReadPolicy(Scenario.Policy, out VotePolicy policy)
                ? policy
                : throw new InvalidDataException($"The scenario {Scenario.Name} has no policy \"{Scenario.Policy}\"."),
            Opens: null,
            Closes: null,
            Scenario.TimeZone,
            Help: null,
            Demo: false
        );

    private static int Round(decimal figure) => (int)decimal.Round(figure, MidpointRounding.AwayFromZero);
}
