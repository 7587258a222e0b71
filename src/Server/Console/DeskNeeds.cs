using Hustings.Contest;
using Hustings.Contest.Orders;
using Hustings.Contest.Storage;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Server.Contests;
using Hustings.Server.Incidents;
using Hustings.Server.Stages;

namespace Hustings.Server.Console;

/// <summary>Something that waits for an officer.</summary>
/// <param name="Name">For tests and styles: what kind of thing it is.</param>
/// <param name="Path">Where it is done; null if this officer can only wait.</param>
/// <param name="TakeBack">Hash of an order that this officer may take back.</param>
public sealed record DeskNeed(
    string Name,
    Text? Title,
    IReadOnlyList<Text> Lines,
    string? Path = null,
    Text? Button = null,
    string? TakeBack = null,
    bool Bad = false
);

/// <summary>What needs an officer now: waiting orders, proposals, due strikes, problems, the next step (docs/running/officer.md).</summary>
public sealed class DeskNeeds(ContestOffice office, StageDirectory stages, ContestWork work, ProposalBook proposals)
{
    public IReadOnlyList<DeskNeed> Of(ConsoleReader reader, DateTimeOffset now)
    {
        var state = office.State;
        return
        [
            .. reader.Invited && reader.Credential is null
                ? [new DeskNeed("passkey", null, [DeskWords.MakeFirst], "/console/enrol", DeskWords.MakePasskey)]
                : Array.Empty<DeskNeed>(),
            .. Problems(state),
            .. office.Store.ReadWaiting().Select(waiting => Waiting(state, waiting, reader, now)),
            .. state.Stages.SelectMany(stage => Proposed(state, stage, reader, now)),
            .. office.Store.ReadDueStrikes().Select(due => Strike(state, due, reader, now)),
            .. state.Stages.SelectMany(stage => Step(state, stage, reader, now)),
        ];
    }

    private IEnumerable<DeskNeed> Problems(ContestState state)
    {
        foreach (var (id, finding) in work.Stuck)
        {
            if (state.Stage(id) is { } stage && (finding.Problem is not null || finding.NeedsLot))
            {
                yield return new(
                    "problem",
                    TitleOf(stage),
                    [
                        .. finding.Problem is { } problem ? [problem] : Array.Empty<Text>(),
                        .. finding.NeedsLot ? [NeedWords.Lot] : Array.Empty<Text>(),
                    ],
                    Bad: true
                );
            }
        }
    }

    private static DeskNeed Waiting(ContestState state, WaitingOrder waiting, ConsoleReader reader, DateTimeOffset now)
    {
        var order = Chains.Order(waiting);
        string[] signed = [.. SignatureJson.Read(waiting.Signatures).Select(signature => signature.Officer)];
        var needs = state.SignaturesNeeded(order) - signed.Length;
        var title = OrderNames.Of(order.Kind, state.Stage(order.Stage) is { } stage ? TitleOf(stage) : null);
        var name = NameOf(state, waiting.Proposer);
        var mine = waiting.Proposer == reader.Id;
        var may = reader is { Invited: false, Credential: not null } && OrderRule.Of(order.Kind).Allows(reader.Role);
        if (order.Details is OrderDetails.CountColumn entry && !mine)
        {
            var path = $"{DeskPaths.Order(order.Kind, order.Stage)}?column={entry.Column}&batch={entry.Batch}";
            return new(
                "count",
                title,
                [DeskWords.CountedBy(name, entry.Batch, entry.Column)],
                may ? path : null,
                DeskWords.CountItToo
            );
        }

        var at = Moments.Near(waiting.Time, state.Definition.TimeZone, now);
        Text[] lines =
        [
            .. mine ? Array.Empty<Text>() : [DeskWords.ProposedBy(name, at)],
            Consequences.Meaning(state, order, ContestFacts.None, now),
            signed.Contains(reader.Id) ? DeskWords.SignedAlready(needs) : DeskWords.WaitsForOthers(needs),
        ];
        return signed.Contains(reader.Id)
            ? new("mine", title, lines, TakeBack: mine ? waiting.Hash : null)
            : new("waiting", title, lines, may ? DeskPaths.Sign(waiting.Hash) : null, DeskWords.ReadAndSign);
    }

    private IEnumerable<DeskNeed> Proposed(
        ContestState state,
        StageStanding stage,
        ConsoleReader reader,
        DateTimeOffset now
    )
    {
        // Whoever signs second signs what waits, also if more minutes were lost meanwhile.
        var signed = office
            .Store.ReadWaiting()
            .Any(one =>
                Chains.Order(one) is { Details: OrderDetails.Extend { Lost: not null } } order
                && order.Stage == stage.Id
            );
        if (signed || proposals.Of(state, stage, now) is not { } proposal)
        {
            yield break;
        }

        var order = ProposalBook.Order(state, stage, proposal, now).After(state);
        var facts = ContestFacts.None with { LostMinutes = proposal.Lost.Count };
        yield return new(
            "proposal",
            DeskWords.Proposal,
            [new(order.Reason!.En, order.Reason.Fr), Consequences.Of(state, order, facts, now)],
            MayOrder(reader, OrderKind.Extend) ? DeskPaths.Proposal(stage.Id) : null,
            DeskWords.ReadProposal
        );
    }

    private static DeskNeed Strike(ContestState state, DueStrike due, ConsoleReader reader, DateTimeOffset now)
    {
        var stage = state.Stage(due.Stage)!;
        var title = stage.Definition.Title;
        var closed = stage.PhaseAt(now) == StagePhase.Closed;
        var ballot = Convert.ToHexStringLower(due.Ballot.Span);
        return new(
            "strike",
            null,
            [DeskWords.DueStrike(title.En, title.Fr, due.Row)],
            closed && MayOrder(reader, OrderKind.Strike)
                ? $"{DeskPaths.Order(OrderKind.Strike, due.Stage)}?ballot={ballot}&row={due.Row}"
                : null,
            DeskWords.StrikeIt
        );
    }

    private IEnumerable<DeskNeed> Step(
        ContestState state,
        StageStanding stage,
        ConsoleReader reader,
        DateTimeOffset now
    )
    {
        OrderKind? kind = stage.PhaseAt(now) switch
        {
            StagePhase.Prepared when stages.Find(stage.Id) is { IsPrepared: true } => OrderKind.Open,
            StagePhase.Paused => OrderKind.Resume,
            StagePhase.Closed => OrderKind.Tally,
            StagePhase.Counted => OrderKind.Publish,
            _ => null,
        };
        if (kind is { } next)
        {
            var waits = office
                .Store.ReadWaiting()
                .Any(one => Chains.Order(one) is { } order && order.Kind == next && order.Stage == stage.Id);
            if (!waits)
            {
                yield return new(
                    "step",
                    null,
                    [NeedWords.Step(next, TitleOf(stage), state.Definition.Columns.Count > 0)],
                    MayOrder(reader, next) ? DeskPaths.Order(next, stage.Id) : null,
                    OrderNames.Of(next)
                );
            }
        }
        else if (stage.Step == StagePhase.Tallying && !work.Stuck.ContainsKey(stage.Id))
        {
            yield return new("trustees", null, [NeedWords.Trustees(TitleOf(stage))]);
        }
    }

    private static bool MayOrder(ConsoleReader reader, OrderKind kind) => OrderRule.Of(kind).Allows(reader.Role);

    private static Text TitleOf(StageStanding stage) => new(stage.Definition.Title.En, stage.Definition.Title.Fr);

    private static string NameOf(ContestState state, string officer) =>
        state.Definition.Officers.FirstOrDefault(one => one.Id == officer)?.Name ?? officer;
}
