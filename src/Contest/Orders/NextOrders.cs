using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Contest.Orders;

/// <summary>An order that the contest's state allows now.</summary>
/// <param name="Stage">Id of the stage it would be about; null for the whole contest.</param>
/// <param name="Roles">Who may sign it.</param>
/// <param name="Signatures">How many must; <c>enrol-officer</c> counts the new key's own.</param>
public sealed record NextOrder(OrderKind Kind, string? Stage, IReadOnlyList<OfficerRole> Roles, int Signatures);

public sealed partial record ContestState
{
    /// <summary>What may be ordered at this moment as far as the states go, and by whom: what a console offers.</summary>
    public IEnumerable<NextOrder> NextOrders(DateTimeOffset now)
    {
        if (Erased)
            yield break;
        foreach (var stage in Stages)
        {
            var phase = stage.PhaseAt(now);
            foreach (var kind in Enum.GetValues<OrderKind>().Where(kind => OrderRule.Of(kind).Phases.Contains(phase)))
            {
                if (IsDue(kind, stage, now))
                    yield return Offer(kind, stage.Id);
            }
        }

        foreach (
            var kind in Enum.GetValues<OrderKind>().Where(kind => !OrderRule.Of(kind).NamesStage && IsDue(kind, now))
        )
            yield return Offer(kind, null);
    }

    private NextOrder Offer(OrderKind kind, string? stage) =>
        new(kind, stage, OrderRule.Of(kind).Roles, SignaturesNeeded(kind));

    private bool IsDue(OrderKind kind, StageStanding stage, DateTimeOffset now) =>
        kind switch
        {
            OrderKind.Prepare => Roll is not null
                && TrusteesHash is not null
                && stage.Candidates is null
                && Winner is null
                && Stages.TakeWhile(other => other != stage).All(other => MakesWayFor(stage, other, now)),
            OrderKind.CountColumn => Definition.Columns.Count > 0,
            OrderKind.Publish => stage.Counted is not null,
            _ => true,
        };

    private bool IsDue(OrderKind kind, DateTimeOffset now)
    {
        var opened = Stages.Any(stage => stage.Step > StagePhase.Prepared);
        return kind switch
        {
            OrderKind.RemoveTerminal => Terminals.Count > 0,
            OrderKind.FreezeRoll => Roll is null && Stages.TrueForAll(stage => stage.Candidates is null),
            OrderKind.AddMember => Roll is { } roll && ActiveSpares.Count < roll.Spares,
            OrderKind.Amend => !opened,
            OrderKind.Withdraw => Winner is null
                && Definition.Candidates.Any(Stands)
                && !Stages.Any(stage => stage.Step is StagePhase.Open or StagePhase.Paused or StagePhase.Tallying),
            OrderKind.VoidCode or OrderKind.ListVoted => Roll is not null,
            OrderKind.Declare => Winner is null
                && Stages.Any(stage => stage.Step == StagePhase.Published)
                && Stages.TrueForAll(stage =>
                    stage.Step is StagePhase.Planned or StagePhase.Prepared or StagePhase.Published
                ),
            OrderKind.Erase => Declared is { } declared && now >= declared.AddDays(Definition.ChallengeDays),
            _ => true,
        };
    }

    /// <summary>
    /// Whether an earlier stage is far enough for this one to be prepared: published; or, if its voters are kept off this one's
    /// list, closed, because its votes may join this round's.
    /// </summary>
    internal static bool MakesWayFor(StageStanding stage, StageStanding earlier, DateTimeOffset now) =>
        earlier.Step == StagePhase.Published
        || (
            stage.Definition.Excludes.Contains(earlier.Id)
            && earlier.PhaseAt(now) is StagePhase.Closed or StagePhase.Tallying or StagePhase.Counted
        );
}
