using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Attacks.Wire;

namespace Hustings.Lab.Attacks.Rows;

/// <summary>One hostile request, by itself, and what became of it.</summary>
/// <param name="Closes">The connection has to be closed after the answer: nobody may know where the next request begins.</param>
public sealed record Probe(string Name, byte[] Bytes, bool Closes = false);

/// <param name="Status">0: closed without an answer.</param>
/// <param name="Closed">Whether the server closed the connection.</param>
/// <param name="Took">From the last byte sent to the answer read; of one that got no answer, to the end of the connection.</param>
/// <param name="More">Further answers on the same connection: a smuggled request was taken for one.</param>
public sealed record ProbeFound(Probe Probe, int Status, string Code, bool Closed, int More, TimeSpan Took)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Closing = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(150);
    private const int AtOnce = 6;

    /// <summary>Refused as it should be: by a status of the client's fault or by closing, without a second answer.</summary>
    public bool Refused => (Status is 0 or (>= 400 and < 500) or 505) && More == 0 && (Closed || !Probe.Closes);

    public string Words =>
        $"{(Status == 0 ? "closed" : $"{Status} {Code}".TrimEnd())}{(Closed && Status != 0 ? ", closed" : "")}{(More > 0 ? $", and {More} more answers" : "")}";

    /// <summary>How long refusing took, in a sentence: honest voters and other probes had their share of the same processor.</summary>
    public static string Times(IReadOnlyList<ProbeFound> found)
    {
        double[] times = [.. found.Where(one => one.Status != 0).Select(one => one.Took.TotalMilliseconds).Order()];
        return times.Length == 0
            ? "No request got an answer."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Of {times.Length} requests that got an answer half had it within {times[times.Length / 2]:0.0} ms, the slowest after {times[^1]:0.0} ms, beside voters and other probes."
            );
    }

    /// <summary>Sends all, a few at a time; in their order.</summary>
    public static async Task<IReadOnlyList<ProbeFound>> SendAllAsync(
        Stand stand,
        IEnumerable<Probe> probes,
        CancellationToken cancellation
    )
    {
        Probe[] all = [.. probes];
        var found = new ProbeFound[all.Length];
        await Parallel.ForAsync(
            0,
            all.Length,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (number, stop) => found[number] = await SendAsync(stand, all[number], number, stop)
        );
        return found;
    }

    /// <summary>Sends it from an address of its own and looks.</summary>
    public static async Task<ProbeFound> SendAsync(Stand stand, Probe probe, int number, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        int status = 0;
        string code = "";
        bool closed = false;
        int more = 0;
        long sent = Stopwatch.GetTimestamp();
        TimeSpan? took = null;
        try
        {
            IPAddress from = Sources.Bot(20_000 + number);
            using HttpWire wire = await HttpWire.ConnectAsync(stand.Public, from, patience.Token);
            try
            {
                await wire.SendAsync(probe.Bytes, patience.Token);
            }
            catch (IOException)
            {
                // It was refused before it was sent to the end; the answer may be there all the same.
            }

            sent = Stopwatch.GetTimestamp();
            Answer answer = await wire.ReadAsync(patience.Token);
            took = Stopwatch.GetElapsedTime(sent);
            (status, code, closed) = (answer.Status, answer.Code, answer.Closes);
            while (true)
            {
                using var closing = CancellationTokenSource.CreateLinkedTokenSource(patience.Token);
                closing.CancelAfter(probe.Closes ? Closing : Glance);
                await wire.ReadAsync(closing.Token);
                more++;
            }
        }
        catch (Exception gone) when (gone is IOException or SocketException or AuthenticationException)
        {
            closed = true;
        }
        catch (OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        return new(probe, status, code, closed, more, took ?? Stopwatch.GetElapsedTime(sent));
    }
}
