using Hustings.Contest;
using Hustings.Contest.Orders;
using Hustings.Record;
using Hustings.Record.Minutes;
using Hustings.Server.Contests;

namespace Hustings.Server.Tests.Hosting;

/// <summary>The returning officer of a contest with one stage: every order is made, signed and handed in as a program would.</summary>
public sealed class TestOfficer(RunningServer server)
{
    private ContestOffice Office => server.Service<ContestOffice>();

    private StageStanding Stage => Office.State.Stages[0];

    public async Task<OrderAnswer> OrderAsync(OrderKind kind, string? stage, OrderDetails details, Text? reason = null)
    {
        var state = Office.State;
        var words = reason is null ? null : new Record.Definitions.Wording(reason.En, reason.Fr);
        var order = new OrderDraft(kind, stage, details, words).After(state);
        var signature = server.Contest.Officer.Sign(
            PreparedContest.OfficerId,
            order,
            state.Definition.Origins[0],
            state.Definition.RelyingParty
        );
        return await server.Service<OrderDesk>().SubmitAsync(order.ToBytes(), [signature], invited: true);
    }

    /// <summary>Enrols, freezes the roll, prepares the stage.</summary>
    public async Task PrepareAsync()
    {
        var passkey = server.Contest.Officer;
        await MustAsync(
            OrderKind.EnrolOfficer,
            null,
            new OrderDetails.EnrolOfficer(PreparedContest.OfficerId, passkey.Key, passkey.Credential)
        );
        var table = server.Contest.Issue.Table;
        await MustAsync(
            OrderKind.FreezeRoll,
            null,
            new OrderDetails.FreezeRoll(table.Hash, table.Members, table.Hash, table.Spares)
        );
        await MustAsync(
            OrderKind.Prepare,
            PreparedContest.StageId,
            new OrderDetails.Prepare([.. Office.State.Definition.Candidates.Select(candidate => candidate.Id)])
        );
        await server.Service<ContestWork>().DoAsync();
    }

    public async Task<OrderOutcome> OpenAsync() =>
        Stage.Step is StagePhase.Open ? OrderOutcome.AlreadyDone
        : Stage.Prepared is { } prepared
            ? Outcome(
                await OrderAsync(OrderKind.Open, PreparedContest.StageId, new OrderDetails.Open(prepared.Fingerprint))
            )
        : OrderOutcome.NotPossible;

    /// <summary>Closes, orders the count, and waits until the archive is written up to the tally.</summary>
    public async Task<OrderOutcome> CloseAsync()
    {
        var before = Stage.PhaseAt(server.Clock.GetUtcNow());
        if (before is StagePhase.Open or StagePhase.Paused)
        {
            var closed = Outcome(await OrderAsync(OrderKind.Close, PreparedContest.StageId, new OrderDetails.None()));
            if (closed != OrderOutcome.Done)
            {
                return closed;
            }
        }

        if (Stage.PhaseAt(server.Clock.GetUtcNow()) == StagePhase.Closed)
        {
            var counting = Outcome(await TallyAsync());
            if (counting != OrderOutcome.Done)
            {
                return counting;
            }
        }

        if (Stage.Step < StagePhase.Tallying)
        {
            return OrderOutcome.NotPossible;
        }

        return !await server.Service<ContestWork>().DoAsync() ? OrderOutcome.StorageUnavailable
            : before >= StagePhase.Tallying ? OrderOutcome.AlreadyDone
            : OrderOutcome.Done;
    }

    /// <summary>Begins the count of the closed stage with the figures as they are.</summary>
    public Task<OrderAnswer> TallyAsync() =>
        OrderAsync(
            OrderKind.Tally,
            PreparedContest.StageId,
            new OrderDetails.Tally(
                server.Desk.LogHeight,
                server.Desk.LogHead,
                Stage.Struck.Count,
                Office.Store.VoidsTip.Last is { } line
                    ? Fingerprint.Hex(line.Span)
                    : VoidsLog.StartOf(Office.State.Definition.Id)
            )
        );

    /// <summary>Publishes the result if it is counted; a tie is decided by the trustees' lot.</summary>
    public async Task<OrderOutcome> PublishAsync()
    {
        var work = server.Service<ContestWork>();
        if (!await work.DoAsync())
        {
            return OrderOutcome.StorageUnavailable;
        }

        if (work.Stuck.Values.Any(finding => finding.NeedsLot))
        {
            for (var trustee = 1; trustee <= server.Contest.Lots.Count; trustee++)
            {
                var part = Convert.ToHexStringLower(server.Contest.Lots[trustee - 1]);
                await Office.NoteAsync(new Note.LotReveal(trustee, part), _ => true);
            }

            await work.DoAsync();
        }

        var outcome = Stage is { Step: StagePhase.Counted, Counted: { } counted }
            ? Outcome(
                await OrderAsync(OrderKind.Publish, PreparedContest.StageId, new OrderDetails.Publish(counted.Account))
            )
            : OrderOutcome.NotPossible;
        return await work.DoAsync() ? outcome : OrderOutcome.StorageUnavailable;
    }

    public static OrderOutcome Outcome(OrderAnswer answer) =>
        answer switch
        {
            OrderAnswer.Recorded => OrderOutcome.Done,
            OrderAnswer.Refused { Fault.Code: "storage_unavailable" } => OrderOutcome.StorageUnavailable,
            _ => OrderOutcome.NotPossible,
        };

    private async Task MustAsync(OrderKind kind, string? stage, OrderDetails details)
    {
        if (await OrderAsync(kind, stage, details) is var answer and not OrderAnswer.Recorded)
        {
            throw new InvalidOperationException($"{kind}: {answer}");
        }
    }
}
