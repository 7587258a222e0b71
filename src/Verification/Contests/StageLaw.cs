using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using static Hustings.Verification.Contests.StageState;

namespace Hustings.Verification.Contests;

/// <summary>Orders about one stage: lawful in its state or not, and what follows from them (docs/spec/minutes.md, "Orders").</summary>
internal static class StageLaw
{
    /// <summary>What is wrong with the order, or null.</summary>
    public static string? Check(ContestStory story, StageStory stage, Order order, DateTimeOffset time)
    {
        var state = stage.At(time);
        if (!States(order.Kind).Contains(state))
        {
            return $"{order.Kind} of a stage that is {state}";
        }
        return order.Details switch
        {
            OrderDetails.Prepare it => Prepare(story, stage, it, time),
            OrderDetails.Open it => Open(story, stage, it),
            OrderDetails.Windows it => Reopening(story, stage, state)
                ?? Windows(stage, it.All, time, order.Kind == OrderKind.Postpone),
            OrderDetails.Extend it => Reopening(story, stage, state)
                ?? Extend(stage, it, time)
                ?? Proposed(story, stage, it),
            OrderDetails.Strike it => stage.Strikes.Exists(strike => strike.Said.Ballot == it.Ballot)
                ? "the ballot was struck before"
                : null,
            OrderDetails.CountColumn it => Column(story, stage, it),
            OrderDetails.Publish it => stage.Counted is not { } counted || counted.Said.Account != it.Account
                ? "not the account that was counted last"
                : null,
            _ => null,
        };
    }

    public static void Apply(ContestStory story, StageStory stage, Order order, DateTimeOffset time, Place place)
    {
        var before = stage.At(time);
        switch (order.Details)
        {
            case OrderDetails.Prepare it:
                stage.Candidates = it.Candidates;
                story.Race.RemoveAll(happened => happened.Kind == OrderKind.Prepare && happened.Stage == stage);
                story.Race.Add(new(OrderKind.Prepare, place, stage, null));
                break;
            case OrderDetails.Open:
                (stage.Step, story.EverOpened) = (StageState.Open, true);
                break;
            case OrderDetails.Windows it:
                stage.Windows = it.All;
                stage.Step = before == Closed ? StageState.Open : stage.Step;
                break;
            case OrderDetails.Extend it:
                stage.Windows =
                [
                    .. stage.Windows.Select(window =>
                        it.Channels.Contains(window.Channel) ? window with { Closes = it.Closes } : window
                    ),
                ];
                stage.Step = before == Closed ? StageState.Open : stage.Step;
                stage.OnProposals += it.Lost is null ? 0 : 1;
                break;
            case OrderDetails.Strike it:
                stage.Strikes.Add(new(it, place));
                break;
            case OrderDetails.CountColumn it:
                stage.Batches.Add(it);
                story.Race.RemoveAll(happened => happened.Kind == OrderKind.CountColumn && happened.Stage == stage);
                (stage.Counted, stage.Step) = (null, before == Counted ? Tallying : stage.Step);
                break;
            case OrderDetails.Tally it:
                (stage.Tally, stage.Step) = (new(it, place), Tallying);
                break;
            case OrderDetails.Publish:
                stage.Step = Published;
                story.Race.Add(new(OrderKind.Publish, place, stage, null));
                break;
            default:
                Simple(stage, order.Kind, time);
                break;
        }
    }

    private static void Simple(StageStory stage, OrderKind kind, DateTimeOffset time)
    {
        switch (kind)
        {
            case OrderKind.Pause:
                stage.Step = Paused;
                break;
            case OrderKind.Resume:
                stage.Step = StageState.Open;
                break;
            case OrderKind.Close:
                stage.Windows =
                [
                    .. stage.Windows.Select(window => window.Closes <= time ? window : window with { Closes = time }),
                ];
                break;
            default:
                throw new InvalidOperationException($"{kind} has no effect on a stage");
        }
    }

    private static StageState[] States(OrderKind kind) =>
        kind switch
        {
            OrderKind.Postpone => [Planned, Prepared],
            OrderKind.Prepare => [Planned],
            OrderKind.Open => [Prepared],
            OrderKind.Pause => [StageState.Open],
            OrderKind.Resume => [Paused],
            OrderKind.Extend or OrderKind.SetWindows => [StageState.Open, Paused, Closed],
            OrderKind.Close => [StageState.Open, Paused],
            OrderKind.Strike or OrderKind.Tally => [Closed],
            OrderKind.CountColumn => [Closed, Tallying, Counted],
            OrderKind.Publish => [Counted],
            _ => [],
        };

