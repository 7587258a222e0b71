using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Hustings.Contest.Casting;
using Hustings.Cryptography;
using Hustings.Gate;
using Hustings.Gate.Detection;
using Hustings.Gate.Work;

namespace Hustings.Server.Probes;

/// <summary>
/// Casts dummy ballots from outside as a booth casts real ones: a new connection for each, the work that is asked for, the same bytes again after a
/// lost answer or "try later", a receipt checked against the server's key. Thread-safe.
/// </summary>
/// <param name="http">Its base address is the server's; a new connection for each request (<see cref="ProbeHttp"/>).</param>
/// <param name="hall">The same for the hall's own listener; null where the hall's ballots come in at the public one.</param>
public sealed class ProbeVoter(
    HttpClient http,
    HttpClient? hall,
    ProbeSecrets secrets,
    TimeProvider time,
    IRandomSource random
)
{
    /// <summary>Tries that a voter does not notice: the first and three by itself.</summary>
    public const int Tries = 4;

    /// <summary>How long an answer may take: eight seconds in the queue, and the way.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private const int MostWork = 24;
    private const int MostDemands = 8;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>Casts one ballot through a lane (hall, work or open).</summary>
    public async Task<ProbeResult> CastAsync(Lane lane, CancellationToken cancel)
    {
        var began = time.GetUtcNow();
        var started = time.GetTimestamp();
        var trip = new Trip(ProbeBallot.Make(secrets, random), lane);
        if (lane == Lane.Work)
        {
            await SolveAsync(trip, 1, cancel).ConfigureAwait(false);
        }

        var wait = FirstWait;
        for (trip.Tries = 1; ; trip.Tries++)
        {
            var (verdict, pause) = await SendAsync(trip, cancel).ConfigureAwait(false);
            if (verdict != Verdict.Again || trip.Tries == Tries)
            {
                var accepted = verdict == Verdict.Accepted;
                var reading = new ProbeReading(began, lane, accepted, time.GetElapsedTime(started));
                return new(reading, trip.Tries, trip.Bits, accepted ? ProbeProblem.None : trip.Problem, trip.Code);
            }

            var jitter = wait * (0.5 + (Share() / 2));
            await Task.Delay(pause > jitter ? pause : jitter, time, cancel).ConfigureAwait(false);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }

    // One try; work that is asked for is shown at once, and a code that another probe uses is changed: neither counts as a try.
    private async Task<(Verdict, TimeSpan)> SendAsync(Trip trip, CancellationToken cancel)
    {
        for (var demands = 0; ; demands++)
        {
            var answer = await PostAsync(trip, cancel).ConfigureAwait(false);
            if (answer is not { } got)
            {
                return (Verdict.Again, TimeSpan.Zero);
            }

            if (got.Status == HttpStatusCode.OK)
            {
                return (Judge(trip, got.Body), TimeSpan.Zero);
            }

            trip.Code = got.Code;
            if (got.Code == "work_required" && demands < MostDemands)
            {
                await SolveAsync(trip, got.Bits, cancel).ConfigureAwait(false);
                continue;
            }

            if (got.Code == "one_at_a_time" && demands < MostDemands)
            {
                trip.Ballot = ProbeBallot.Make(secrets, random);
                trip.Work = [];
                await SolveAsync(trip, trip.Bits, cancel).ConfigureAwait(false);
                continue;
            }

            var later = got.Status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests;
            trip.Problem = later ? ProbeProblem.PutOff : ProbeProblem.Refused;
            return (later ? Verdict.Again : Verdict.Refused, got.Pause);
        }
    }

    // Null: no answer, and unknown whether the ballot arrived.
    private async Task<Answer?> PostAsync(Trip trip, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        using var content = new ByteArrayContent(trip.Ballot.Request(trip.Lane, trip.Work));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        try
        {
            var way = trip.Lane == Lane.Hall ? hall ?? http : http;
            using var response = await way.PostAsync(
                    new Uri($"/api/stages/{secrets.Uuid}/ballots", UriKind.Relative),
                    content,
                    either.Token
                )
                .ConfigureAwait(false);
            var body = await response.Content.ReadAsStringAsync(either.Token).ConfigureAwait(false);
            return Answer.Of(response, body);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            trip.Problem = ProbeProblem.NoAnswer;
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException)
        {
            trip.Problem = ProbeProblem.Unreachable;
        }

        return null;
    }

    private Verdict Judge(Trip trip, string body)
    {
        if (
            Accepted.Read(body)?.Receipt is { Signature.Length: 128 } receipt
            && receipt.Signature.All(char.IsAsciiHexDigitLower)
            && receipt.Stage == secrets.Uuid
            && receipt.Tracker == trip.Ballot.Tracker
            && receipt.HoldsFor(secrets.ReceiptKey)
        )
        {
            return Verdict.Accepted;
        }

        trip.Problem = ProbeProblem.FalseAnswer;
        return Verdict.Refused;
    }

    // Without seeds nothing can be shown: then the server says whether it wants any.
    private async Task SolveAsync(Trip trip, int atLeast, CancellationToken cancel)
    {
        var gate = await ProbeHttp.TextAsync(http, "/public/gate.json", time, cancel).ConfigureAwait(false) is { } json
            ? WorkAsked.Read(json)
            : null;
        if (gate is not { Seeds.Count: > 0 } || atLeast == 0)
        {
            return;
        }

        // Whatever a server asks, a booth does not work for minutes.
        var bits = Math.Min(MostWork, Math.Max(atLeast, Math.Max(gate.Bits, gate.Least)));
        var (epoch, seed) = gate.Seeds[0];
        trip.Work = await Task.Run(() => WorkProof.Solve(epoch, seed, trip.Ballot.Hash, bits), cancel)
            .ConfigureAwait(false);
        trip.Bits = bits;
    }

    private double Share()
    {
        Span<byte> bytes = stackalloc byte[4];
        random.Fill(bytes);
        return BitConverter.ToUInt32(bytes) / (double)uint.MaxValue;
    }

    private enum Verdict
    {
        Accepted,
        Again,
        Refused,
    }

    private sealed class Trip(ProbeBallot ballot, Lane lane)
    {
        public ProbeBallot Ballot { get; set; } = ballot;

        public Lane Lane { get; } = lane;

        public byte[] Work { get; set; } = [];

        public int Bits { get; set; }

        public int Tries { get; set; }

        public ProbeProblem Problem { get; set; }

        public string Code { get; set; } = "";
    }

    private sealed record Accepted(Receipt? Receipt)
    {
        public static Accepted? Read(string body)
        {
            try
            {
                return JsonSerializer.Deserialize<Accepted>(body, JsonSerializerOptions.Web);
            }
            catch (JsonException)
            {
                // A captive portal's page, for one: no receipt.
                return null;
            }
        }
    }

    private sealed record Answer(HttpStatusCode Status, string Body, string Code, int Bits, TimeSpan Pause)
    {
        public static Answer Of(HttpResponseMessage response, string body)
        {
            var (code, bits) = ("", 0);
            try
            {
                using var json = JsonDocument.Parse(body);
                if (json.RootElement.ValueKind == JsonValueKind.Object)
                {
                    code = Officers.OfficerRequest.Text(json.RootElement, "code") ?? "";
                    bits =
                        json.RootElement.TryGetProperty("bits", out var asked) && asked.TryGetInt32(out var number)
                            ? number
                            : 0;
                }
            }
            catch (JsonException)
            {
                // Not from this server: the status alone speaks.
            }

            var pause = response.Headers.RetryAfter?.Delta ?? TimeSpan.Zero;
            return new(response.StatusCode, body, code, bits, pause < LongestWait ? pause : LongestWait);
        }
    }
}
