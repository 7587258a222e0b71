using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Hustings.Contest.Roll;
using Hustings.Lab.Crew;
using Hustings.Lab.Founding;
using Hustings.Lab.Scenarios.Live;
using Hustings.Lab.Voting;
using Hustings.Lab.Voting.Live;
using Hustings.Record.Definitions;
using Hustings.Record.Json;
using Hustings.Record.Minutes;

namespace Hustings.Lab.Rehearsals;

/// <summary>What came out of one round.</summary>
/// <param name="Account">The server's <c>account.json</c>.</param>
/// <param name="Windows">In the end, in the contest's own time.</param>
/// <param name="ResultAfter">From the end of voting to the published result.</param>
/// <param name="AwayRefused">By column: what members were told who had voted by it and tried to vote live.</param>
/// <param name="Receipts">Hashes (hex) of the ballots that voters hold receipts for.</param>
public sealed record RoundFound(
    ScaledRound Round,
    VotingStage Stage,
    JsonNode Account,
    IReadOnlyList<TimetableWindow> Windows,
    RoundClock Clock,
    int Hall,
    int Remote,
    TimeSpan ResultAfter,
    bool Unplanned,
    bool SlipRefused,
    IReadOnlyDictionary<string, IReadOnlyList<string>> AwayRefused,
    IReadOnlyCollection<string> Receipts
);

/// <summary>Another way to cast a round's ballots than the usual booth.</summary>
public interface ILiveCasting
{
    /// <summary>Lets every voter come at their time, and returns when all are through.</summary>
    /// <param name="acknowledged">Told the hash (hex) of every ballot for which a receipt is held.</param>
    Task CastAsync(
        VotingStage stage,
        IReadOnlyList<Arrival> hall,
        IReadOnlyList<Arrival> home,
        Action<string> acknowledged,
        CancellationToken cancellation
    );
}

