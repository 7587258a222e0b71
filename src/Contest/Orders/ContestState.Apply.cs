using System.Collections.Immutable;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Contest.Orders;

public sealed partial record ContestState
{
    /// <summary>The contest after one more line of its minutes.</summary>
    /// <exception cref="ArgumentException">The line does not follow the last one, or names what nobody made known.</exception>
    public ContestState Apply(Minute minute)
    {
        if (minute.Height != Height || minute.Parent != Head || minute.Time < Time)
            throw new ArgumentException($"Minute {minute.Height} does not follow line {Height - 1}.", nameof(minute));
        var next = minute.Order is { } order ? Ordered(order, minute.Time) : Noted(minute.Note!);
        return next with
        {
            Height = Height + 1,
            Head = minute.Hash,
            Time = minute.Time,
            Current = minute.Order is null ? Current.Add(minute.Hash) : [minute.Hash],
        };
    }

    private ContestState Ordered(Order order, DateTimeOffset time) =>
        order.Details switch
        {
            OrderDetails.EnrolOfficer enrol => this with { Officers = Officers.SetItem(enrol.Officer, enrol) },
            OrderDetails.EnrolTerminal enrol => this with { Terminals = Terminals.SetItem(enrol.Terminal, enrol.Key) },
            OrderDetails.RemoveTerminal gone => this with { Terminals = Terminals.Remove(gone.Terminal) },
            OrderDetails.FreezeRoll roll => this with { Roll = roll },
            OrderDetails.AddMember added => this with { ActiveSpares = ActiveSpares.Union(added.Rows) },
            OrderDetails.VoidCode code => this with { VoidRows = VoidRows.Add(code.Row) },
            // Whom it concerns stands in the voids.
            OrderDetails.ListVoted => this,
            OrderDetails.Amend amend => Amended(amend.Definition),
            OrderDetails.OneCandidate one when order.Kind == OrderKind.Withdraw => this with
            {
                Withdrawn = Withdrawn.Add(one.Candidate),
            },
            OrderDetails.OneCandidate one => this with { Winner = one.Candidate, Declared = time },
            OrderDetails.Announce announce => this with { Announcements = Announcements.Add(announce.Words) },
            OrderDetails.None when order.Kind == OrderKind.Erase => this with { Erased = true },
            _ => With(order.Stage, stage => Ordered(stage, order, time)),
        };

    private static StageStanding Ordered(StageStanding stage, Order order, DateTimeOffset time) =>
        order.Details switch
        {
            OrderDetails.Prepare prepare => stage with { Candidates = prepare.Candidates },
            OrderDetails.Open => stage with { Step = StagePhase.Open },
            OrderDetails.Windows windows => Reopened(stage, windows.All, time),
            OrderDetails.Extend extend => Reopened(
                stage,
                [
                    .. stage.Windows.Select(window =>
                        extend.Channels.Contains(window.Channel) ? window with { Closes = extend.Closes } : window
                    ),
                ],
                time
            ) with
            {
                Proposed = extend.Lost is { } lost ? stage.Proposed.Add(new(time, lost)) : stage.Proposed,
            },
            OrderDetails.CountColumn batch => stage with
            {
                Batches = stage.Batches.Add(batch),
                Counted = null,
                Step = stage.Step == StagePhase.Counted ? StagePhase.Tallying : stage.Step,
            },
            OrderDetails.Strike strike => stage with { Struck = stage.Struck.Add(strike) },
            OrderDetails.Tally tally => stage with { Tally = tally, Step = StagePhase.Tallying },
            OrderDetails.Publish => stage with { Step = StagePhase.Published },
            OrderDetails.None => order.Kind switch
            {
                OrderKind.Pause => stage with { Step = StagePhase.Paused },
                OrderKind.Resume => stage with { Step = StagePhase.Open },
                OrderKind.Close => stage with { Windows = [.. stage.Windows.Select(window => Ended(window, time))] },
                _ => throw new ArgumentException($"An order {order.Kind} needs details.", nameof(order)),
            },
            _ => throw new ArgumentException($"An order {order.Kind} does not concern a stage.", nameof(order)),
        };

    /// <summary>New windows; a stage that had closed, paused or not, is open again.</summary>
    private static StageStanding Reopened(
        StageStanding stage,
        IReadOnlyList<ChannelWindow> windows,
        DateTimeOffset time
    ) =>
        stage with
        {
            Windows = windows,
            Step = stage.PhaseAt(time) == StagePhase.Closed ? StagePhase.Open : stage.Step,
        };

    private static ChannelWindow Ended(ChannelWindow window, DateTimeOffset time) =>
        window.Closes <= time ? window : window with { Closes = time };

    /// <summary>Every stage is planned anew, as the new definition has it.</summary>
    private ContestState Amended(string hash)
    {
        var definition =
            Known.GetValueOrDefault(hash)
            ?? throw new ArgumentException($"Definition {hash} is not known.", nameof(hash));
        return this with
        {
            Definition = definition,
            Stages = [.. definition.Stages.Select(StageStanding.Planned)],
            Withdrawn = Withdrawn.RemoveAll(id => definition.Candidates.All(candidate => candidate.Id != id)),
            Officers = Officers.RemoveRange(
                Officers.Keys.Where(id => definition.Officers.All(officer => officer.Id != id))
            ),
        };
    }

    private ContestState Noted(Note note) =>
        note switch
        {
            Note.Began began => this with { Began = began },
            Note.KeyCommitment one => this with { KeyCommitments = KeyCommitments.SetItem(one.Trustee, one.Hash) },
            Note.Trustees trustees => this with { TrusteesHash = trustees.Hash },
            Note.LotCommitment one => this with { LotCommitments = LotCommitments.SetItem(one.Trustee, one.Hash) },
            Note.LotReveal one => this with { LotReveals = LotReveals.SetItem(one.Trustee, one.Contribution) },
            Note.Prepared ready => With(
                ready.Stage,
                stage => stage with { Prepared = ready, Step = StagePhase.Prepared }
            ),
            Note.Sealed tally => With(tally.Stage, stage => stage with { Sealed = tally }),
            Note.Opened one => With(one.Stage, stage => stage with { OpenedBy = stage.OpenedBy.Add(one.Trustee) }),
            Note.Shuffled one => With(
                one.Stage,
                stage => stage with { ShuffledBy = stage.ShuffledBy.Add(one.Trustee) }
            ),
            Note.Counted counted => With(
                counted.Stage,
                stage => stage with { Counted = counted, Step = StagePhase.Counted }
            ),
            Note.TurnedAway away => With(away.Stage, stage => stage with { TurnedAway = away }),
            Note.SiteFiles served => this with { Served = served },
            Note.Declaration declaration => this with { Declaration = declaration.Hash },
            Note.Incident { Figures: { } figures } => this with { Incident = figures },
            Note.Notice or Note.Incident or Note.Erased => this,
            _ => throw new ArgumentOutOfRangeException(nameof(note)),
        };

    private ContestState With(string? id, Func<StageStanding, StageStanding> change)
    {
        var place = Stages.FindIndex(stage => stage.Id == id);
        return place < 0
            ? throw new ArgumentException($"There is no stage {id}.", nameof(id))
            : this with
            {
                Stages = Stages.SetItem(place, change(Stages[place])),
            };
    }
}
