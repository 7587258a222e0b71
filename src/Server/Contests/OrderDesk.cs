using Hustings.Contest.Orders;
using Hustings.Contest.Storage;
using Hustings.Record.Minutes;
using Hustings.Server.Incidents;
using Hustings.Server.Stages;

namespace Hustings.Server.Contests;

/// <summary>
/// Takes orders (docs/spec/officers-api.md): reads them, checks signatures and lawfulness in the same step in which they are recorded, keeps
/// those that need a second officer. Handing in the same order again is answered as the first time.
/// </summary>
public sealed class OrderDesk(
    ContestOffice office,
    ContestFiles files,
    RoundBook rounds,
    StageDirectory stages,
    ProposalBook proposals,
    TimeProvider time
)
{
    // A ballot is decided in milliseconds, in a rush in seconds; longer than this nobody waits for a stuck one.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private readonly Dictionary<string, (int Height, string Minute)> recorded = [];
    private readonly Lock gate = new();
    private int known;

    /// <summary>Takes an order with one or more signatures.</summary>
    /// <param name="bytes">The order as it was signed.</param>
    /// <param name="invited">Whether the sender brought the one-time link, which the very first enrolment needs.</param>
    public async Task<OrderAnswer> SubmitAsync(
        ReadOnlyMemory<byte> bytes,
        IReadOnlyList<OrderSignature> signatures,
        bool invited = false
    )
    {
        if (Read(bytes, out var order) is { } fault)
        {
            return new OrderAnswer.Refused(fault);
        }

        try
        {
            // Whoever is in line still votes: what has arrived whole is decided before the box is shut.
            if (
                order!.Kind is OrderKind.Close or OrderKind.Tally or OrderKind.Pause
                && stages.Find(order.Stage) is { IsPrepared: true } desk
            )
            {
                await desk.Parts.Intake.Line.ServeAsync(LongestWait, time).ConfigureAwait(false);
            }

            return await office
                .WriteAsync(sitting => Decide(sitting, order, signatures, invited))
                .ConfigureAwait(false);
        }
        catch (StorageUnavailableException)
        {
            return new OrderAnswer.Refused(OfficerFault.Storage);
        }
    }

    /// <summary>A further signature for an order that waits.</summary>
    public Task<OrderAnswer> SignAsync(string hash, IReadOnlyList<OrderSignature> signatures)
    {
        var waiting = office.Store.ReadWaiting().FirstOrDefault(order => order.Hash == hash);
        return waiting is null
            ? Task.FromResult<OrderAnswer>(new OrderAnswer.Refused(OfficerFault.NotWaiting))
            : SubmitAsync(waiting.Order, signatures);
    }

    /// <summary>The proposer takes an order back that waits; null if that was done.</summary>
    public async Task<OfficerFault?> TakeBackAsync(string hash, string officer)
    {
        try
        {
            return await office
                .WriteAsync(sitting =>
                {
                    if (sitting.Contest.Waiting(hash) is not { } waiting)
                    {
                        return OfficerFault.NotWaiting;
                    }

                    if (waiting.Proposer != officer)
                    {
                        return OfficerFault.WrongOfficer;
                    }

                    sitting.Contest.StopWaiting(hash);
                    return null;
                })
                .ConfigureAwait(false);
        }
        catch (StorageUnavailableException)
        {
            return OfficerFault.Storage;
        }
    }

    /// <summary>What an order would meet if it were signed by everybody it needs: its facts, or the refusal.</summary>
    public async Task<(Order? Order, ContestFacts? Facts, OfficerFault? Fault)> PreviewAsync(
        ReadOnlyMemory<byte> bytes,
        string officer
    )
    {
        if (Read(bytes, out var order) is { } fault)
        {
            return (null, null, fault);
        }

        return await office
            .WriteAsync<(Order?, ContestFacts?, OfficerFault?)>(sitting =>
            {
                // Another officer's figures play no part before the figures are signed for.
                var facts = Facts(sitting, order!, null);
                string[] signers = order!.Details is OrderDetails.EnrolOfficer enrol
                    ? [enrol.Officer, officer]
                    : [officer];
                var refusal = sitting.State.Check(order, signers, facts, sitting.Time);
                return refusal is null or OrderRefusal.NeedsMoreOfficers
                    ? (order, facts, null)
                    : (order, null, OfficerFault.Of(refusal.Value));
            })
            .ConfigureAwait(false);
    }

    private static OfficerFault? Read(ReadOnlyMemory<byte> bytes, out Order? order) =>
        Order.TryRead(bytes.Span, out order) switch
        {
            Record.DocumentFault.None => null,
            Record.DocumentFault.NotCanonical => OfficerFault.NotCanonical,
            _ => OfficerFault.Malformed,
        };

    private OrderAnswer Decide(Sitting sitting, Order order, IReadOnlyList<OrderSignature> offered, bool invited)
    {
        if (Find(order.Hash) is { } earlier)
        {
            return new OrderAnswer.Recorded(earlier.Height, earlier.Minute);
        }

        if (!OfficerSignatures.AllHold(sitting.State, order, offered))
        {
            return new OrderAnswer.Refused(OfficerFault.SignatureInvalid);
        }

        if (sitting.State.Officers.IsEmpty && !invited)
        {
            return new OrderAnswer.Refused(OfficerFault.LinkSpent);
        }

        var entry = order.Details as OrderDetails.CountColumn;
        var other = entry is null ? null : OtherEntry(sitting, order, entry, offered);
        var signatures = Joined(sitting, other?.Hash ?? order.Hash, offered);
        var facts = Facts(sitting, order, other is null ? null : Details(other));
        var refusal = sitting.State.Check(
            order,
            [.. signatures.Select(signature => signature.Officer)],
            facts,
            sitting.Time
        );
        if (refusal == OrderRefusal.EntriesDiffer)
        {
            // Both count again; neither hears what the other had.
            sitting.Contest.StopWaiting(other!.Hash);
        }

        if (refusal == OrderRefusal.NeedsMoreOfficers)
        {
            return Wait(sitting, order, signatures);
        }

        if (refusal is { } why)
        {
            return new OrderAnswer.Refused(OfficerFault.Of(why));
        }

        // Two officers sign one and the same order: the second one's must be the first one's to the byte.
        if (other is not null && other.Hash != order.Hash)
        {
            return new OrderAnswer.Refused(OfficerFault.Of(OrderRefusal.Stale));
        }

        return Carry(sitting, order, signatures);
    }

    private ContestFacts Facts(Sitting sitting, Order order, OrderDetails.CountColumn? other)
    {
        var facts = OrderFacts.Of(sitting, order, files.Table, rounds.Outcomes, other);
        return order.Details is OrderDetails.Extend { Lost: not null }
            ? facts with
            {
                LostMinutes = proposals.LostMinutes(sitting.State, order.Stage, sitting.Time),
            }
            : facts;
    }

    private static OrderAnswer.Waiting Wait(Sitting sitting, Order order, List<OrderSignature> signatures)
    {
        // An officer who enters a batch anew replaces what he entered before.
        if (order.Details is OrderDetails.CountColumn entry)
        {
            foreach (var own in Entries(sitting, order, entry).Where(own => own.Proposer == signatures[0].Officer))
            {
                sitting.Contest.StopWaiting(own.Hash);
            }
        }

        sitting.Contest.Wait(
            new(order.Hash, order.ToBytes(), signatures[0].Officer, SignatureJson.Write(signatures), sitting.Time)
        );
        return new(sitting.State.SignaturesNeeded(order) - signatures.Count, order.Hash);
    }

    private static OrderAnswer.Recorded Carry(Sitting sitting, Order order, List<OrderSignature> signatures)
    {
        var minute = sitting.Add(order, signatures);
        switch (order.Details)
        {
            case OrderDetails.VoidCode code:
                sitting.Add(new VoidEntry(code.Row, VoidCause.Void, null));
                break;
            case OrderDetails.Strike strike:
                sitting.Contest.RemoveDueStrike(Convert.FromHexString(strike.Ballot));
                break;
        }

        // Every order made on an older view is stale from now on, those that wait too.
        foreach (var waiting in sitting.Contest.AllWaiting())
        {
            sitting.Contest.StopWaiting(waiting.Hash);
        }

        return new(minute.Height, minute.Hash);
    }

    // The signatures that wait under this hash, and the new ones; an officer's newer signature replaces the older.
    private static List<OrderSignature> Joined(Sitting sitting, string hash, IReadOnlyList<OrderSignature> offered)
    {
        var before = sitting.Contest.Waiting(hash) is { } waiting ? SignatureJson.Read(waiting.Signatures) : [];
        return [.. before.Where(old => offered.All(signature => signature.Officer != old.Officer)), .. offered];
    }

    private static WaitingOrder? OtherEntry(
        Sitting sitting,
        Order order,
        OrderDetails.CountColumn entry,
        IReadOnlyList<OrderSignature> offered
    ) =>
        Entries(sitting, order, entry)
            .FirstOrDefault(other => offered.All(signature => signature.Officer != other.Proposer));

    private static IEnumerable<WaitingOrder> Entries(Sitting sitting, Order order, OrderDetails.CountColumn entry) =>
        sitting
            .Contest.AllWaiting()
            .Where(waiting =>
                Chains.Order(waiting) is { Details: OrderDetails.CountColumn other } made
                && made.Stage == order.Stage
                && other.Column == entry.Column
                && other.Batch == entry.Batch
            );

    private static OrderDetails.CountColumn Details(WaitingOrder waiting) =>
        (OrderDetails.CountColumn)Chains.Order(waiting).Details;

    private (int Height, string Minute)? Find(string hash)
    {
        lock (gate)
        {
            foreach (var line in office.Store.ReadMinutes(known))
            {
                var minute = Chains.Minute(line.Line);
                if (minute.Order is { } order)
                {
                    recorded[order.Hash] = (minute.Height, minute.Hash);
                }

                known = minute.Height + 1;
            }

            return recorded.TryGetValue(hash, out var found) ? found : null;
        }
    }
}
