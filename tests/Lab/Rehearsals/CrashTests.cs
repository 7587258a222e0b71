using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Hustings.Cryptography;
using Hustings.Lab.Crew;
using Hustings.Lab.Figures;
using Hustings.Lab.Founding;
using Hustings.Lab.Records;
using Hustings.Lab.Rehearsals;
using Hustings.Lab.Scenarios.Single;
using Hustings.Lab.Servers;
using Hustings.Lab.Voting;
using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Shouldly;
using Xunit;

namespace Hustings.Lab.Tests.Rehearsals;

/// <summary>
/// Threat <c>lost-ballot</c>: someone pulls the plug. The real server is killed (<c>kill -9</c>) ten times while people vote, and then
/// while it closes and while the trustees decrypt; each time it is started again on the same folder, and voters send the same bytes again.
/// The seed is fixed and printed; what the operating system makes of it differs from run to run, which is the point.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int Seed = 20120324;
    private const int Kills = 10;
    private const int Voters = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Server_killed_at_random_moments_keeps_every_acknowledged_ballot_exactly_once()
    {
        using var folder = new TemporaryFolder();
        var scenario = ScaledBallot.Of(BallotScenario.Load("conservative-2022"), 0.01m);
        using ContestDay day = await StartAsync(scenario, folder);
        await day.BeginAsync();
        string[] candidates = [.. scenario.Scenario.Candidates.Select(one => one.Id)];
        VotingStage stage = await day.PrepareAsync(Definitions.BallotStage, candidates);
        await day.OpenAsync(stage);
        SealedBallot[] ballots = Encrypt(day, stage, scenario);
        using PollingBooth booth = day.NewBooth(stage, Voters);
        var receipts = new ConcurrentDictionary<string, Receipt>();

        Task voting = booth.CastAllAsync(
            ballots,
            Voters,
            Patience,
            receipt => receipts.TryAdd(receipt.Tracker, receipt).ShouldBeTrue(),
            TestContext.Current.CancellationToken
        );
        await KillWhileVotingAsync(day, stage, voting, receipts, ballots.Length);
        await voting;
        await ReplayAsync(booth, ballots, receipts);
        await SurviveAsync(
            day,
            "closing",
            async () =>
            {
                await day.BeginTallyAsync(stage.Id);
                await day.WaitForTallyAsync(stage.Id);
            }
        );
        await SurviveAsync(day, "decrypting", () => day.CountAsync(stage));
        await SurviveAsync(day, "publishing", () => day.PublishAsync(stage.Id));
        output.WriteLine($"{day.Server.Starts - 1} kills; {booth.Repeats} requests were sent again");

        using var download = new RecordDownload(day.Server, folder.File("record"));
        await download.FetchAsync([stage.Uuid]);
        VerifierRun verified = await Verifiers.HustingsAsync(ServerProcess.FindProgram(), download.Folder, "record");
        verified.Valid.ShouldBeTrue(verified.Said);
        var account = new AccountFile(await day.Api.GetAsync($"/public/stages/{stage.Uuid}/account.json"));
        candidates.Select(id => account.Votes(id, "live")).ShouldBe(scenario.Online.Select(votes => (long)votes));
        string[] acknowledged = [.. ballots.Select(ballot => ballot.HashHex)];
        RecordedBallots
            .Differences(acknowledged, RecordedBallots.Read(download.FileOf(stage.Uuid, "record.bel")))
            .ShouldBeEmpty();
        using var files = new PublicFiles(day.Server, stage.Uuid);
        RecordedBallots.Differences(acknowledged, await files.LogAsync(stage.Election)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Server_killed_right_after_an_orders_answer_does_after_the_next_start_what_was_ordered()
    {
        const int Few = 6;
        using var folder = new TemporaryFolder();
        var scenario = ScaledBallot.Of(BallotScenario.Load("conservative-2022"), 0.001m);
        using ContestDay day = await StartAsync(scenario, folder);
        await day.BeginAsync();
        string[] candidates = [.. scenario.Scenario.Candidates.Select(one => one.Id)];

        await day.Crew.OrderAsync(OrderKind.Prepare, Definitions.BallotStage, new OrderDetails.Prepare(candidates));
        await KillAgainAndAgainAsync(day);
        JsonNode shown = await day.Api.WaitAsync(
            Definitions.BallotStage,
            "prepared",
            now => ContestDay.Is(now, "prepared"),
            Patience
        );
        VotingStage stage = await ReadStageAsync(day, shown);
        await day.OpenAsync(stage);
        SealedBallot[] ballots = Encrypt(day, stage, scenario, Few);
        using PollingBooth booth = day.NewBooth(stage, Few);
        await booth.CastAllAsync(ballots, Few, Patience, _ => { }, TestContext.Current.CancellationToken);

        await day.BeginTallyAsync(stage.Id);
        await KillAgainAndAgainAsync(day);
        await day.WaitForTallyAsync(stage.Id);
        await day.CountAsync(stage);
        await day.PublishAsync(stage.Id);
        await KillAgainAndAgainAsync(day);
        await day.Api.WaitAsync(stage.Id, "complete", now => (bool)now["complete"]!, Patience);

        using var download = new RecordDownload(day.Server, folder.File("record"));
        await download.FetchAsync([stage.Uuid]);
        VerifierRun verified = await Verifiers.HustingsAsync(ServerProcess.FindProgram(), download.Folder, "record");
        verified.Valid.ShouldBeTrue(verified.Said);
        var account = new AccountFile(await day.Api.GetAsync($"/public/stages/{stage.Uuid}/account.json"));
        candidates.Sum(id => account.Votes(id, "live")).ShouldBe(Few);
    }

    // At once, and twice more while the server makes up for what it left undone.
    private static async Task KillAgainAndAgainAsync(ContestDay day)
    {
        var random = new Random(Seed);
        for (int kill = 0; kill < 3; kill++)
        {
            day.Server.Kill();
            await day.Server.StartAsync();
            await Task.Delay(random.Next(0, 30), TestContext.Current.CancellationToken);
        }
    }

    private static async Task<VotingStage> ReadStageAsync(ContestDay day, JsonNode shown)
    {
        using var files = new PublicFiles(day.Server, (string)shown["uuid"]!);
        StageFile file = await files.StageAsync();
        Election election = await files.ElectionAsync(file);
        election.Fingerprint.ShouldBe((string?)shown["fingerprint"]);
        return new(Definitions.BallotStage, file, election, (int)shown["listed"]!);
    }

    private static Task<ContestDay> StartAsync(ScaledBallot scenario, TemporaryFolder folder)
    {
        IRandomSource random = SodiumRandom.Instance;
        var staff = new Staff();
        ContestDefinition definition = Definitions.Of(scenario.Scenario, scenario.Scenario.Policy, staff, random);
        var trustees = TrusteeGroup.Make(scenario.Scenario.Trustees, scenario.Scenario.Threshold, random);
        string roll = new('0', 64);
        return ContestDay.StartAsync(
            FoundedContest.Make(definition, trustees, scenario.Members, roll, random),
            staff,
            ServerProcess.FindProgram(),
            folder.File("data"),
            TimeProvider.System,
            random
        );
    }

    private static SealedBallot[] Encrypt(
        ContestDay day,
        VotingStage stage,
        ScaledBallot scenario,
        int most = int.MaxValue
    ) =>
        stage.Encrypt(
            [
                .. Electorate
                    .Draw(scenario, Seed)
                    .Online.Take(most)
                    .Select(vote => new PlainBallot(
                        day.Founded.Issue.Members[vote.Member].Code,
                        day.Founded.Issue.Members[vote.Member].Pin,
                        stage.AnswerFor(scenario.Scenario.Candidates[vote.Candidate].Name)
                    )),
            ],
            day.Random
        );

    private async Task KillWhileVotingAsync(
        ContestDay day,
        VotingStage stage,
        Task voting,
        ConcurrentDictionary<string, Receipt> receipts,
        int ballots
    )
    {
        var random = new Random(Seed);
        int[] moments = [.. Enumerable.Range(0, Kills).Select(_ => random.Next(1, ballots - Voters)).Order()];
        output.WriteLine($"Seed {Seed}: kills after {string.Join(", ", moments)} receipts");
        foreach (int moment in moments)
        {
            while (receipts.Count < moment && !voting.IsCompleted)
            {
                await Task.Delay(1, TestContext.Current.CancellationToken);
            }

            await Task.Delay(random.Next(0, 20), TestContext.Current.CancellationToken);
            string[] held = [.. receipts.Values.Select(receipt => receipt.HashHex)];
            day.Server.Kill();
            await day.Server.StartAsync();

            // Everything acknowledged before the kill is in the log that the restarted server publishes.
            using var files = new PublicFiles(day.Server, stage.Uuid);
            HashSet<string> log = [.. await files.LogAsync(stage.Election)];
            held.Where(hash => !log.Contains(hash)).ShouldBeEmpty();
        }
    }

    // Sending the same bytes again gives the same receipt, to the signature.
    private static async Task ReplayAsync(
        PollingBooth booth,
        SealedBallot[] ballots,
        ConcurrentDictionary<string, Receipt> receipts
    )
    {
        receipts.Count.ShouldBe(ballots.Length);
        var replayed = new ConcurrentBag<Receipt>();
        await booth.CastAllAsync(ballots, Voters, Patience, replayed.Add, TestContext.Current.CancellationToken);
        replayed.ShouldAllBe(receipt => receipts[receipt.Tracker] == receipt);
        replayed.Count.ShouldBe(ballots.Length);
    }

    // Kills the server three times in the middle of a step, then lets the step finish.
    private async Task SurviveAsync(ContestDay day, string what, Func<Task> step)
    {
        var random = new Random(Seed + what.Length);
        for (int kill = 0; kill < 3; kill++)
        {
            int milliseconds = random.Next(0, 500);
            Task running = step();
            await Task.WhenAny(running, Task.Delay(milliseconds, TestContext.Current.CancellationToken));
            day.Server.Kill();
            Exception? lost = await Xunit.Record.ExceptionAsync(() => running);
            (lost is null or HttpRequestException or IOException or SocketException).ShouldBeTrue(
                $"{what} failed otherwise than by the kill: {lost}"
            );
            output.WriteLine(
                $"Killed after at most {milliseconds} ms of {what}; {(lost is null ? "it was done" : "it was not done")}"
            );
            await day.Server.StartAsync();
        }

        await step();
    }
}
