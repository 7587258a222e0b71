using System.Collections.Immutable;
using Hustings.Contest.Orders;
using Hustings.Counting.Accounts;
using Hustings.Counting.Flows;
using Hustings.Counting.Rounds;
using Hustings.Record.Definitions;
using Hustings.Server.Contests;
using Hustings.Server.Stages;

namespace Hustings.Server.Results;

/// <summary>The published account of a stage for its page: one round of a race, or all rounds of an instant-runoff.</summary>
/// <param name="Boards">In order; never empty.</param>
/// <param name="Lot">The lots that decided ties: seed and tickets by id.</param>
/// <param name="Flows">How votes moved into each of these rounds that has one before it.</param>
public sealed record StageAccount(
    IReadOnlyList<RoundBoard> Boards,
    ImmutableArray<Turnout> Turnouts,
    IReadOnlyList<TieEvidence> Lot,
    IReadOnlyList<FlowBoard> Flows
)
{
    public RoundBoard Last => Boards[^1];

    /// <summary>Null until the stage's result is published.</summary>
    public static StageAccount? Of(StageDesk desk, ContestOffice office, RoundBook book) =>
        Finding(desk, office, book) switch
        {
            { Race: { } race } => new(
                [RoundBoard.Of(race.Rounds[^1])],
                race.Rounds[^1].Turnouts,
                [
                    .. race.Rounds[^1]
                        .Decisions.SelectMany(decision => decision.Tie is { } tie ? tie.Evidence : [])
                        .Where(look => look.Seed is not null),
                ],
                [.. AllOf(race).Skip(race.Rounds.Length - 2).Select(flow => FlowBoard.Of(flow, Name(office)))]
            ),
            { Ranking: { } ranking } => new(
                RoundBoard.Of(ranking, Name(office)),
                [],
                [],
                [.. AllOf(ranking).Select(flow => FlowBoard.Of(flow, Name(office)))]
            ),
            _ => null,
        };

    /// <summary>All flows up to the last round of a published stage; empty before it, and where there is one round only.</summary>
    public static IReadOnlyList<RoundFlow> FlowsOf(RoundFinding? finding) =>
        finding switch
        {
            { Race: { } race } => [.. AllOf(race)],
            { Ranking: { } ranking } => [.. AllOf(ranking)],
            _ => [],
        };

    public static Func<string, string> Name(ContestOffice office) =>
        id => office.State.Definition.Candidates.FirstOrDefault(one => one.Id == id)?.Name ?? id;

    private static IEnumerable<RoundFlow> AllOf(RaceState race) =>
        Enumerable.Range(2, Math.Max(0, race.Rounds.Length - 1)).Select(round => RaceFlow.Of(race, round));

    private static IEnumerable<RoundFlow> AllOf(CountAccount count) =>
        Enumerable.Range(2, Math.Max(0, count.Rounds.Length - 1)).Select(round => RankedFlow.Of(count, round));

    /// <summary>What the published count came to; counted again if the server has just started. Null before publication.</summary>
    public static RoundFinding? Finding(StageDesk desk, ContestOffice office, RoundBook book)
    {
        if (desk.Result is not { } result || office.State is var state && state.Stage(desk.Id) is not { } stage)
        {
            return null;
        }

        return book.Found(desk.Id) is { Outcome: not null } found
            ? found
            : book.Count(state, stage, desk.Election, result);
    }

    /// <summary>Whether a contest's results need a round's account: several rounds, columns, a majority or rankings.</summary>
    public static bool IsNeeded(ContestState contest) =>
        contest.Definition.Stages.Count > 1
        || contest.Definition.Columns.Count > 0
        || contest.Definition.Rule.Kind != PublishedName.Of(ContestRule.Plurality)
        || contest.Definition.Stages[0].Ballot == BallotKind.Ranking;
}
