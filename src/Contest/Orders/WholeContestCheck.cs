using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Contest.Orders;

/// <summary>What an order about the whole contest must fulfil beside coming from the right officers.</summary>
internal sealed class WholeContestCheck(ContestState contest, ContestFacts facts, DateTimeOffset now)
{
    public OrderRefusal? Run(Order order) =>
        order.Details switch
        {
            OrderDetails.EnrolTerminal enrol => EnrolTerminal(enrol),
            OrderDetails.RemoveTerminal gone => contest.Terminals.ContainsKey(gone.Terminal)
                ? null
                : OrderRefusal.UnknownTerminal,
            OrderDetails.FreezeRoll roll => FreezeRoll(roll),
            OrderDetails.AddMember added => AddMember(added.Rows),
            OrderDetails.Amend amend => Amend(amend.Definition),
            OrderDetails.OneCandidate one => order.Kind == OrderKind.Withdraw
                ? Withdraw(one.Candidate)
                : Declare(one.Candidate),
            OrderDetails.VoidCode code => VoidCode(code.Row),
            OrderDetails.ListVoted list => ListVoted(list),
            OrderDetails.Announce announce => string.IsNullOrWhiteSpace(announce.Words.En)
            || string.IsNullOrWhiteSpace(announce.Words.Fr)
                ? OrderRefusal.ReasonMissing
                : null,
            OrderDetails.None => Erase(),
            _ => null,
        };

    private bool AllBeforeOpening(bool orPrepared) =>
        contest.Stages.All(stage =>
            stage.Step == StagePhase.Planned && (orPrepared || stage.Candidates is null)
            || (orPrepared && stage.Step == StagePhase.Prepared)
        );

    private OrderRefusal? EnrolTerminal(OrderDetails.EnrolTerminal enrol) =>
        contest.Terminals.ContainsKey(enrol.Terminal) || contest.Terminals.ContainsValue(enrol.Key)
            ? OrderRefusal.TerminalKnown
            : null;

    private OrderRefusal? FreezeRoll(OrderDetails.FreezeRoll roll)
    {
        if (contest.Roll is not null)
            return OrderRefusal.RollFrozen;
        if (!AllBeforeOpening(orPrepared: false))
            return OrderRefusal.AlreadyOpened;
        return roll.Members < 1 || roll.Spares < 0 || (facts.Roll is { } lying && lying != roll)
            ? OrderRefusal.FactsDiffer
            : null;
    }

    private OrderRefusal? AddMember(IReadOnlyList<int> rows)
    {
        if (contest.Roll is not { } roll)
            return OrderRefusal.RollNotFrozen;
        var spare =
            rows.Count > 0
            && rows.Distinct().Count() == rows.Count
            && rows.All(row =>
                row >= roll.Members
                && row < roll.Members + roll.Spares
                && !contest.ActiveSpares.Contains(row)
                && !contest.VoidRows.Contains(row)
            );
        return spare ? null : OrderRefusal.RowNotSpare;
    }

    private OrderRefusal? Amend(string hash)
    {
        if (!AllBeforeOpening(orPrepared: true))
            return OrderRefusal.AlreadyOpened;
        if (contest.Stages.Any(stage => stage.Step == StagePhase.Planned && stage.Candidates is not null))
            return OrderRefusal.BeingPrepared;
        if (!contest.Known.TryGetValue(hash, out var next))
            return OrderRefusal.UnknownDefinition;
        var now = contest.Definition;

        // What is made already must still fit: the trustees' keys, and the table's columns once the roll is frozen.
        var fits =
            next.Id == now.Id
            && next.Threshold == now.Threshold
            && next.Trustees.SequenceEqual(now.Trustees, StringComparer.Ordinal)
            && (contest.Roll is null || next.Stages.Select(Uuid).SequenceEqual(now.Stages.Select(Uuid)))
            && contest.Officers.Keys.Any(id =>
                next.Officers.Any(officer => officer.Id == id && officer.Role == OfficerRole.ReturningOfficer)
            );
        return fits ? null : OrderRefusal.DefinitionUnfit;

        static string Uuid(StageDefinition stage) => stage.Uuid;
    }

    private OrderRefusal? Withdraw(string id)
    {
        if (contest.Definition.Candidates.FirstOrDefault(candidate => candidate.Id == id) is not { } one)
            return OrderRefusal.UnknownCandidate;
        if (!contest.Stands(one))
            return OrderRefusal.AlreadyWithdrawn;
        if (contest.Winner is not null)
            return OrderRefusal.RaceDecided;
        return contest.Stages.Any(stage => stage.Step is StagePhase.Open or StagePhase.Paused or StagePhase.Tallying)
            ? OrderRefusal.VotingUnderWay
            : null;
    }

    private OrderRefusal? VoidCode(int row)
    {
        if (contest.Roll is not { } roll)
            return OrderRefusal.RollNotFrozen;
        if (row < 0 || row >= roll.Members + roll.Spares)
            return OrderRefusal.UnknownRow;
        if (contest.VoidRows.Contains(row) || facts.RowVoid)
            return OrderRefusal.RowVoid;
        return facts.RowVotedIn.Any(id => contest.Stage(id)?.Step != StagePhase.Published)
            ? OrderRefusal.RowHasVoted
            : null;
    }

    private OrderRefusal? ListVoted(OrderDetails.ListVoted order)
    {
        if (contest.Roll is not { } roll)
            return OrderRefusal.RollNotFrozen;
        if (order.Cause == VoidCause.Void || order.Rows < 1)
            return OrderRefusal.DetailsUnfit;
        if (facts.List is not { } list || list.Rows != order.Rows)
            return OrderRefusal.UnknownList;
        if (list.Last >= roll.Members + roll.Spares || list.Spares.Any(row => !contest.ActiveSpares.Contains(row)))
            return OrderRefusal.UnknownRow;
        if (list.Void)
            return OrderRefusal.ListedVoid;
        return list.VotedIn.Any(id => contest.Stage(id)?.Step != StagePhase.Published)
            ? OrderRefusal.ListedVoted
            : null;
    }

    private OrderRefusal? Declare(string id)
    {
        if (contest.Winner is not null)
            return OrderRefusal.AlreadyDeclared;
        var last = contest.LastPublished;
        if (
            last is null
            || contest.Stages.Any(stage =>
                stage.Step is not (StagePhase.Planned or StagePhase.Prepared or StagePhase.Published)
            )
        )
            return OrderRefusal.RoundsUnpublished;
        if (!facts.Rounds.TryGetValue(last.Id, out var outcome))
            return OrderRefusal.FactsDiffer;

        // Who is left alone by withdrawals wins without a further round (docs/spec/rounds.md, "Deciding a round", 5).
        var left = contest.StandingAfter(last, facts.Rounds);
        return outcome.Winner == id || (outcome.Winner is null && left.Count == 1 && left[0] == id)
            ? null
            : OrderRefusal.NotTheWinner;
    }

    private OrderRefusal? Erase()
    {
        if (contest.Declared is not { } declared)
            return OrderRefusal.NotDeclared;
        return now < declared.AddDays(contest.Definition.ChallengeDays) ? OrderRefusal.ChallengePeriod : null;
    }
}
