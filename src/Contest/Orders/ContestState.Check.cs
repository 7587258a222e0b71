using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Contest.Orders;

public sealed partial record ContestState
{
    /// <summary>
    /// Why this order cannot be carried out now; null if it can. Refusals that a further signature could not cure come first, so
    /// <see cref="OrderRefusal.NeedsMoreOfficers"/> means: everything else is in order, the order may wait for the others.
    /// </summary>
    /// <param name="signers">Ids of the officers whose signatures hold; for <c>enrol-officer</c> with the new key, that officer too.</param>
    /// <param name="now">The order's time, which becomes its minute's.</param>
    public OrderRefusal? Check(Order order, IReadOnlyList<string> signers, ContestFacts facts, DateTimeOffset now)
    {
        if (order.Contest != Definition.Id)
            return OrderRefusal.WrongContest;
        var rule = OrderRule.Of(order.Kind);
        if (!OrderRule.Fits(order.Kind, order.Details))
            return OrderRefusal.DetailsUnfit;
        if (rule.NamesStage != order.Stage is not null)
            return OrderRefusal.StageNotNamed;
        var stage = Stage(order.Stage);
        if (rule.NamesStage && stage is null)
            return OrderRefusal.UnknownStage;
        if (!Current.Contains(order.After))
            return OrderRefusal.Stale;
        if (CheckSigners(order, rule, signers) is { } unfit)
            return unfit;
        if (Erased)
            return OrderRefusal.AlreadyErased;
        if (stage is not null && CheckPhase(rule, stage.PhaseAt(now)) is { } tooLate)
            return tooLate;
        var content = stage is null
            ? new WholeContestCheck(this, facts, now).Run(order)
            : new StageCheck(this, stage, facts, now).Run(order);
        if (content is not null)
            return content;
        if (rule.WithReason && (order.Reason is null || string.IsNullOrWhiteSpace(order.Reason.En + order.Reason.Fr)))
            return OrderRefusal.ReasonMissing;
        return signers.Distinct(StringComparer.Ordinal).Count() < SignaturesNeeded(order)
            ? OrderRefusal.NeedsMoreOfficers
            : null;
    }

    /// <summary>How many different officers must sign an order of this kind.</summary>
    public int SignaturesNeeded(OrderKind order) =>
        order switch
        {
            // The officer's own new key signs as well: docs/spec/minutes.md, "enrol-officer".
            OrderKind.EnrolOfficer => 1
                + Math.Min(2, Officers.Keys.Count(id => OrderRule.Of(order).Allows(RoleOf(id)))),
            var kind => OrderRule.Of(kind).AlwaysTwo || Definition.TwoOfficers.Contains(kind) ? 2 : 1,
        };

    /// <summary>How many different officers must sign this order: an extension on a proposal as many as its policy says.</summary>
    public int SignaturesNeeded(Order order) =>
        order.Details is OrderDetails.Extend { Lost: not null } && Definition.Extensions is { } policy
            ? Math.Max(policy.Officers, SignaturesNeeded(order.Kind))
            : SignaturesNeeded(order.Kind);

    private OrderRefusal? CheckSigners(Order order, OrderRule rule, IReadOnlyList<string> signers)
    {
        var enrol = order.Details as OrderDetails.EnrolOfficer;
        if (enrol is not null)
        {
            var role = RoleOf(enrol.Officer);
            if (role is null)
                return OrderRefusal.UnknownOfficer;
            if (Officers.IsEmpty && role != OfficerRole.ReturningOfficer)
                return OrderRefusal.FirstOfficerRole;
            if (!signers.Contains(enrol.Officer))
                return OrderRefusal.NewKeyDoesNotSign;
        }

        if (signers.Count == 0)
            return OrderRefusal.UnknownOfficer;
        foreach (var signer in signers.Where(signer => signer != enrol?.Officer))
        {
            if (!Officers.ContainsKey(signer))
                return OrderRefusal.UnknownOfficer;
            if (!rule.Allows(RoleOf(signer)))
                return OrderRefusal.WrongRole;
        }

        return null;
    }

    private OfficerRole? RoleOf(string id) => Definition.Officers.FirstOrDefault(officer => officer.Id == id)?.Role;

    private static OrderRefusal? CheckPhase(OrderRule rule, StagePhase phase) =>
        rule.Phases.Contains(phase) ? null
        : phase is StagePhase.Tallying or StagePhase.Counted && rule.Phases.Contains(StagePhase.Closed)
            ? OrderRefusal.TallyBegan
        : OrderRefusal.NotInThisState;
}