/// <summary>Holds one live round: hours set by order, voters in hall and home, slips, columns, count, result.</summary>
public sealed class LiveRoundRun(
    ContestDay day,
    ScaledLive scenario,
    ScaledRound round,
    IReadOnlyList<LiveVote> votes,
    IReadOnlyList<Terminal> terminals,
    AwayVoters away,
    LivePace pace,
    ILiveCasting? casting = null
)
{
    // Long enough for the order itself to arrive in time on a machine with much other work.
    private const int UnplannedSeconds = 30;

    private readonly string id = Definitions.StageOf(round.Round);
    private readonly ConcurrentBag<string> receipts = [];

    public async Task<RoundFound> HoldAsync(CancellationToken cancellation)
    {
        pace.Progress.Say($"Round {round.Round.Number}: preparing");
        VotingStage stage = await pace.Steps.MeasureAsync(
            "Prepare a stage",
            scenario.Members,
            "members",
            () => day.PrepareAsync(id, round.Ballot)
        );
        (SealedBallot[] hall, SealedBallot[] remote) = await pace.Steps.MeasureAsync(
            "Encrypt",
            votes.Count,
            "ballots",
            () => Task.Run(() => (Seal(stage, true), Seal(stage, false)))
        );
        RoundClock clock = await SetHoursAsync();
        await day.OpenAsync(stage);
        pace.Progress.Say($"Round {round.Round.Number}: {votes.Count:N0} live voters");
        using PollingBooth booth = day.NewBooth(stage, pace.Concurrency);
        Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> tried = away.TryAsync(stage, booth, cancellation);
        bool unplanned = await VoteAsync(stage, clock, booth, hall, remote, tried, cancellation);
        IReadOnlyDictionary<string, IReadOnlyList<string>> refused = await tried;
        pace.Booths.Add(booth.Latencies, booth.Repeats, booth.Waited);
        return await CountAsync(stage, clock, unplanned, refused);
    }

    private SealedBallot[] Seal(VotingStage stage, bool hall) =>
        stage.Encrypt(
            [
                .. votes
                    .Where(vote => vote.Hall == hall)
                    .Select(
                        (vote, index) =>
                        {
                            DrawnCode code = day.Founded.Issue.Members[vote.Member];
                            return new PlainBallot(
                                code.Code,
                                code.Pin,
                                stage.AnswerFor(scenario.Scenario.NameOf(vote.Candidate)),
                                hall ? terminals[index % terminals.Count] : null
                            );
                        }
                    ),
            ],
            day.Random
        );

    // The hours of the plan, in compressed time from now on.
    private async Task<RoundClock> SetHoursAsync()
    {
        var clock = RoundClock.Of(
            round.Round.Began,
            round.Round.Ended,
            pace.LengthFor(votes.Count),
            day.Clock.GetUtcNow().AddSeconds(1)
        );
        int height = await day.Crew.OrderAsync(
            OrderKind.Postpone,
            id,
            new OrderDetails.Windows(Windows(round.Round.Windows, clock)),
            new($"The hour of round {round.Round.Number} is set.", $"L’heure du tour {round.Round.Number} est fixée.")
        );
        clock.Given[height] = round.Round.Began;
        return clock;
    }

    private async Task<bool> VoteAsync(
        VotingStage stage,
        RoundClock clock,
        PollingBooth booth,
        SealedBallot[] hall,
        SealedBallot[] remote,
        Task others,
        CancellationToken cancellation
    )
    {
        IReadOnlyList<TimetableWindow> end = round.Round.WindowsInTheEnd();
        IEnumerable<Arrival> Spread(SealedBallot[] ballots, string channel)
        {
            TimetableWindow window = end.Single(one => one.Channel == channel);
            return Arrival.Spread(ballots, clock.ToReal(window.Opens), clock.ToReal(window.Closes));
        }

        void Acknowledge(string hash)
        {
            receipts.Add(hash);
            pace.Progress.Show($"Cast {receipts.Count:N0} of {votes.Count:N0}", receipts.Count, votes.Count);
        }

        Arrival[] atHall = [.. Spread(hall, "hall")];
        Arrival[] atHome = [.. Spread(remote, "remote")];
        Task voting = casting is null
            ? Arrival.CastAsync(
                booth,
                [.. atHall, .. atHome],
                pace.Concurrency,
                ContestDay.Patience,
                day.Clock,
                receipt => Acknowledge(receipt.HashHex),
                cancellation
            )
            : casting.CastAsync(stage, atHall, atHome, Acknowledge, cancellation);
        foreach (Slip slip in round.Round.Slips)
        {
            await UntilAsync(clock.Moment(slip.At), cancellation);
            clock.Given[await SlipAsync(slip, clock)] = slip.At;
        }

        return await EndAsync(Task.WhenAll(voting, others), clock.ToReal(round.Round.Ended), cancellation);
    }

    private Task<int> SlipAsync(Slip slip, RoundClock clock) =>
        slip.Windows is { } windows
            ? day.Crew.OrderAsync(
                OrderKind.SetWindows,
                id,
                new OrderDetails.Windows(Windows(windows, clock)),
                Definitions.Words(slip.Reason)
            )
            : day.Crew.OrderAsync(
                OrderKind.Extend,
                id,
                new OrderDetails.Extend([.. slip.Channels!.Select(ChannelOf)], clock.ToReal(slip.To!.Value)),
                Definitions.Words(slip.Reason)
            );

    // Should this machine be slower than the compressed day, the officers do what they would do: they extend.
    private async Task<bool> EndAsync(Task voting, DateTimeOffset ends, CancellationToken cancellation)
    {
        bool unplanned = false;
        while (true)
        {
            await UntilAsync(ends, cancellation);
            if (voting.IsCompleted)
            {
                await voting;
                return unplanned;
            }

            unplanned = true;
            ends = DateTimeOffset.FromUnixTimeSeconds(day.Clock.GetUtcNow().ToUnixTimeSeconds() + UnplannedSeconds);
            await day.Crew.OrderAsync(
                OrderKind.Extend,
                id,
                new OrderDetails.Extend([Channel.Hall, Channel.Remote], ends),
                new("Not everybody who came has voted yet.", "Tous ceux qui sont venus n’ont pas encore voté.")
            );
        }
    }

    private async Task<RoundFound> CountAsync(
        VotingStage stage,
        RoundClock clock,
        bool unplanned,
        IReadOnlyDictionary<string, IReadOnlyList<string>> refused
    )
    {
        JsonNode closed = await day.Api.WaitAsync(
            id,
            "closed",
            now => ContestDay.Is(now, "closed"),
            ContestDay.Patience
        );
        pace.Progress.Say($"Round {round.Round.Number}: counting");
        await pace.Steps.MeasureAsync("Order the count", 1, "order", () => day.BeginTallyAsync(id));
        bool slip = false;
        OrderDetails.CountColumn[] batches = [.. round.Rankings.SelectMany(Batches)];
        await pace.Steps.MeasureAsync(
            "Type in columns",
            batches.Length,
            "batches",
            async () => slip = await EnterAsync(batches)
        );
        await pace.Steps.MeasureAsync("Add up", votes.Count, "ballots", () => day.WaitForTallyAsync(id));
        await pace.Steps.MeasureAsync(
            "Open the total",
            day.Trustees.Group.Needed,
            "trustees",
            () => day.CountAsync(stage)
        );
        await pace.Steps.MeasureAsync("Publish", 1, "order", () => day.PublishAsync(id));
        var ends = DateTimeOffset.Parse((string)closed["ends"]!, System.Globalization.CultureInfo.InvariantCulture);
        TimeSpan after = day.Clock.GetUtcNow() - ends;
        return new(
            round,
            stage,
            await day.Api.GetAsync($"/public/stages/{stage.Uuid}/account.json"),
            [.. closed["windows"]!.AsArray().Select(window => Window(window!, clock))],
            clock,
            (int)closed["hall"]!,
            (int)closed["remote"]!,
            after,
            unplanned,
            slip,
            refused,
            receipts
        );
    }

    private IEnumerable<OrderDetails.CountColumn> Batches(ScaledColumn column) =>
        CountingDesk.Batches(
            column.Name,
            [.. round.Ballot.Select(candidate => new CandidateVotes(candidate, (int)column.Votes[candidate]))],
            0,
            column.Exhausted,
            CountingDesk.UsualBatch
        );

    // In the first round a figure is mistyped once, and has to be refused.
    private async Task<bool> EnterAsync(IReadOnlyList<OrderDetails.CountColumn> batches)
    {
        var desk = new CountingDesk(day.Crew);
        bool refused = true;
        foreach ((int place, OrderDetails.CountColumn batch) in batches.Index())
        {
            bool mistype = round.Round.Number == 1 && place == 0;
            bool seen = await desk.EnterAsync(id, batch, mistype ? CountingDesk.Mistyped(batch) : null);
            refused &= seen || !mistype;
        }

        return refused;
    }

    private static IReadOnlyList<ChannelWindow> Windows(IEnumerable<TimetableWindow> windows, RoundClock clock) =>
        [
            .. windows.Select(window => new ChannelWindow(
                ChannelOf(window.Channel),
                clock.ToReal(window.Opens),
                clock.ToReal(window.Closes)
            )),
        ];

    private static TimetableWindow Window(JsonNode window, RoundClock clock)
    {
        DateTimeOffset Time(string name) =>
            clock.ToContest(
                DateTimeOffset.Parse((string)window[name]!, System.Globalization.CultureInfo.InvariantCulture)
            );
        return new((string)window["channel"]!, Time("opens"), Time("closes"));
    }

    private static Channel ChannelOf(string name) =>
        RecordName.TryRead(name, out Channel channel)
            ? channel
            : throw new InvalidDataException($"The scenario names a channel {name}.");

    private async Task UntilAsync(DateTimeOffset moment, CancellationToken cancellation)
    {
        TimeSpan wait = moment - day.Clock.GetUtcNow();
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, day.Clock, cancellation);
        }
    }
}
