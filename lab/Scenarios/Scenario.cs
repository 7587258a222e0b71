using Hustings.Contest;

namespace Hustings.Lab.Scenarios;

/// <summary>A candidate with the votes that were published.</summary>
public sealed record Candidate(string Name, int Votes);

/// <summary>
/// A contest whose figures are public. The figures are data (<c>lab/Scenarios/*.json</c>); rejected papers are replayed
/// as blank ballots.
/// </summary>
public sealed record Scenario(
    string Name,
    Text Contest,
    Text Title,
    Text Question,
    string TimeZone,
    string Policy,
    int Trustees,
    int Members,
    IReadOnlyList<Candidate> Candidates,
    int Rejected
)
{
    /// <summary>The scenario of this name, which must be one of <see cref="ScenarioFile.Names"/> and have this form.</summary>
    public static Scenario Load(string name) => ScenarioFile.Read<Scenario>(name);
}
