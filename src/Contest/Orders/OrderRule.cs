using System.Collections.Frozen;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using static Hustings.Contest.Orders.StagePhase;
using static Hustings.Record.Definitions.OfficerRole;

namespace Hustings.Contest.Orders;

/// <summary>One row of the table in docs/spec/minutes.md: who may order it, in which states of its stage, with how many signatures.</summary>
/// <param name="Phases">Empty for an order that concerns no stage.</param>
/// <param name="AlwaysTwo">Whether the definition is not asked.</param>
/// <param name="WithReason">Whether people must be told why.</param>
public sealed record OrderRule(
    IReadOnlyList<OfficerRole> Roles,
    IReadOnlyList<StagePhase> Phases,
    bool AlwaysTwo = false,
    bool WithReason = false
)
{
    private static readonly OfficerRole[] Ro = [ReturningOfficer, Deputy];
    private static readonly OfficerRole[] RoRegistrar = [ReturningOfficer, Deputy, OfficerRole.Registrar];

    private static readonly FrozenDictionary<OrderKind, OrderRule> Table = new Dictionary<OrderKind, OrderRule>
    {
        [OrderKind.EnrolOfficer] = new(RoRegistrar, []),
        [OrderKind.EnrolTerminal] = new(Ro, []),
        [OrderKind.RemoveTerminal] = new(Ro, []),
        [OrderKind.FreezeRoll] = new(RoRegistrar, []),
        [OrderKind.AddMember] = new(RoRegistrar, [], AlwaysTwo: true),
        [OrderKind.Amend] = new(Ro, [], WithReason: true),
        [OrderKind.Postpone] = new(Ro, [Planned, Prepared], WithReason: true),
        [OrderKind.Withdraw] = new(Ro, []),
        [OrderKind.Prepare] = new(Ro, [Planned]),
        [OrderKind.Open] = new(Ro, [Prepared]),
        [OrderKind.Pause] = new(Ro, [Open], WithReason: true),
        [OrderKind.Resume] = new(Ro, [Paused]),
        [OrderKind.Extend] = new(Ro, [Open, Paused, Closed], WithReason: true),
        [OrderKind.SetWindows] = new(Ro, [Open, Paused, Closed], WithReason: true),
        [OrderKind.Close] = new(Ro, [Open, Paused]),
        [OrderKind.VoidCode] = new([.. RoRegistrar, HelpDesk], []),
        [OrderKind.ListVoted] = new(RoRegistrar, [], AlwaysTwo: true),
        [OrderKind.Strike] = new(Ro, [Closed], AlwaysTwo: true, WithReason: true),
        [OrderKind.CountColumn] = new(RoRegistrar, [Closed, Tallying, Counted], AlwaysTwo: true),
        [OrderKind.Tally] = new(Ro, [Closed]),
        [OrderKind.Publish] = new(Ro, [Counted]),
        [OrderKind.Announce] = new(Ro, []),
        [OrderKind.Declare] = new(Ro, []),
        [OrderKind.Erase] = new(RoRegistrar, [], AlwaysTwo: true),
    }.ToFrozenDictionary();

    public static OrderRule Of(OrderKind kind) => Table[kind];

    public bool Allows(OfficerRole? role) => role is { } one && Roles.Contains(one);

    /// <summary>Whether an order of this kind is about one stage.</summary>
    public bool NamesStage => Phases.Count > 0;

    /// <summary>Whether the details have the shape that the kind asks for.</summary>
    public static bool Fits(OrderKind kind, OrderDetails details) =>
        kind switch
        {
            OrderKind.EnrolOfficer => details is OrderDetails.EnrolOfficer,
            OrderKind.EnrolTerminal => details is OrderDetails.EnrolTerminal,
            OrderKind.RemoveTerminal => details is OrderDetails.RemoveTerminal,
            OrderKind.FreezeRoll => details is OrderDetails.FreezeRoll,
            OrderKind.AddMember => details is OrderDetails.AddMember,
            OrderKind.Amend => details is OrderDetails.Amend,
            OrderKind.Postpone or OrderKind.SetWindows => details is OrderDetails.Windows,
            OrderKind.Withdraw or OrderKind.Declare => details is OrderDetails.OneCandidate,
            OrderKind.Prepare => details is OrderDetails.Prepare,
            OrderKind.Open => details is OrderDetails.Open,
            OrderKind.Extend => details is OrderDetails.Extend,
            OrderKind.VoidCode => details is OrderDetails.VoidCode,
            OrderKind.ListVoted => details is OrderDetails.ListVoted,
            OrderKind.Strike => details is OrderDetails.Strike,
            OrderKind.CountColumn => details is OrderDetails.CountColumn,
            OrderKind.Tally => details is OrderDetails.Tally,
            OrderKind.Publish => details is OrderDetails.Publish,
            OrderKind.Announce => details is OrderDetails.Announce,
            OrderKind.Pause or OrderKind.Resume or OrderKind.Close or OrderKind.Erase => details is OrderDetails.None,
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
}
