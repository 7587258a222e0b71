using System.Collections.Concurrent;
using Hustings.Contest;
using Hustings.Cryptography;
using Hustings.Lab.Figures;
using Hustings.Lab.Reports;
using Hustings.Lab.Scenarios;
using Hustings.Lab.Servers;
using Hustings.Lab.Voting;
using Hustings.Verification;

namespace Hustings.Lab;

/// <summary>Replays a scenario from the empty roll to the verified record, and reports every figure and every step.</summary>
public sealed class Rehearsal
{
    // Encrypted and cast in portions, so that a whole contest does not have to fit in memory.
    private const int Portion = 10_000;

    private readonly RehearsalOptions options;
    private readonly ScaledScenario scenario;
    private readonly ProgressLine progress;
    private readonly TimeProvider clock;
    private readonly StepTimes steps;

    public Rehearsal(RehearsalOptions options, ProgressLine progress, TimeProvider clock)
    {
        this.options = options;
        this.progress = progress;
        this.clock = clock;
        scenario = ScaledScenario.Of(options.Scenario, options.Scale);
        steps = new StepTimes(clock);
    }

    /// <summary>Runs it in this folder, with the server program given.</summary>
    public async Task<RehearsalReport> RunAsync(string program, string folder, CancellationToken cancellation)
    {
        string dataFolder = Path.Combine(folder, "data");
        string record = Path.Combine(folder, "record.bel");
        IRandomSource random = SodiumRandom.Instance;

        progress.Say($"Preparing {scenario.Members:N0} members");
        PreparedContest prepared = await steps.MeasureAsync(
            "Prepare and register",
            scenario.Members,
            "members",
            () => Task.FromResult(ElectionDay.Prepare(scenario, random, dataFolder))
        );
        using ElectionDay day = await steps.MeasureAsync(
            "Start the server",
            1,
            "start",
            () => ElectionDay.StartAsync(prepared, program, dataFolder, clock)
        );
        try
        {
            return await HoldAsync(day, record, random, cancellation);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            progress.Say($"The server printed:\n{day.Server.Said}");
            throw;
        }
    }

    private async Task<RehearsalReport> HoldAsync(
        ElectionDay day,
        string record,
        IRandomSource random,
        CancellationToken cancellation
    )
    {
        using PollingBooth booth = day.NewBooth(options.Concurrency);
        await steps.MeasureAsync("Open", 1, "order", day.OpenAsync);
        IReadOnlyCollection<string> receipts = await VoteAsync(day, booth, random, cancellation);
        progress.Say("Closing");
        await steps.MeasureAsync("Close and add up", scenario.Received, "ballots", day.CloseAsync);
        progress.Say("Decrypting");
        await steps.MeasureAsync("Decrypt", scenario.Scenario.Trustees, "trustees", () => day.DecryptAsync(random));
        return await CheckAsync(day, booth, receipts, record);
    }

    private async Task<IReadOnlyCollection<string>> VoteAsync(
        ElectionDay day,
        PollingBooth booth,
        IRandomSource random,
        CancellationToken cancellation
    )
    {
        var receipts = new ConcurrentBag<string>();
        IReadOnlyList<SimulatedVote> votes = Electorate.Draw(scenario, options.Seed);
        foreach (SimulatedVote[] portion in votes.Chunk(Portion))
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Say($"Encrypting {receipts.Count + portion.Length:N0} of {votes.Count:N0}");
            SealedBallot[] ballots = await steps.MeasureAsync(
                "Encrypt",
                portion.Length,
                "ballots",
                () => Task.FromResult(day.Encrypt(portion, random))
            );
            await steps.MeasureAsync(
                "Cast",
                portion.Length,
                "ballots",
                () =>
                    ElectionDay.CastAsync(
                        booth,
                        ballots,
                        options.Concurrency,
                        receipt =>
                        {
                            receipts.Add(HashOf(receipt));
                            progress.Show($"Cast {receipts.Count:N0} of {votes.Count:N0}", receipts.Count, votes.Count);
                        },
                        cancellation
                    )
            );
        }

        return receipts;
    }

    private async Task<RehearsalReport> CheckAsync(
        ElectionDay day,
        PollingBooth booth,
        IReadOnlyCollection<string> receipts,
        string record
    )
    {
        using PublicFiles files = day.NewPublicFiles();
        await steps.MeasureAsync(
            "Download the record",
            scenario.Received,
            "ballots",
            () => files.DownloadRecordAsync(record)
        );
        using var companions = new MemoryStream(await files.CompanionsAsync(), writable: false);
        progress.Say("Verifying");
        VerificationReport verification = await steps.MeasureAsync(
            "Verify",
            scenario.Received,
            "ballots",
            () =>
            {
                using FileStream stream = File.OpenRead(record);
                return Task.FromResult(
                    ArchiveVerifier.Verify(
                        stream,
                        new VerificationOptions { Companions = companions },
                        CancellationToken.None
                    )
                );
            }
        );
        progress.Clear();

        IReadOnlyList<string> ballots = RecordedBallots.Read(record);
        (int registered, int accepted, int voted) = await files.TurnoutAsync();
        IReadOnlyList<string> log = await files.LogAsync(day.Election);
        List<string> problems =
        [
            .. RecordedBallots.Differences(receipts, ballots).Select(text => $"record: {text}"),
            .. RecordedBallots.Differences(receipts, log).Select(text => $"acceptance log: {text}"),
        ];
        if (registered != scenario.Members || accepted != scenario.Received || voted != scenario.Received)
        {
            problems.Add($"the server counts {accepted:N0} ballots of {voted:N0} among {registered:N0} members");
        }

        bool verified = verification is { Valid: true, Progress: Verification.Progress.Published };
        if (!verified)
        {
            problems.Add($"verification: {verification.Conclusion} ({verification.Progress})");
        }

        // Blank stands first in the result; without a result every figure is 0 and the comparison says so.
        IReadOnlyList<long> counts = verification.Result?.Counts[0] ?? new long[scenario.Votes.Count + 1];
        var counted = new CountedFigures(
            (int)verification.Counts.Credentials,
            (int)verification.Counts.Counted,
            (int)counts[0],
            [.. counts.Skip(1).Select(count => (int)count)]
        );
        return new RehearsalReport(
            scenario.Scenario.Name,
            scenario.Scenario.Contest.En,
            scenario.Scale,
            options.Seed,
            options.Concurrency,
            clock.GetUtcNow(),
            Comparison.Of(scenario, counted),
            steps.All,
            new CastFigures(
                booth.Latencies.Within(0.5),
                booth.Latencies.Within(0.95),
                booth.Latencies.Within(0.99),
                booth.Repeats
            ),
            day.Election.Fingerprint,
            verified,
            problems
        );
    }

    // A tracker is the hash in unpadded Base64.
    private static string HashOf(Receipt receipt) =>
        Convert.ToHexStringLower(Convert.FromBase64String(receipt.Tracker + "="));
}
