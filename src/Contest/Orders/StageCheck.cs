using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Contest.Orders;

/// <summary>What an order about one stage must fulfil beside coming in the right state from the right officers.</summary>
internal sealed class StageCheck(ContestState contest, StageStanding stage, ContestFacts facts, DateTimeOffset now)
{
    public OrderRefusal? Run(Order order) =>
        order.Details switch
        {
            OrderDetails.Prepare prepare => Prepare(prepare.Candidates),
            OrderDetails.Open open => Open(open.Fingerprint),
            OrderDetails.Windows windows => order.Kind == OrderKind.Postpone
                ? Postpone(windows.All)
                : Reopening() ?? SetWindows(windows.All),
            OrderDetails.Extend extend => Reopening() ?? Extend(extend),
            OrderDetails.Strike strike => Strike(strike),
            OrderDetails.CountColumn batch => CountColumn(batch),
            OrderDetails.Tally tally => Tally(tally),
            OrderDetails.Publish publish => Publish(publish.Account),
            _ => null,
        };

    private OrderRefusal? Prepare(IReadOnlyList<string> candidates)
    {
        if (contest.Roll is null)
            return OrderRefusal.RollNotFrozen;
        if (contest.TrusteesHash is null)
            return OrderRefusal.KeysMissing;
        if (stage.Candidates is not null)
            return OrderRefusal.BeingPrepared;
        if (
            contest
                .Stages.TakeWhile(other => other.Id != stage.Id)
                .Any(other => !ContestState.MakesWayFor(stage, other, now))
        )
            return OrderRefusal.NotItsTurn;
        if (contest.Winner is not null || facts.Rounds.Values.Any(round => round.Winner is not null))
            return OrderRefusal.RaceDecided;
        var last = contest.LastPublished;
        if (last is not null && !facts.Rounds.ContainsKey(last.Id))
            return OrderRefusal.FactsDiffer;
        var standing = contest.StandingAfter(last, facts.Rounds);
        if (last is not null && standing.Count == 1)
            return OrderRefusal.RaceDecided;

        // A candidate who left after the ballot was printed may stand on the first one; votes for them are shown apart.
        var allowed = contest
            .Definition.Candidates.Where(candidate =>
                standing.Contains(candidate.Id) || (last is null && candidates.Contains(candidate.Id))
            )
            .Select(candidate => candidate.Id);
        return candidates.Count > 0 && allowed.SequenceEqual(candidates, StringComparer.Ordinal)
            ? null
            : OrderRefusal.CandidatesUnfit;
    }

    private OrderRefusal? Open(string fingerprint)
    {
        if (
            contest.Definition.Rule.Ties.Contains("lot")
            && contest.LotCommitments.Count < contest.Definition.Trustees.Count
        )
            return OrderRefusal.LotMissing;
        if (fingerprint != stage.Prepared?.Fingerprint)
            return OrderRefusal.FingerprintDiffers;
        return stage.WebWindows.All(window => window.Closes <= now) ? OrderRefusal.EndsTooEarly : null;
    }

    private OrderRefusal? Postpone(IReadOnlyList<ChannelWindow> windows) =>
        Shape(windows) ?? (windows.Any(window => window.Closes <= now) ? OrderRefusal.EndsTooEarly : null);

    /// <summary>A closed stage stays closed once the list of one that excludes its voters is made.</summary>
    private OrderRefusal? Reopening() =>
        stage.PhaseAt(now) == StagePhase.Closed
        && contest.Stages.Exists(other => other.Candidates is not null && other.Definition.Excludes.Contains(stage.Id))
            ? OrderRefusal.LaterListMade
            : null;

    private OrderRefusal? SetWindows(IReadOnlyList<ChannelWindow> windows)
    {
        if (Shape(windows) is { } unfit)
            return unfit;

        // What has ended may stay as it was, nothing may end in the past; and to end all is the order `close`.
        var rewritten = windows.Any(window =>
            window.Closes <= now
            && stage.Windows.Single(before => before.Channel == window.Channel).Closes != window.Closes
        );
        return rewritten || windows.Where(window => window.Channel != Channel.Post).All(window => window.Closes <= now)
            ? OrderRefusal.EndsTooEarly
            : null;
    }

    private OrderRefusal? Shape(IReadOnlyList<ChannelWindow> windows)
    {
        var same = windows
            .Select(window => window.Channel)
            .Order()
            .SequenceEqual(stage.Windows.Select(window => window.Channel).Order());
        if (!same)
            return OrderRefusal.UnknownChannel;
        return windows.Any(window => window.Opens >= window.Closes) ? OrderRefusal.WindowUnfit : null;
    }

    private OrderRefusal? Extend(OrderDetails.Extend extend)
    {
        var touched = stage.Windows.Where(window => extend.Channels.Contains(window.Channel)).ToList();
        if (touched.Count == 0 || touched.Count != extend.Channels.Count)
            return OrderRefusal.UnknownChannel;
        if (touched.Any(window => window.Opens >= extend.Closes))
            return OrderRefusal.WindowUnfit;
        if (extend.Closes <= now || touched.Any(window => window.Closes is null || extend.Closes <= window.Closes))
            return OrderRefusal.EndsTooEarly;
        return extend.Lost is { } lost && !IsProposed(extend, lost) ? OrderRefusal.NotProposed : null;
    }

    /// <summary>The order says that it follows a proposal: then it is what the policy gives for minutes that were really lost.</summary>
    private bool IsProposed(OrderDetails.Extend extend, int lost) =>
        contest.Definition.Extensions is { } policy
        && stage.Proposed.Count < policy.Most
        && lost >= 1
        && lost <= facts.LostMinutes
        && extend.Channels is [Channel.Remote]
        && stage.Windows.First(window => window.Channel == Channel.Remote).Closes is { } closes
        && extend.Closes == closes.AddMinutes(lost + policy.ExtraMinutes);

    private OrderRefusal? Strike(OrderDetails.Strike strike)
    {
        if (stage.Struck.Any(before => before.Ballot == strike.Ballot))
            return OrderRefusal.AlreadyStruck;
        return facts.BallotInLog ? null : OrderRefusal.UnknownBallot;
    }

    private OrderRefusal? CountColumn(OrderDetails.CountColumn batch)
    {
        if (!contest.Definition.Columns.Contains(batch.Column))
            return OrderRefusal.UnknownColumn;
        if (stage.Batches.Any(before => before.Column == batch.Column && before.Batch == batch.Batch))
            return OrderRefusal.BatchKnown;
        if (!batch.Votes.Select(one => one.Candidate).SequenceEqual(stage.Candidates!, StringComparer.Ordinal))
            return OrderRefusal.CandidatesUnfit;
        long[] parts = [.. batch.Votes.Select(one => (long)one.Votes), batch.Blank, batch.Rejected, batch.Exhausted];
        if (parts.Any(part => part < 0) || parts.Sum() != batch.Ballots)
            return OrderRefusal.SumsDiffer;
        if (batch.Ballots < contest.Definition.PostBatch)
            return OrderRefusal.BatchTooSmall;
        return facts.OtherEntry is { } other && !OrderContent.Same(other, batch) ? OrderRefusal.EntriesDiffer : null;
    }

    private OrderRefusal? Tally(OrderDetails.Tally tally) =>
        tally.Height == facts.LogHeight
        && tally.Head == facts.LogHead
        && tally.Struck == stage.Struck.Count
        && tally.Voids == facts.VoidsHead
            ? null
            : OrderRefusal.FactsDiffer;

    private OrderRefusal? Publish(string account) =>
        account == stage.Counted?.Account ? null : OrderRefusal.AccountDiffers;
}
