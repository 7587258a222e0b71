using Hustings.Contest.Orders;
using Hustings.Gate.Detection;
using Hustings.Gate.Extensions;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Server.Contests;

namespace Hustings.Server.Incidents;

/// <summary>
/// Extensions that the contest's policy gives for what the probes met (docs/spec/gate.md, "Extensions"). The system proposes and orders nothing;
/// an order that says it follows a proposal is held to it.
/// </summary>
public sealed class ProposalBook(ContestOffice office, ProbeLog probes)
{
    /// <summary>The proposal for a stage as things are now; null if there is none.</summary>
    public ExtensionProposal? Of(ContestState state, StageStanding stage, DateTimeOffset now)
    {
        if (
            state.Definition.Extensions is not { } policy
            || stage.PhaseAt(now) is not (StagePhase.Open or StagePhase.Paused or StagePhase.Closed)
            || stage.Windows.FirstOrDefault(window => window.Channel == Channel.Remote)
                is not { Closes: { } closes } own
            || office.Store.Box(stage.Definition.Uuid)?.Standing.OpenedAt is not { } ordered
        )
        {
            return null;
        }

        var opened = own.Opens > ordered ? own.Opens.Value : ordered;
        return ExtensionProposal.Of(
            new(policy.SuccessBelow / 100.0, TimeSpan.FromMinutes(policy.ExtraMinutes), policy.Most),
            probes.Minutes(opened, closes),
            new(opened, closes, stage.Proposed.Count, stage.Proposed.Sum(one => one.Lost)),
            now
        );
    }

    /// <summary>The lost minutes that an order about this stage can make up for now; null if none.</summary>
    public int? LostMinutes(ContestState state, string? stage, DateTimeOffset now) =>
        state.Stage(stage) is { } standing ? Of(state, standing, now)?.Lost.Count : null;

    /// <summary>The order that carries the proposal out, to be signed as any other.</summary>
    public static OrderDraft Order(
        ContestState state,
        StageStanding stage,
        ExtensionProposal proposal,
        DateTimeOffset now
    ) =>
        new(
            OrderKind.Extend,
            stage.Id,
            new OrderDetails.Extend([Channel.Remote], proposal.Closes, proposal.Lost.Count),
            ProposalWords.Reason(state.Definition, proposal, now)
        );
}
