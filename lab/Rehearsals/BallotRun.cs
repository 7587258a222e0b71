using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Hustings.Contest.Roll;
using Hustings.Lab.Crew;
using Hustings.Lab.Figures;
using Hustings.Lab.Founding;
using Hustings.Lab.Reports;
using Hustings.Lab.Scenarios.Single;
using Hustings.Lab.Servers;
using Hustings.Lab.Voting;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Lab.Rehearsals;

/// <summary>What came out of a ballot online and by post.</summary>
/// <param name="Before">Fingerprint and definition's hash before the policy was changed.</param>
/// <param name="After">The same afterwards.</param>
/// <param name="Refusals">What the server said to those who tried twice: online then post, post then online, online twice, post twice.</param>
/// <param name="Envelopes">Envelopes received.</param>
public sealed record BallotFound(
    VotingStage Stage,
    JsonNode Account,
    (string Fingerprint, string Definition) Before,
    (string Fingerprint, string Definition) After,
    IReadOnlyList<string> Refusals,
    int Envelopes,
    int Attempts,
    TimeSpan ResultAfter,
    IReadOnlyCollection<string> Receipts
);

/// <summary>Holds one ballot online and by post, with the changes before it opened.</summary>
public sealed class BallotRun(
    ContestDay day,
    ScaledBallot scenario,
    Electorate electorate,
    int concurrency,
    ProgressLine progress,
    StepTimes steps,
    CastTimes casts
)
{
    private const string Id = Definitions.BallotStage;

    // Encrypted and cast in portions, so that a whole contest does not have to fit in memory.
    private const int Portion = 10_000;
    private const int Scanners = 4;
    private const int MostScans = 5;
    private const int Batch = 1000;
    private readonly ConcurrentBag<string> receipts = [];
    private int scannedAgain;

    public async Task<BallotFound> HoldAsync(CancellationToken cancellation)
    {
        await day.BeginAsync();
        progress.Say("Preparing, changing the policy, preparing again");
        string[] candidates = [.. scenario.Scenario.Candidates.Select(one => one.Id)];
        VotingStage planned = await PrepareAsync(candidates);
        var before = (planned.Election.Fingerprint, day.Founded.Definition.Hash);
        ContestDefinition amended = await AmendAsync();
        VotingStage stage = await PrepareAsync(candidates);
        await PostponeAsync();
        await day.OpenAsync(stage);
        using PollingBooth booth = day.NewBooth(stage, concurrency);
        Task<int> envelopes = steps.MeasureAsync(
            "Receive envelopes",
            scenario.Papers,
            "envelopes",
            () => ReceiveAsync(stage, cancellation)
        );
        await VoteAsync(stage, booth, cancellation);
        int received = await envelopes;
        IReadOnlyList<string> refusals = await TryTwiceAsync(stage, booth, cancellation);
        casts.Add(booth.Latencies, booth.Repeats + scannedAgain, booth.Waited);
        long closing = day.Clock.GetTimestamp();
        JsonNode account = await CountAsync(stage, candidates);
        TimeSpan after = day.Clock.GetElapsedTime(closing);
        await day.DeclareAsync(new AccountFile(account).Winner);
        return new(
            stage,
            account,
            before,
            (stage.Election.Fingerprint, amended.Hash),
            refusals,
            received,
            (int)(await day.Api.StageAsync(Id))["attempts"]!,
            after,
            receipts
        );
    }

    private Task<VotingStage> PrepareAsync(IReadOnlyList<string> candidates) =>
        steps.MeasureAsync("Prepare", scenario.Members, "members", () => day.PrepareAsync(Id, candidates));

    // The new definition is handed in first, then ordered by its hash.
    private async Task<ContestDefinition> AmendAsync()
    {
        ContestDefinition amended = Definitions.Under(day.Founded.Definition, scenario.Scenario.Policy);
        string session = await day.Crew.SessionAsync(day.Crew.Staff.Returning);
        await day.Api.PostAsync("/api/definitions", amended.ToBytes(), session);
        await day.Crew.OrderAsync(
            OrderKind.Amend,
            null,
            new OrderDetails.Amend(amended.Hash),
            Definitions.Words(scenario.Scenario.Amended)
        );
        return amended;
    }

    private async Task PostponeAsync()
    {
        var opens = DateTimeOffset.FromUnixTimeSeconds(day.Clock.GetUtcNow().ToUnixTimeSeconds() + 2);
        await day.Crew.OrderAsync(
            OrderKind.Postpone,
            Id,
            new OrderDetails.Windows([new(Channel.Remote, opens, null), new(Channel.Post, opens, null)]),
            Definitions.Words(scenario.Scenario.Postponed)
        );
        TimeSpan wait = opens - day.Clock.GetUtcNow();
        await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, day.Clock);
    }

    private async Task VoteAsync(VotingStage stage, PollingBooth booth, CancellationToken cancellation)
    {
        int all = electorate.Online.Count;
        foreach (SimulatedVote[] portion in electorate.Online.Chunk(Portion))
        {
            progress.Say($"Encrypting {receipts.Count + portion.Length:N0} of {all:N0}");
            SealedBallot[] ballots = await steps.MeasureAsync(
                "Encrypt",
                portion.Length,
                "ballots",
                () => Task.Run(() => stage.Encrypt([.. portion.Select(vote => Plain(stage, vote))], day.Random))
            );
            await steps.MeasureAsync(
                "Cast",
                portion.Length,
                "ballots",
                () =>
                    booth.CastAllAsync(
                        ballots,
                        concurrency,
                        ContestDay.Patience,
                        receipt =>
                        {
                            receipts.Add(receipt.HashHex);
                            progress.Show($"Cast {receipts.Count:N0} of {all:N0}", receipts.Count, all);
                        },
                        cancellation
                    )
            );
        }
    }

    private PlainBallot Plain(VotingStage stage, SimulatedVote vote)
    {
        DrawnCode code = day.Founded.Issue.Members[vote.Member];
        return new(code.Code, code.Pin, stage.AnswerFor(scenario.Scenario.Candidates[vote.Candidate].Name));
    }

    // Each envelope's code is scanned; from then on it cannot be used online.
    private async Task<int> ReceiveAsync(VotingStage stage, CancellationToken cancellation)
    {
        string session = await day.Crew.SessionAsync(day.Crew.Staff.Registrar);
        int received = 0;
        await Parallel.ForEachAsync(
            electorate.Papers,
            new ParallelOptions { MaxDegreeOfParallelism = Scanners, CancellationToken = cancellation },
            async (member, _) =>
            {
                await ScanAsync(Envelope(stage, member), session);
                Interlocked.Increment(ref received);
            }
        );
        return received;
    }

    // A server may end a connection at the moment in which it is used again. Whoever scans then scans once more, and learns that this
    // envelope is in already if the first answer was only lost.
    private async Task ScanAsync(JsonObject envelope, string session)
    {
        for (int again = 0; ; again++)
        {
            try
            {
                await day.Api.PostAsync("/api/post/envelopes", envelope, session);
                return;
            }
            catch (RefusedException refused) when (again > 0 && refused.Code == "already_received")
            {
                return;
            }
            catch (HttpRequestException cut) when (again < MostScans && cut.InnerException is IOException)
            {
                Interlocked.Increment(ref scannedAgain);
            }
        }
    }

    private JsonObject Envelope(VotingStage stage, int member) =>
        new()
        {
            ["credential"] = day
                .Founded.Issue.Table.Cell(
                    day.Founded.Issue.Members[member].Row,
                    day.Founded.Issue.Table.ColumnOf(stage.Uuid)
                )
                .ToString(),
            ["stage"] = Id,
        };

    private async Task<IReadOnlyList<string>> TryTwiceAsync(
        VotingStage stage,
        PollingBooth booth,
        CancellationToken cancellation
    )
    {
        SimulatedVote online = electorate.Online[0];
        int paper = electorate.Papers[0];
        SealedBallot[] late = stage.Encrypt(
            [Plain(stage, new SimulatedVote(paper, 0)), Plain(stage, online with { Candidate = 1 })],
            day.Random
        );
        return
        [
            await EnvelopeRefusalAsync(stage, online.Member),
            await booth.RefusalAsync(late[0], cancellation),
            await booth.RefusalAsync(late[1], cancellation),
            await EnvelopeRefusalAsync(stage, paper),
        ];
    }

    private async Task<string> EnvelopeRefusalAsync(VotingStage stage, int member)
    {
        try
        {
            string session = await day.Crew.SessionAsync(day.Crew.Staff.Registrar);
            await day.Api.PostAsync("/api/post/envelopes", Envelope(stage, member), session);
            return "";
        }
        catch (RefusedException refused)
        {
            return refused.Code;
        }
    }

    private async Task<JsonNode> CountAsync(VotingStage stage, IReadOnlyList<string> candidates)
    {
        progress.Say("Counting");
        await steps.MeasureAsync("Close, order the count", 1, "order", () => day.BeginTallyAsync(Id));
        IReadOnlyList<OrderDetails.CountColumn> batches = CountingDesk.Batches(
            "post",
            [.. candidates.Select((id, place) => new CandidateVotes(id, scenario.Post[place]))],
            scenario.Rejected,
            0,
            Batch
        );
        var desk = new CountingDesk(day.Crew);
        await steps.MeasureAsync(
            "Type in the post column",
            batches.Count,
            "batches",
            async () =>
            {
                foreach (OrderDetails.CountColumn batch in batches)
                {
                    await desk.EnterAsync(Id, batch);
                }
            }
        );
        await steps.MeasureAsync("Add up", receipts.Count, "ballots", () => day.WaitForTallyAsync(Id));
        await steps.MeasureAsync("Open the total", day.Trustees.Group.Needed, "trustees", () => day.CountAsync(stage));
        await steps.MeasureAsync("Publish", 1, "order", () => day.PublishAsync(Id));
        return await day.Api.GetAsync($"/public/stages/{stage.Uuid}/account.json");
    }
}
