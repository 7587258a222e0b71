using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Hustings.Lab.Figures;
using Hustings.Lab.Servers;

namespace Hustings.Lab.Voting;

/// <summary>
/// Sends ballots the way a booth does: one POST, and after a lost answer or "try later" the same bytes again with waiting times
/// that double, each taken at random between half and the whole. Thread-safe.
/// </summary>
public sealed class PollingBooth : IDisposable
{
    // A booth waits from 1 s to 30 s; here the voters are impatient, or a rehearsal with crashes would take an hour.
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private const string WorkRequired = "work_required";

    private readonly HttpClient http;
    private readonly ServerProcess server;
    private readonly StageFile stage;
    private readonly TimeProvider clock;
    private int repeats;
    private int waited;

    // Answers after which a voter waits: it will be possible to vote, or an extension may come.
    private static readonly string[] Waiting = ["stage_not_open", "stage_closed", "stage_paused", "channel_closed"];

    public PollingBooth(ServerProcess server, StageFile stage, int concurrency, TimeProvider clock)
    {
        this.server = server;
        this.stage = stage;
        this.clock = clock;
        http = new HttpClient(
            new SocketsHttpHandler
            {
                MaxConnectionsPerServer = concurrency,
                UseProxy = false,
                PooledConnectionIdleTimeout = TimeSpan.FromSeconds(2),
            }
        )
        {
            Timeout = TimeSpan.FromSeconds(30),
        };
    }

    public Latencies Latencies { get; } = new();

    /// <summary>Requests that were sent again.</summary>
    public int Repeats => repeats;

    /// <summary>Answers that told a voter to wait for the window or an extension.</summary>
    public int Waited => waited;

    /// <summary>Casts once, with work if that is asked for, and returns the code with which that was refused; empty if it was accepted.</summary>
    public async Task<string> RefusalAsync(SealedBallot ballot, CancellationToken cancellation)
    {
        Uri address = server.Address ?? throw new HttpRequestException("The server is down.");
        SealedBallot sent = ballot;
        while (true)
        {
            using HttpResponseMessage answer = await PostAsync(address, sent, cancellation);
            string body = await answer.Content.ReadAsStringAsync(cancellation);
            string code = answer.IsSuccessStatusCode ? "" : CodeOf(body);
            if (code != WorkRequired)
            {
                return code;
            }

            sent = await ballot.WithWorkAsync(http, address, BitsOf(body), cancellation);
        }
    }

    /// <summary>Casts all ballots, so many at a time; tells <paramref name="acknowledged"/> about each receipt.</summary>
    public Task CastAllAsync(
        IReadOnlyList<SealedBallot> ballots,
        int concurrency,
        TimeSpan patience,
        Action<Receipt> acknowledged,
        CancellationToken cancellation
    ) =>
        Parallel.ForEachAsync(
            ballots,
            new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellation },
            async (ballot, stop) => acknowledged(await CastAsync(ballot, patience, stop))
        );

    /// <summary>Casts until the server answers, at most <paramref name="patience"/>; returns the checked receipt.</summary>
    /// <exception cref="InvalidDataException">A refusal, or a receipt that is not right.</exception>
    /// <exception cref="TimeoutException">No answer within the patience.</exception>
    public async Task<Receipt> CastAsync(SealedBallot ballot, TimeSpan patience, CancellationToken cancellation)
    {
        long started = clock.GetTimestamp();
        TimeSpan wait = FirstWait;
        SealedBallot sent = ballot;
        while (true)
        {
            (Receipt? receipt, SealedBallot? worked) = await TryCastAsync(ballot, sent, cancellation);
            if (receipt is not null)
            {
                return receipt;
            }

            if (clock.GetElapsedTime(started) > patience)
            {
                throw new TimeoutException($"No answer within {patience} for the ballot {ballot.Tracker}.");
            }

            Interlocked.Increment(ref repeats);
            if (worked is not null)
            {
                sent = worked;
                continue;
            }

            await Task.Delay(wait * (0.5 + Random.Shared.NextDouble() / 2), clock, cancellation);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }

    public void Dispose() => http.Dispose();

    // No receipt means: unknown whether it arrived, or the server asked to wait, or for work. The same ballot goes again.
    private async Task<(Receipt? Receipt, SealedBallot? Worked)> TryCastAsync(
        SealedBallot ballot,
        SealedBallot sent,
        CancellationToken cancellation
    )
    {
        if (server.Address is not { } address)
        {
            return default;
        }

        long began = clock.GetTimestamp();
        try
        {
            using HttpResponseMessage answer = await PostAsync(address, sent, cancellation);
            string body = await answer.Content.ReadAsStringAsync(cancellation);
            Latencies.Add(clock.GetElapsedTime(began));
            return answer.StatusCode switch
            {
                HttpStatusCode.OK => (Checked(Receipt.Read(body), ballot), null),
                HttpStatusCode.ServiceUnavailable => default,
                HttpStatusCode.Conflict when Waiting.Contains(CodeOf(body)) => Wait(),
                HttpStatusCode.TooManyRequests when CodeOf(body) == WorkRequired => (
                    null,
                    await ballot.WithWorkAsync(http, address, BitsOf(body), cancellation)
                ),
                // The ballot is under way already: its answer was lost.
                HttpStatusCode.TooManyRequests => default,
                _ => throw new InvalidDataException(
                    $"The ballot {ballot.Tracker} was refused: {(int)answer.StatusCode} {body}"
                ),
            };
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException or TaskCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return default;
        }
    }

    private async Task<HttpResponseMessage> PostAsync(Uri address, SealedBallot ballot, CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(ballot.Request);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        return await http.PostAsync(new Uri(address, stage.CastPath), content, cancellation);
    }

    private (Receipt?, SealedBallot?) Wait()
    {
        Interlocked.Increment(ref waited);
        return default;
    }

    private static int BitsOf(string body) => (int?)JsonNode.Parse(body)?["bits"] ?? 0;

    private static string CodeOf(string body) => (string?)JsonNode.Parse(body)?["code"] ?? "";

    private Receipt Checked(Receipt receipt, SealedBallot ballot)
    {
        if (receipt.Stage != stage.Uuid || receipt.Tracker != ballot.Tracker)
        {
            throw new InvalidDataException($"The receipt is for another ballot: {receipt}");
        }

        return receipt.IsSignedBy(stage.ReceiptKey)
            ? receipt
            : throw new InvalidDataException($"The receipt is not signed by the stage's key: {receipt}");
    }
}
