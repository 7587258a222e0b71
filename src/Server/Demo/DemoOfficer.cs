using Hustings.Contest;
using Hustings.Contest.Officers;
using Hustings.Contest.Orders;
using Hustings.Record.Minutes;
using Hustings.Server.Contests;

namespace Hustings.Server.Demo;

/// <summary>
/// The demo's returning officer: this machine holds the passkey and signs what the console's buttons order. The orders, their
/// signatures and the minutes are the real ones; only a real officer's passkey never lies beside the server.
/// </summary>
public sealed class DemoOfficer(OrderDesk desk, ContestOffice office, ServerOptions options) : IDisposable
{
    private readonly Lazy<SoftwarePasskey> passkey = new(() =>
        SoftwarePasskey.FromText(
            File.ReadAllText(Path.Combine(DemoSecrets.PathIn(options.DataFolder), "officer.passkey"))
        )
    );

    /// <summary>Signs an order made after the newest minute, and hands it in.</summary>
    public Task<OrderAnswer> OrderAsync(OrderKind kind, string? stage, OrderDetails details)
    {
        var state = office.State;
        var order = new OrderDraft(kind, stage, details).After(state);
        var signature = passkey.Value.Sign(
            PreparedContest.OfficerId,
            order,
            state.Definition.Origins[0],
            state.Definition.RelyingParty
        );
        return desk.SubmitAsync(order.ToBytes(), [signature], invited: true);
    }

    /// <summary>Enrols the officer, freezes the roll, prepares and opens the stage: whatever of it is not done yet.</summary>
    public async Task OpenAsync(ContestFiles files, ContestWork work)
    {
        const string Officer = "ro";
        if (office.State.Officers.IsEmpty)
        {
            await RequireAsync(
                    OrderKind.EnrolOfficer,
                    null,
                    new OrderDetails.EnrolOfficer(Officer, passkey.Value.Key, passkey.Value.Credential)
                )
                .ConfigureAwait(false);
        }

        if (office.State.Roll is null)
        {
            // The demo's sixty members have no names: their roll is the table itself.
            var table = files.Table;
            await RequireAsync(
                    OrderKind.FreezeRoll,
                    null,
                    new OrderDetails.FreezeRoll(table.Hash, table.Members, table.Hash, table.Spares)
                )
                .ConfigureAwait(false);
        }

        if (office.State.Stages[0] is { Step: StagePhase.Planned, Candidates: null })
        {
            var everybody = office.State.Definition.Candidates.Select(candidate => candidate.Id);
            await RequireAsync(OrderKind.Prepare, PreparedContest.StageId, new OrderDetails.Prepare([.. everybody]))
                .ConfigureAwait(false);
        }

        await work.DoAsync().ConfigureAwait(false);
        if (office.State.Stages[0] is { Step: StagePhase.Prepared, Prepared: { } prepared })
        {
            await RequireAsync(OrderKind.Open, PreparedContest.StageId, new OrderDetails.Open(prepared.Fingerprint))
                .ConfigureAwait(false);
        }
    }

    /// <summary>Opens the prepared stage.</summary>
    public Task<OrderAnswer> OpenAgainAsync() =>
        OrderAsync(
            OrderKind.Open,
            PreparedContest.StageId,
            new OrderDetails.Open(office.State.Stages[0].Prepared?.Fingerprint ?? "")
        );

    /// <summary>Closes the stage and begins its count.</summary>
    public async Task<OrderAnswer> CloseAsync()
    {
        var closed = await OrderAsync(OrderKind.Close, PreparedContest.StageId, new OrderDetails.None())
            .ConfigureAwait(false);
        return closed is OrderAnswer.Refused ? closed : await TallyAsync().ConfigureAwait(false);
    }

    /// <summary>Begins the count of a stage that has closed.</summary>
    public Task<OrderAnswer> TallyAsync()
    {
        var standing = office.Store.Box(office.State.Stages[0].Definition.Uuid)!.Standing;
        return OrderAsync(
            OrderKind.Tally,
            PreparedContest.StageId,
            new OrderDetails.Tally(
                standing.Accepted,
                Convert.ToHexStringLower(standing.Head.Span),
                0,
                Chains.VoidsHead(office.State.Definition.Id, office.Store.VoidsTip.Last)
            )
        );
    }

    public void Dispose()
    {
        if (passkey.IsValueCreated)
        {
            passkey.Value.Dispose();
        }
    }

    private async Task RequireAsync(OrderKind kind, string? stage, OrderDetails details)
    {
        var answer = await OrderAsync(kind, stage, details).ConfigureAwait(false);
        if (answer is not OrderAnswer.Recorded)
        {
            throw new InvalidOperationException($"The demo's order {kind} was not recorded: {answer}");
        }
    }
}
