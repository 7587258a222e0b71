using Hustings.Contest.Orders;
using Hustings.Record.Credentials;
using Hustings.Record.Minutes;

namespace Hustings.Server.Contests;

/// <summary>Gathers what an order is checked against, inside the decision that will record it.</summary>
internal static class OrderFacts
{
    public static ContestFacts Of(
        Sitting sitting,
        Order order,
        ContestFiles files,
        IReadOnlyDictionary<string, RoundOutcome> rounds,
        OrderDetails.CountColumn? otherEntry
    )
    {
        var table = files.Table;
        var facts = new ContestFacts
        {
            VoidsHead = sitting.VoidsHead,
            Rounds = rounds,
            OtherEntry = otherEntry,
            Roll = order.Details is OrderDetails.FreezeRoll roll
                ? new(roll.Roll, table.Members, table.Hash, table.Spares)
                : null,
        };
        if (
            sitting.State.Stage(order.Stage) is { } stage
            && sitting.Contest.Standing(stage.Definition.Uuid) is { } standing
        )
        {
            facts = facts with
            {
                LogHeight = standing.Accepted,
                LogHead = Convert.ToHexStringLower(standing.Head.Span),
                Voted = standing.Voted,
            };
        }

        return order.Details switch
        {
            OrderDetails.VoidCode code => OfRow(facts, sitting, code.Row),
            OrderDetails.Strike strike => OfRow(facts, sitting, strike.Row) with
            {
                BallotInLog =
                    sitting.State.Stage(order.Stage) is { } box
                    && sitting
                        .Contest.BallotsOf(box.Definition.Uuid, strike.Row)
                        .Any(ballot => Convert.ToHexStringLower(ballot.Span) == strike.Ballot),
            },
            OrderDetails.ListVoted list => facts with { List = OfList(sitting, files, list.List) },
            _ => facts,
        };
    }

    private static ListFacts? OfList(Sitting sitting, ContestFiles files, string hash)
    {
        if (files.ReadRows(hash) is not { } rows)
        {
            return null;
        }

        var gone = sitting.Contest.VoidForAll();
        return new(
            rows.Count,
            rows[^1],
            [.. rows.SkipWhile(row => row < files.Table.Members)],
            rows.Any(gone.Contains),
            [
                .. sitting
                    .State.Stages.Where(stage =>
                        stage.Step != StagePhase.Published
                        && sitting.Contest.Voters(stage.Definition.Uuid) is { Count: > 0 } voters
                        && rows.Any(voters.Contains)
                    )
                    .Select(stage => stage.Id),
            ]
        );
    }

    private static ContestFacts OfRow(ContestFacts facts, Sitting sitting, int row) =>
        facts with
        {
            RowVotedIn =
            [
                .. sitting
                    .State.Stages.Where(stage => sitting.Contest.BallotsOf(stage.Definition.Uuid, row).Count > 0)
                    .Select(stage => stage.Id),
            ],
            RowVoid = sitting.Contest.Voids(row).Count > 0,
        };
}
