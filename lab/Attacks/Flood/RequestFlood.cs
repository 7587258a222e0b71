using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Hustings.Lab.Attacks.Voters;
using Hustings.Lab.Attacks.Wire;

namespace Hustings.Lab.Attacks.Flood;

/// <summary>Requests from many addresses: each worker takes the next address, connects, sends, reads the answer, and goes on.</summary>
public sealed class RequestFlood(FloodPlan plan, FloodTally tally, Func<GateNow?> gate, TimeProvider clock)
{
    private const int PerConnection = 200;
    private static readonly TimeSpan OneRequest = TimeSpan.FromSeconds(10);
    private readonly FloodMaterial? material = plan.Material is { } file ? FloodMaterial.Read(file) : null;
    private readonly Queue<byte[]> hoard = new();
    private int next;

    /// <summary>Works out proofs before the flood begins; the time it takes is the attacker's.</summary>
    public void FillHoard(CancellationToken cancellation)
    {
        FloodRequests requests = NewRequests(-1);
        for (int made = 0; made < plan.Hoard; made++)
        {
            hoard.Enqueue(RequestText.Post(plan.Target.Path, requests.Body(plan.Kind, cancellation)));
        }
    }

    /// <summary>Until the cancellation, or until all is sent.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        long began = clock.GetTimestamp();
        await Task.WhenAll(
            Enumerable
                .Range(0, plan.Connections)
                .Select(worker => Task.Run(() => WorkAsync(worker, began, cancellation), CancellationToken.None))
        );
    }

    private FloodRequests NewRequests(int worker) => new(plan, material, gate, new Random(7919 * (worker + 2)));

    private async Task WorkAsync(int worker, long began, CancellationToken cancellation)
    {
        FloodRequests requests = NewRequests(worker);
        while (!cancellation.IsCancellationRequested && tally.Sent < plan.Most)
        {
            try
            {
                await ConnectionAsync(requests, began, cancellation);
            }
            catch (Exception lost)
                when (lost is SocketException or IOException or AuthenticationException or OperationCanceledException)
            {
                if (!cancellation.IsCancellationRequested)
                {
                    tally.CountFailed();
                    await Task.Delay(5, CancellationToken.None);
                }
            }
        }
    }

    private async Task ConnectionAsync(FloodRequests requests, long began, CancellationToken cancellation)
    {
        await PaceAsync(began, cancellation);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        end.CancelAfter(OneRequest);
        int number = Interlocked.Increment(ref next);
        IPAddress from = plan.Sender is { } one ? IPAddress.Parse(one) : Sources.Bot(number % plan.Sources);
        HttpWire wire = await HttpWire.ConnectAsync(plan.Target, from, Before(number), end.Token);
        tally.CountConnected();
        try
        {
            int most = plan.KeepAlive ? PerConnection : 1;
            for (int sent = 0; sent < most && !cancellation.IsCancellationRequested; sent++)
            {
                if (sent > 0)
                {
                    await PaceAsync(began, cancellation);
                    end.CancelAfter(OneRequest);
                }

                if (tally.CountSent() > plan.Most)
                {
                    return;
                }

                await wire.SendAsync(NextRequest(requests, cancellation), end.Token);
                Answer answer = await wire.ReadAsync(end.Token);
                tally.Count(answer);
                if (answer.Closes)
                {
                    break;
                }
            }
        }
        finally
        {
            tally.CountClosed();
            wire.Cut();
        }
    }

    private ReadOnlyMemory<byte> Before(int number) =>
        plan.ProxyHeader switch
        {
            "v6" => ProxyHeader.Six(number),
            "v4" => ProxyHeader.Four(number),
            _ => ReadOnlyMemory<byte>.Empty,
        };

    private byte[] NextRequest(FloodRequests requests, CancellationToken cancellation)
    {
        lock (hoard)
        {
            if (hoard.TryDequeue(out byte[]? kept))
            {
                return kept;
            }
        }

        return requests.Next(cancellation);
    }

    // Holds the whole flood to its rate: the next request is due when so many were due before it.
    private async Task PaceAsync(long began, CancellationToken cancellation)
    {
        if (plan.PerSecond <= 0)
        {
            return;
        }

        double ahead = (tally.Sent / plan.PerSecond) - clock.GetElapsedTime(began).TotalSeconds;
        if (ahead > 0)
        {
            await Task.Delay(TimeSpan.FromSeconds(ahead), clock, cancellation);
        }
    }
}
