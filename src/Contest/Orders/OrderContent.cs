using Hustings.Record.Minutes;

namespace Hustings.Contest.Orders;

/// <summary>Whether two orders say the same, whatever they were made from.</summary>
public static class OrderContent
{
    /// <summary>Two officers' entries of one batch agree in every number.</summary>
    public static bool Same(OrderDetails.CountColumn one, OrderDetails.CountColumn other) =>
        one with { Votes = [] } == other with { Votes = [] } && one.Votes.SequenceEqual(other.Votes);
}
