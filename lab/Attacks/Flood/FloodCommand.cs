using System.Net.Sockets;
using System.Security.Authentication;
using Hustings.Lab.Attacks.Voters;
using Hustings.Lab.Attacks.Wire;

namespace Hustings.Lab.Attacks.Flood;

/// <summary>
/// <c>hustings-lab flood PLAN.json</c>: one attacker in a process of its own. Prints <c>ready</c> once what had to be worked out
/// beforehand is there, waits for a line, then prints a line of figures each second and a last one.
/// </summary>
public static class FloodCommand
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(string file, TextReader input, TextWriter output, TimeProvider clock)
    {
        var plan = FloodPlan.Read(await File.ReadAllTextAsync(file));
        var tally = new FloodTally();
        GateNow? gate = null;
        using var end = new CancellationTokenSource();
        bool works = plan.Kind is FloodKind.WorkedBadSignature or FloodKind.ReplayedWork;
        if (works)
        {
            gate = await LookAsync(plan.Target, end.Token);
        }

        var requests = new RequestFlood(plan, tally, () => gate, clock);
        requests.FillHoard(end.Token);
        await output.WriteLineAsync("ready");
        await output.FlushAsync();
        if (await input.ReadLineAsync() is null)
        {
            return 1;
        }

        long began = clock.GetTimestamp();
        end.CancelAfter(TimeSpan.FromSeconds(plan.Seconds));
        Task flood = plan.Kind
            is FloodKind.SlowHeader
                or FloodKind.SlowBody
                or FloodKind.HandshakeOnly
                or FloodKind.HalfOpen
            ? new HeldFlood(plan, tally, clock).RunAsync(end.Token)
            : requests.RunAsync(end.Token);
        Task looking = works
            ? KeepLookingAsync(plan.Target, found => gate = found ?? gate, end.Token)
            : Task.CompletedTask;
        while (await Task.WhenAny(flood, Task.Delay(Second, clock)) != flood)
        {
            await output.WriteLineAsync(tally.At(clock.GetElapsedTime(began).TotalSeconds).ToJson());
            await output.FlushAsync();
        }

        await flood;
        await end.CancelAsync();
        await looking;
        await output.WriteLineAsync(tally.At(clock.GetElapsedTime(began).TotalSeconds).ToJson());
        return 0;
    }

    private static async Task KeepLookingAsync(Target target, Action<GateNow?> found, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                await Task.Delay(LookEvery, cancellation);
                found(await LookAsync(target, cancellation));
            }
        }
        catch (OperationCanceledException)
        {
            // The flood is over.
        }
    }

    private static async Task<GateNow?> LookAsync(Target target, CancellationToken cancellation)
    {
        try
        {
            using HttpWire wire = await HttpWire.ConnectAsync(target, Sources.Bot(0), cancellation);
            await wire.SendAsync(RequestText.Get("/public/gate.json"), cancellation);
            Answer answer = await wire.ReadAsync(cancellation);
            return answer.Status == 200 ? GateNow.Read(answer.Json) : null;
        }
        catch (Exception lost) when (lost is SocketException or IOException or AuthenticationException)
        {
            return null;
        }
    }
}