    /// <summary>Whether its turn has come; who is on the ballot is another check, <see cref="ContestCheck.StageCandidates"/>.</summary>
    private static string? Prepare(
        ContestStory story,
        StageStory stage,
        OrderDetails.Prepare prepare,
        DateTimeOffset time
    )
    {
        if (story.Roll is null || story.Trustees is null)
        {
            return "prepared before the roll was frozen and the trustees' keys were there";
        }
        foreach (var earlier in story.Stages.TakeWhile(other => other != stage))
        {
            var wanted = stage.Definition.Excludes.Contains(earlier.Id) ? Closed : Published;
            if (earlier.At(time) < wanted)
            {
                return $"prepared while {earlier.Id} was {earlier.At(time)}";
            }
        }
        var order = story.Definition.Candidates.Select(candidate => candidate.Id).Where(prepare.Candidates.Contains);
        return prepare.Candidates.Count > 0 && order.SequenceEqual(prepare.Candidates)
            ? null
            : "the candidates are not in the definition's order";
    }

    private static string? Open(ContestStory story, StageStory stage, OrderDetails.Open open) =>
        stage.Prepared?.Said.Fingerprint != open.Fingerprint ? "another election than the one prepared"
        : story.Definition.Rule.Ties.Contains("lot") && story.LotCommitments.Count < story.Definition.Trustees.Count
            ? "opened before every trustee committed to the lot"
        : null;

    /// <summary>A list that leaves out who voted here was made of everybody who had.</summary>
    private static string? Reopening(ContestStory story, StageStory stage, StageState state) =>
        state == Closed
        && story.Stages.Find(other => other.Candidates is not null && other.Definition.Excludes.Contains(stage.Id))
            is { } later
            ? $"reopened after the list of {later.Id} was made"
            : null;

    private static string? Windows(
        StageStory stage,
        IReadOnlyList<ChannelWindow> windows,
        DateTimeOffset time,
        bool before
    )
    {
        var channels = windows.Select(window => window.Channel).ToHashSet();
        if (channels.Count != windows.Count || !channels.SetEquals(stage.Windows.Select(window => window.Channel)))
        {
            return "not the stage's channels, each once";
        }
        return windows.Any(window =>
            window.Closes <= time
            && (before || stage.Windows.Single(was => was.Channel == window.Channel).Closes != window.Closes)
        )
            ? "a window that ends in the past"
            : null;
    }

    private static string? Extend(StageStory stage, OrderDetails.Extend extend, DateTimeOffset time)
    {
        var touched = stage.Windows.Where(window => extend.Channels.Contains(window.Channel)).ToList();
        return touched.Count == 0 || touched.Count != extend.Channels.Count ? "not channels of the stage"
            : extend.Closes <= time ? "extended into the past"
            : touched.Exists(window => window.Closes is null || window.Closes >= extend.Closes)
                ? "not later than before"
            : touched.Exists(window => window.Opens >= extend.Closes) ? "ends before it begins"
            : null;
    }

    /// <summary>An extension that names lost minutes is the one that the definition's policy gives for them.</summary>
    private static string? Proposed(ContestStory story, StageStory stage, OrderDetails.Extend extend)
    {
        if (extend.Lost is not { } lost)
        {
            return null;
        }
        if (story.Definition.Extensions is not { } policy)
        {
            return "names lost minutes, but the definition has no policy for extensions";
        }
        return lost < 1 ? "made up for no lost minute"
            : extend.Channels is not [Channel.Remote] ? "a proposal is about voting at home alone"
            : stage.OnProposals >= policy.Most ? $"more than {policy.Most} extensions on a proposal"
            : stage
                .Windows.Single(window => window.Channel == Channel.Remote)
                .Closes!.Value.AddMinutes(lost + policy.ExtraMinutes) != extend.Closes
                ? "not the lost minutes and those that the policy adds"
            : null;
    }

    private static string? Column(ContestStory story, StageStory stage, OrderDetails.CountColumn batch)
    {
        long parts = batch.Votes.Sum(one => (long)one.Votes) + batch.Blank + batch.Rejected + batch.Exhausted;
        return !story.Definition.Columns.Contains(batch.Column) ? $"the definition has no column {batch.Column}"
            : stage.Batches.Exists(other => other.Column == batch.Column && other.Batch == batch.Batch)
                ? $"batch {batch.Batch} of {batch.Column} stands there already"
            : !batch.Votes.Select(one => one.Candidate).SequenceEqual(stage.Candidates!)
                ? "not the candidates on the ballot, in their order"
            : parts != batch.Ballots ? "the parts do not add up to the ballots"
            : batch.Ballots < story.Definition.PostBatch ? "fewer ballots than a batch must have"
            : null;
    }
}
