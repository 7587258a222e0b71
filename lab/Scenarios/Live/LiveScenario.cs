using Hustings.Contest;
using Hustings.Counting.Rounds;

namespace Hustings.Lab.Scenarios.Live;

/// <summary>A contest decided in rounds on one day; figures of the real one, as data (<c>lab/Scenarios/*.json</c>).</summary>
/// <param name="Threshold">How many of the trustees are enough to open a total.</param>
/// <param name="AdvanceNotInCount">Voted in advance, but not in the count: they cannot vote live either.</param>
/// <param name="WithdrawnBeforeRound1">On the first ballot, but not in the race.</param>
public sealed record LiveScenario(
    string Name,
    Text Contest,
    Text Title,
    Text Question,
    string TimeZone,
    int Members,
    int Trustees,
    int Threshold,
    string Policy,
    RuleWords Rule,
    int AdvanceNotInCount,
    IReadOnlyList<LiveCandidate> Candidates,
    IReadOnlyList<string> WithdrawnBeforeRound1,
    IReadOnlyList<LiveRound> Rounds
)
{
    /// <summary>The column of those who voted in advance.</summary>
    public const string Advance = "advance";

    public static LiveScenario Load(string name) => ScenarioFile.Read<LiveScenario>(name);

    public string NameOf(string candidate) => Candidates.Single(one => one.Id == candidate).Name;
}

public sealed record LiveCandidate(string Id, string Name);

/// <summary>The rule by its published names (docs/spec/rounds.md).</summary>
public sealed record RuleWords(
    string Kind,
    string Base,
    string WithdrawnVotes,
    IReadOnlyList<string> Ties,
    LeavingWords Leaving
)
{
    /// <exception cref="InvalidDataException">The scenario's rule is none.</exception>
    public RuleParameters Read() =>
        new RuleNames(Kind, Base, WithdrawnVotes, Ties, Leaving.Kind, Leaving.Percent).Read().Rule
        ?? throw new InvalidDataException($"The scenario's rule {Kind} does not fit together.");
}

public sealed record LeavingWords(string Kind, int Percent);

/// <summary>One round as it was held.</summary>
/// <param name="WithdrawnOnBallot">On the ballot without standing.</param>
/// <param name="HallVoters">How many of the live voters used the hall's terminals.</param>
/// <param name="Leaves">By the rule.</param>
/// <param name="WithdrawsAfter">By themselves, before the next round.</param>
/// <param name="Windows">As planned; the slips changed them.</param>
/// <param name="Winner">Only in the last round.</param>
public sealed record LiveRound(
    int Number,
    IReadOnlyList<string> Standing,
    IReadOnlyList<string> WithdrawnOnBallot,
    IReadOnlyList<LiveColumn> Columns,
    int HallVoters,
    IReadOnlyList<string> Leaves,
    IReadOnlyList<string> WithdrawsAfter,
    PublishedRound Published,
    IReadOnlyList<TimetableWindow> Windows,
    IReadOnlyList<Slip> Slips,
    string? Winner = null,
    DateTimeOffset? DeclaredAt = null
)
{
    public LiveColumn Live => Columns.Single(column => !column.FromRankings);

    public IEnumerable<LiveColumn> Rankings => Columns.Where(column => column.FromRankings);

    /// <summary>When voting ended in the end, after all slips.</summary>
    public DateTimeOffset Ended => WindowsInTheEnd().Max(window => window.Closes);

    public DateTimeOffset Began => WindowsInTheEnd().Min(window => window.Opens);

    public IReadOnlyList<TimetableWindow> WindowsInTheEnd() =>
        Slips.Aggregate(Windows, (windows, slip) => slip.After(windows));
}

/// <summary>What came in one way.</summary>
/// <param name="Flow">Who came and went since the round before; of the live column from round 2 on.</param>
public sealed record LiveColumn(
    string Name,
    bool FromRankings,
    IReadOnlyDictionary<string, int> Votes,
    int Exhausted,
    LiveFlow? Flow = null
)
{
    public int Received => Votes.Values.Sum() + Exhausted;
}

public sealed record LiveFlow(int NotReturned, int CameBack, int FirstTime);

/// <summary>What the party published: votes of those who stood, and what the shares are of.</summary>
public sealed record PublishedRound(int Base, IReadOnlyDictionary<string, int> Votes);
