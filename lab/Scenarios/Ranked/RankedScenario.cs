using System.Collections.Immutable;
using Hustings.Contest;
using Hustings.Counting.Accounts;
using Hustings.Counting.Ballots;
using Hustings.Counting.Rounds;
using Hustings.Counting.Rounds.Lots;
using Hustings.Lab.Figures;
using Hustings.Lab.Scenarios.Live;

namespace Hustings.Lab.Scenarios.Ranked;

/// <summary>So many ballots with one ranking, candidates' ids, the first choice first; empty: blank.</summary>
public sealed record RankingCount(int Ballots, IReadOnlyList<string> Order);

/// <summary>An invented contest of one ranked ballot. At scale 1 two candidates tie for the last place in the first round.</summary>
/// <param name="Mixers">How many trustees shuffle.</param>
public sealed record RankedScenario(
    string Name,
    Text Contest,
    Text Title,
    Text Question,
    string TimeZone,
    int Members,
    int Trustees,
    int Threshold,
    int Mixers,
    RuleWords Rule,
    IReadOnlyList<LiveCandidate> Candidates,
    string Winner,
    IReadOnlyList<RankingCount> Rankings
)
{
    public static RankedScenario Load(string name) => ScenarioFile.Read<RankedScenario>(name);

    public string NameOf(string candidate) => Candidates.Single(one => one.Id == candidate).Name;
}

/// <summary>A ranked contest at a scale, divided among the rankings by largest remainder.</summary>
public sealed record ScaledRanked(RankedScenario Scenario, int Members, IReadOnlyList<RankingCount> Rankings)
{
    public int Ballots => Rankings.Sum(ranking => ranking.Ballots);

    public static ScaledRanked Of(RankedScenario scenario, decimal scale)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(scale, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, 1);
        int Scaled(int figure) => (int)decimal.Round(figure * scale, MidpointRounding.AwayFromZero);
        int[] ballots = [.. scenario.Rankings.Select(ranking => ranking.Ballots)];
        IReadOnlyList<int> parts = LargestRemainder.Divide(Scaled(ballots.Sum()), ballots);
        return new(
            scenario,
            Scaled(scenario.Members),
            [.. scenario.Rankings.Zip(parts, (ranking, part) => ranking with { Ballots = part })]
        );
    }

    /// <summary>The count of the plain rankings by the rule; nothing encrypted has a part in it.</summary>
    public CountAccount Count(LotSeed? lot)
    {
        string[] ids = [.. Scenario.Candidates.Select(one => one.Id)];
        BallotSet ballots = new(
            ids,
            Rankings
                .Where(ranking => ranking.Ballots > 0)
                .Select(ranking =>
                    RankedBallot.FromPlaces(ranking.Ballots, [.. ids.Select(id => PlaceOf(ranking, id))])
                )
        );
        (CountAccount? account, RaceRefusal? refusal) = RankedStage.Count(Scenario.Rule.Read(), ballots, lot);
        return account ?? throw new InvalidDataException($"The rankings cannot be counted: {refusal?.Words.En}");
    }

    // From 1; 0 for whoever is not ranked.
    private static int PlaceOf(RankingCount ranking, string id) => ranking.Order.ToList().IndexOf(id) + 1;
}
