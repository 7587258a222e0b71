using System.Globalization;
using Hustings.Contest.Orders;
using Hustings.Record.Definitions;
using Hustings.Record.Json;
using Hustings.Record.Minutes;
using Hustings.Server.Clock;
using Hustings.Server.Stages;

namespace Hustings.Server.Contests;

/// <summary>The contest at this moment for pages, booths and officers' programs (docs/spec/officers-api.md, "The contest").</summary>
public sealed class ContestView(
    ContestOffice office,
    StageDirectory stages,
    ContestWork work,
    TimeChanges changes,
    ClockCheck clock
)
{
    /// <summary>Everything in it is public.</summary>
    public object Now()
    {
        var state = office.State;
        var now = office.Now;
        var (voids, lastVoid) = office.Store.VoidsTip;
        return new
        {
            version = 1,
            id = state.Definition.Id,
            name = state.Definition.Name,
            timeZone = state.Definition.TimeZone,
            definition = state.Definition.Hash,
            height = state.Height,
            head = state.Head,
            time = Utc(now),
            stages = state.Stages.Select(stage => Stage(state, stage, now)),
            officers = state.Definition.Officers.Select(officer => new
            {
                id = officer.Id,
                name = officer.Name,
                role = RecordName.Of(officer.Role),
                enrolled = state.Officers.ContainsKey(officer.Id),
            }),
            terminals = state.Terminals.Keys,
            voids = new { height = voids, head = Chains.VoidsHead(state.Definition.Id, lastVoid) },
            dueStrikes = office
                .Store.ReadDueStrikes()
                .Select(due => new
                {
                    stage = due.Stage,
                    row = due.Row,
                    ballot = Convert.ToHexStringLower(due.Ballot.Span),
                }),
            withdrawn = state.Withdrawn,
            announcements = changes.Announcements.Select(one => new { at = Utc(one.At), words = one.Words }),
            winner = state.Winner,
            lot = new
            {
                committed = state.LotCommitments.Keys,
                revealed = state.LotReveals.Keys,
                needed = work.Stuck.Values.Any(finding => finding.NeedsLot),
            },
            next = state
                .NextOrders(now)
                .Select(order => new
                {
                    kind = RecordName.Of(order.Kind),
                    stage = order.Stage,
                    roles = order.Roles.Select(RecordName.Of),
                    signatures = order.Signatures,
                }),
            clock = new
            {
                server = clock.Reading?.Server,
                offsetMilliseconds = clock.Reading?.Offset.TotalMilliseconds,
            },
        };
    }

    /// <summary>Windows as JSON, times in UTC.</summary>
    internal static IEnumerable<object> Windows(IEnumerable<ChannelWindow> windows) =>
        windows.Select(window => new
        {
            channel = RecordName.Of(window.Channel),
            opens = Utc(window.Opens),
            closes = Utc(window.Closes),
        });

    internal static string? Utc(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private object Stage(ContestState state, StageStanding stage, DateTimeOffset now)
    {
        var desk = stages.Find(stage.Id);
        var prepared = desk is { IsPrepared: true };
        return new
        {
            id = stage.Id,
            uuid = stage.Definition.Uuid,
            title = stage.Definition.Title,
            // Whoever reads "prepared" finds the stage's files there.
            phase = RecordName.Of(
                stage.Step == StagePhase.Prepared && !prepared ? StagePhase.Planned : stage.PhaseAt(now)
            ),
            windows = Windows(stage.Windows),
            ends = Utc(stage.Ends),
            candidates = stage.Candidates,
            fingerprint = stage.Prepared?.Fingerprint,
            listed = stage.Prepared?.Listed,
            accepted = desk?.Accepted ?? 0,
            voted = desk?.Voted ?? 0,
            remote = (desk?.Accepted ?? 0) - (desk?.Hall ?? 0),
            hall = desk?.Hall ?? 0,
            attempts = desk?.Attempts ?? 0,
            log = prepared ? new { height = desk!.LogHeight, head = desk.LogHead } : null,
            struck = stage.Struck.Count,
            batches = stage.Batches.Select(batch => new
            {
                column = batch.Column,
                batch = batch.Batch,
                ballots = batch.Ballots,
            }),
            tallyReady = desk?.EncryptedTallyBytes is not null,
            decryptionOrder = desk?.DecryptionOrder,
            shuffled = stage.ShuffledBy,
            decrypted = stage.OpenedBy,
            complete = prepared && desk!.Count.Complete,
            needed = state.Definition.Threshold ?? state.Definition.Trustees.Count,
            account = stage.Counted?.Account,
            problem = work.Stuck.GetValueOrDefault(stage.Id)?.Problem,
            change = changes.Of(stage.Id) is { } change
                ? new
                {
                    at = Utc(change.At),
                    kind = RecordName.Of(change.Kind),
                    from = Windows(change.From),
                    to = Windows(change.To),
                    reason = change.Reason,
                }
                : null,
        };
    }
}
