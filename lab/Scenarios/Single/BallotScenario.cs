using Hustings.Contest;
using Hustings.Lab.Scenarios.Live;

namespace Hustings.Lab.Scenarios.Single;

/// <summary>A candidate with the votes that were published.</summary>
/// <param name="ByPost">How many of them came by post: chosen where nobody has published it.</param>
public sealed record BallotCandidate(string Id, string Name, int Votes, int ByPost);

/// <summary>
/// A contest of one ballot, online and by post, whose figures are public. A booth makes no invalid ballots, so all rejected ones are paper.
/// </summary>
/// <param name="FirstPolicy">What was planned; changed to <paramref name="Policy"/> before opening.</param>
/// <param name="RegisteredTwice">Second entries that are planted in the roll.</param>
/// <param name="Postponed">Why the opening was put off.</param>
/// <param name="Amended">Why the policy was changed.</param>
public sealed record BallotScenario(
    string Name,
    Text Contest,
    Text Title,
    Text Question,
    string TimeZone,
    int Members,
    int Trustees,
    int Threshold,
    RuleWords Rule,
    IReadOnlyList<BallotCandidate> Candidates,
    int Rejected,
    string FirstPolicy,
    string Policy,
    int RegisteredTwice,
    Text Postponed,
    Text Amended
)
{
    /// <summary>The scenario of this name, which must be one of <see cref="ScenarioFile.Names"/> and have this form.</summary>
    public static BallotScenario Load(string name) => ScenarioFile.Read<BallotScenario>(name);
}
