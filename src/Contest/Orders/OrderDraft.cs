using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Contest.Orders;

/// <summary>What an officer means to order, before it is tied to the minutes.</summary>
public sealed record OrderDraft(OrderKind Kind, string? Stage, OrderDetails Details, Wording? Reason = null)
{
    /// <summary>The order as it is signed: after the last line of the minutes as this state knows them.</summary>
    public Order After(ContestState state) => After(state.Definition.Id, state.Head);

    /// <param name="head">Hash of the last line.</param>
    public Order After(string contest, string head) => new(contest, head, Kind, Stage, Reason, Details);
}
