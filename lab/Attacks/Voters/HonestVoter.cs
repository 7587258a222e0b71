using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using Hustings.Lab.Attacks.Wire;
using Hustings.Lab.Voting;

namespace Hustings.Lab.Attacks.Voters;

/// <summary>Somebody who is about to vote.</summary>
/// <param name="Address">Where from.</param>
/// <param name="Group">home, shared or hall.</param>
/// <param name="Work">Whether the device can solve work; without script it cannot.</param>
/// <param name="Slowness">How many times slower than this machine the device is.</param>
public sealed record Comer(SealedBallot Ballot, IPAddress Address, string Group, bool Work = true, double Slowness = 1);

/// <summary>
/// A voter with the booth's rules (docs/spec/casting.md, docs/spec/gate.md): looks at <c>gate.json</c>, solves the work that is asked
/// for, sends, and sends the same ballot again with full jitter until a receipt is held. Thread-safe.
/// </summary>
public sealed class HonestVoter(Target target, StageFile stage, TimeProvider clock, Random chance)
{
    /// <summary>Tries that a booth makes by itself before it says anything; the goal counts these.</summary>
    public const int AutomaticTries = 3;

    private const int MostTries = 12;
    private const double LongestWait = 30;
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(20);
    private readonly Lock gate = new();

    // Answers after which the same ballot may still be accepted.
    private static readonly string[] Passing = ["busy", "storage_unavailable", "one_at_a_time", "work_required"];

    /// <summary>Votes until accepted, refused for good, or all patience is used up.</summary>
    public async Task<VoterOutcome> VoteAsync(Comer comer, double at, CancellationToken cancellation)
    {
        long came = clock.GetTimestamp();
        var attempt = new Attempt(comer);
        while (attempt is { Done: false, Tries: < MostTries })
        {
            if (attempt.Tries > 0 && attempt.Wait >= 0)
            {
                await Task.Delay(TimeSpan.FromSeconds(attempt.Wait + Jitter(attempt.Tries)), clock, cancellation);
            }

            await TryAsync(attempt, cancellation);
        }

        return new(
            at,
            clock.GetElapsedTime(came).TotalSeconds,
            attempt.Tries,
            comer.Ballot.HashHex,
            attempt.Accepted,
            attempt.Said,
            attempt.Bits,
            attempt.SolveSeconds,
            comer.Group
        );
    }

    private double Jitter(int tries)
    {
        lock (gate)
        {
            return chance.NextDouble() * Math.Min(LongestWait, Math.Pow(2, tries - 1));
        }
    }

    // One connection: look what the gate asks for, solve it, send.
    private async Task TryAsync(Attempt attempt, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        end.CancelAfter(OneTry);
        attempt.Tries++;
        try
        {
            using HttpWire wire = await HttpWire.ConnectAsync(target, attempt.Comer.Address, end.Token);
            await wire.SendAsync(RequestText.Get("/public/gate.json"), end.Token);
            Answer seen = await wire.ReadAsync(end.Token);
            GateNow? now = seen.Status == 200 ? GateNow.Read(seen.Json) : null;
            int bits = Math.Max(now?.Bits ?? 0, attempt.Asked);
            if (now is not null && bits > 0 && attempt.Comer.Work)
            {
                await SolveAsync(attempt, now, bits, end.Token);
            }

            if (seen.Closes || attempt.Stale)
            {
                // The work took longer than a connection is kept.
                attempt.Stale = false;
                using HttpWire fresh = await HttpWire.ConnectAsync(target, attempt.Comer.Address, end.Token);
                await PostAsync(fresh, attempt, end.Token);
                return;
            }

            await PostAsync(wire, attempt, end.Token);
        }
        catch (Exception lost)
            when (lost is SocketException or IOException or AuthenticationException or OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            attempt.Again(lost is OperationCanceledException ? "no answer in time" : "connection lost", 0);
        }
    }

    private async Task PostAsync(HttpWire wire, Attempt attempt, CancellationToken cancellation)
    {
        await wire.SendAsync(RequestText.Post(stage.CastPath, attempt.Request), cancellation);
        Answer answer = await wire.ReadAsync(cancellation);
        if (answer.Status == 200)
        {
            var receipt = Receipt.Read(System.Text.Encoding.UTF8.GetString(answer.Body.Span));
            bool good =
                receipt.Tracker == attempt.Comer.Ballot.Tracker
                && receipt.Stage == stage.Uuid
                && receipt.IsSignedBy(stage.ReceiptKey);
            attempt.Finish(good, good ? attempt.Said : "a receipt that is not right");
            return;
        }

        string code = answer.Code.Length > 0 ? answer.Code : $"HTTP {answer.Status}";
        if (answer.Status is 429 or 503 || Passing.Contains(code, StringComparer.Ordinal))
        {
            attempt.Asked = Math.Max(attempt.Asked, answer.Bits);
            // Work that was asked for is its own waiting time; without being able to solve it one waits.
            attempt.Again(code, code == "work_required" && attempt.Comer.Work ? -1 : answer.RetryAfter);
            return;
        }

        attempt.Finish(false, code);
    }

    private async Task SolveAsync(Attempt attempt, GateNow now, int bits, CancellationToken cancellation)
    {
        long began = clock.GetTimestamp();
        string proof = await Task.Run(
            () => Work.Solve(now, attempt.Comer.Ballot.HashHex, bits, cancellation),
            cancellation
        );
        double took = clock.GetElapsedTime(began).TotalSeconds;
        double slower = took * (attempt.Comer.Slowness - 1);
        if (slower > 0)
        {
            await Task.Delay(TimeSpan.FromSeconds(slower), clock, cancellation);
        }

        attempt.Solved(proof, bits, took * attempt.Comer.Slowness);
    }

    /// <summary>What a booth remembers between two tries.</summary>
    private sealed class Attempt(Comer comer)
    {
        private readonly int line = LineOf(comer.Ballot.Request);

        public Comer Comer => comer;

        public byte[] Request { get; private set; } = comer.Ballot.Request;

        public int Tries { get; set; }

        public int Asked { get; set; }

        public bool Stale { get; set; }

        public int Bits { get; private set; }

        public double SolveSeconds { get; private set; }

        public double Wait { get; private set; }

        public bool Done { get; private set; }

        public bool Accepted { get; private set; }

        public string Said { get; private set; } = "";

        public void Solved(string proof, int bits, double seconds)
        {
            Request = Work.Put(comer.Ballot.Request, proof, line);
            (Bits, SolveSeconds) = (bits, SolveSeconds + seconds);
            Stale = seconds > 1.5;
        }

        public void Again(string said, double wait) => (Said, Wait) = (said, wait);

        public void Finish(bool accepted, string said) => (Done, Accepted, Said) = (true, accepted, said);

        private static int LineOf(ReadOnlySpan<byte> request) =>
            request.StartsWith("hustings-cast/1 "u8) ? 0 : request.IndexOf((byte)'\n') + 1;
    }
}
