using System.Collections.Concurrent;
using Hustings.Contest;
using Hustings.Cryptography;
using Hustings.Lab.Figures;
using Hustings.Lab.Scenarios;
using Hustings.Lab.Servers;
using Hustings.Lab.Voting;
using Hustings.Verification;
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

    [Fact]
    public async Task Server_killed_at_random_moments_keeps_every_acknowledged_ballot_exactly_once()
    {
        using var folder = new TemporaryFolder();
        var scenario = ScaledScenario.Of(Scenario.Load("conservative-2022"), 0.01m);
        PreparedContest prepared = ElectionDay.Prepare(scenario, SodiumRandom.Instance, folder.File("data"));
        using ElectionDay day = await ElectionDay.StartAsync(
            prepared,
            ServerProcess.FindProgram(),
            folder.File("data"),
            TimeProvider.System
        );
        await day.OpenAsync();
        SealedBallot[] ballots = day.Encrypt(Electorate.Draw(scenario, Seed), SodiumRandom.Instance);
        using PollingBooth booth = day.NewBooth(Voters);
        var receipts = new ConcurrentDictionary<string, Receipt>();

        Task voting = ElectionDay.CastAsync(
            booth,
            ballots,
            Voters,
            receipt => receipts.TryAdd(receipt.Tracker, receipt).ShouldBeTrue(),
            TestContext.Current.CancellationToken
        );
        await KillWhileVotingAsync(day, voting, receipts, ballots.Length);
        await voting;
        await ReplayAsync(booth, ballots, receipts);
        await SurviveAsync(day, "closing", day.CloseAsync);
        await SurviveAsync(day, "decrypting", () => day.DecryptAsync(SodiumRandom.Instance));
        output.WriteLine($"{day.Server.Starts - 1} kills; {booth.Repeats} requests were sent again");

        string record = folder.File("record.bel");
        using PublicFiles files = day.NewPublicFiles();
        await files.DownloadRecordAsync(record);
        VerificationReport verified = Verify(record, await files.CompanionsAsync());
        verified.Valid.ShouldBeTrue(verified.Conclusion);
        verified.Result!.Counts[0].ShouldBe([scenario.Blank, scenario.Votes[0], scenario.Votes[1]]);
        string[] acknowledged = [.. ballots.Select(ballot => ballot.HashHex)];
        RecordedBallots.Differences(acknowledged, RecordedBallots.Read(record)).ShouldBeEmpty();
        RecordedBallots.Differences(acknowledged, await files.LogAsync(day.Election)).ShouldBeEmpty();
    }

    private static VerificationReport Verify(string record, byte[] companions)
    {
        using FileStream stream = File.OpenRead(record);
        using var beside = new MemoryStream(companions, writable: false);
        return ArchiveVerifier.Verify(
            stream,
            new VerificationOptions { Companions = beside },
            TestContext.Current.CancellationToken
        );
    }

    private async Task KillWhileVotingAsync(
        ElectionDay day,
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
            string[] held = [.. receipts.Keys];
            day.Server.Kill();
            await day.Server.StartAsync();

            // Everything acknowledged before the kill is in the log that the restarted server publishes.
            using PublicFiles files = day.NewPublicFiles();
            HashSet<string> log = [.. await files.LogAsync(day.Election)];
            held.Where(tracker => !log.Contains(HashOf(tracker))).ShouldBeEmpty();
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
        await ElectionDay.CastAsync(booth, ballots, Voters, replayed.Add, TestContext.Current.CancellationToken);
        replayed.ShouldAllBe(receipt => receipts[receipt.Tracker] == receipt);
        replayed.Count.ShouldBe(ballots.Length);
    }

    // Kills the server three times in the middle of a step, then lets the step finish.
    private async Task SurviveAsync(ElectionDay day, string what, Func<Task> step)
    {
        var random = new Random(Seed + what.Length);
        for (int kill = 0; kill < 3; kill++)
        {
            int milliseconds = random.Next(0, 500);
            Task running = step();
            await Task.WhenAny(running, Task.Delay(milliseconds, TestContext.Current.CancellationToken));
            day.Server.Kill();
            Exception? lost = await Xunit.Record.ExceptionAsync(() => running);
            (lost is null or HttpRequestException or IOException).ShouldBeTrue(
                $"{what} failed otherwise than by the kill: {lost}"
            );
            output.WriteLine(
                $"Killed after at most {milliseconds} ms of {what}; {(lost is null ? "it was done" : "it was not done")}"
            );
            await day.Server.StartAsync();
        }

        await step();
    }

    private static string HashOf(string tracker) => Convert.ToHexStringLower(Convert.FromBase64String(tracker + "="));
}
