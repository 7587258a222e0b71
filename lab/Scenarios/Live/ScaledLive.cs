using System.Collections.Immutable;
using Hustings.Counting.Rounds;

namespace Hustings.Lab.Scenarios.Live;

/// <summary>One round at a scale.</summary>
public sealed record ScaledRound(LiveRound Round, IReadOnlyList<ScaledColumn> Columns, int HallVoters)
{
    public ScaledColumn Live => Columns.Single(column => !column.FromRankings);

    public IEnumerable<ScaledColumn> Rankings => Columns.Where(column => column.FromRankings);

    /// <summary>Ids on the ballot, in the contest's order.</summary>
    public IReadOnlyList<string> Ballot { get; init; } = [];
}

/// <summary>
/// A live contest at a scale. Ballots of each column are the real ones times the scale, divided by largest remainder; what follows
/// from round to round (rankings that go on, voters who come and go) is scaled as such, so that every round still follows from the
/// one before. At scale 1 every figure is the real one.
/// </summary>
public sealed record ScaledLive(
    LiveScenario Scenario,
    decimal Scale,
    int Members,
    int AdvanceNotInCount,
    IReadOnlyList<ScaledRound> Rounds
)
{
    public static ScaledLive Of(LiveScenario scenario, decimal scale)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(scale, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, 1);
        int Scaled(int figure) => (int)decimal.Round(figure * scale, MidpointRounding.AwayFromZero);

        var rounds = new List<ScaledRound>();
        var everVoted = 0;
        foreach (LiveRound round in scenario.Rounds)
        {
            LiveRound? before = rounds.Count == 0 ? null : rounds[^1].Round;
            ScaledColumn? live = rounds.Count == 0 ? null : rounds[^1].Live;
            LiveFlow? flow = live is null ? null : Flow(round.Live.Flow!, live.Received, everVoted, Scaled);
            int received = flow is null
                ? Scaled(round.Live.Received)
                : live!.Received - flow.NotReturned + flow.CameBack + flow.FirstTime;
            everVoted = flow is null ? received : everVoted + flow.FirstTime;
            rounds.Add(
                new ScaledRound(
                    round,
                    [
                        .. round.Columns.Select(column =>
                            !column.FromRankings ? ScaledColumn.Of(column, received, flow)
                            : before is null ? ScaledColumn.Of(column, Scaled(column.Received), null)
                            : rounds[^1]
                                .Rankings.Single(one => one.Name == column.Name)
                                .Next(before.Rankings.Single(one => one.Name == column.Name), column)
                        ),
                    ],
                    Math.Min(Scaled(round.HallVoters), received)
                )
                {
                    Ballot =
                    [
                        .. scenario
                            .Candidates.Select(one => one.Id)
                            .Where(id => round.Standing.Contains(id) || round.WithdrawnOnBallot.Contains(id)),
                    ],
                }
            );
        }

        return new(scenario, scale, Scaled(scenario.Members), Scaled(scenario.AdvanceNotInCount), rounds);
    }

    /// <summary>The rule's own account of every round, and everything that does not come out as it really did, in words.</summary>
    public (ImmutableArray<RoundAccount> Accounts, IReadOnlyList<string> Differences) Count()
    {
        (RaceState? start, RaceRefusal? refusal) = RaceState.Start(
            Scenario.Rule.Read(),
            Scenario.Candidates.Select(one => new RaceCandidate(one.Id, one.Name))
        );
        RaceState? race = null;
        if (start is not null)
        {
            (race, refusal) = start.Withdraw([.. Scenario.WithdrawnBeforeRound1]);
        }

        var differences = new List<string>();
        foreach (ScaledRound round in Rounds)
        {
            (RaceState? after, refusal) = race is null ? (null, refusal) : race.Apply(Totals(round));
            if (race is null || after is null)
            {
                differences.Add($"round {round.Round.Number} cannot be counted: {refusal?.Words.En}");
                break;
            }

            differences.AddRange(Differences(round.Round, after));
            (race, refusal) =
                round.Round.WithdrawsAfter.Count > 0 ? after.Withdraw([.. round.Round.WithdrawsAfter]) : (after, null);
        }

        return (race?.Rounds ?? [], differences);
    }

    private RoundTotals Totals(ScaledRound round) =>
        new()
        {
            Number = round.Round.Number,
            Columns = [.. round.Columns.Select(column => column.ToRound())],
            WithdrawnOnBallot = [.. round.Round.WithdrawnOnBallot],
            Members = Members,
        };

    private static IEnumerable<string> Differences(LiveRound round, RaceState after)
    {
        string[] leave =
        [
            .. after.Rounds[^1].Decisions.Where(decision => !decision.Wins).Select(decision => decision.Candidate),
        ];
        if (!leave.SequenceEqual(round.Leaves, StringComparer.Ordinal))
        {
            yield return $"in round {round.Number} leaves {Listed(leave)} instead of {Listed(round.Leaves)}";
        }

        if (after.Winner != round.Winner)
        {
            yield return $"round {round.Number} is won by {after.Winner ?? "nobody"} instead of {round.Winner ?? "nobody"}";
        }
    }

    private static string Listed(IReadOnlyList<string> names) => names.Count == 0 ? "nobody" : string.Join(", ", names);

    // Nobody comes back who is not away, nobody stays away who did not come.
    private static LiveFlow Flow(LiveFlow real, int before, int everVoted, Func<int, int> scaled) =>
        new(
            Math.Min(scaled(real.NotReturned), before),
            Math.Min(scaled(real.CameBack), everVoted - before),
            scaled(real.FirstTime)
        );
}
