using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Hustings.Lab.Attacks.Ground;
using Hustings.Lab.Attacks.Voters;
using Hustings.Lab.Attacks.Wire;

namespace Hustings.Lab.Attacks.Watch;

/// <summary>Looks at everything once a second.</summary>
/// <param name="attackers">The attackers' processes now, and what they have sent.</param>
public sealed partial class Watchman(
    Stand stand,
    string dataFolder,
    Func<IReadOnlyList<Process>> attackers,
    Func<long> hostile,
    TimeProvider clock
)
{
    public const string Attackers = "attackers";
    public const string Voters = "voters (and this lab)";
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Answer = TimeSpan.FromMilliseconds(900);
    private readonly Dictionary<string, double> before = new(StringComparer.Ordinal);
    private readonly List<Sample> samples = [];

    /// <summary>What was seen so far.</summary>
    public IReadOnlyList<Sample> Samples
    {
        get
        {
            lock (samples)
            {
                return [.. samples];
            }
        }
    }

    /// <summary>Until the cancellation.</summary>
    public async Task RunAsync(long began, CancellationToken cancellation)
    {
        Use();
        double last = clock.GetElapsedTime(began).TotalSeconds;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Second, clock, cancellation);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            double now = clock.GetElapsedTime(began).TotalSeconds;
            (Dictionary<string, double> cpu, Dictionary<string, long> resident) = Use();
            GateNow? gate = await GateAsync(stand);
            var sample = new Sample(
                now,
                cpu.ToDictionary(pair => pair.Key, pair => pair.Value / (now - last)),
                resident,
                gate?.State ?? "",
                gate?.Bits ?? 0,
                await TableAsync(),
                OpenConnections.To(stand.Public.Port),
                DiskOf(dataFolder),
                stand.Logged(),
                hostile()
            );
            last = now;
            lock (samples)
            {
                samples.Add(sample);
            }
        }
    }

    /// <summary>Bytes of all files below a folder; one that goes while it is looked at counts nothing.</summary>
    public static long DiskOf(string folder) =>
        new DirectoryInfo(folder)
            .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .Sum(file => file.Exists ? file.Length : 0);

    // CPU seconds since the last look, and memory.
    private (Dictionary<string, double>, Dictionary<string, long>) Use()
    {
        Dictionary<string, double> cpu = new(StringComparer.Ordinal);
        Dictionary<string, long> resident = new(StringComparer.Ordinal);
        IEnumerable<(string, int)> all = stand
            .Processes.Select(one => (one.Name, one.Id()))
            .Append((Voters, Environment.ProcessId));
        foreach ((string name, int id) in all)
        {
            Add(name, $"{id}", ProcessUse.Read(id));
        }

        foreach (Process one in attackers())
        {
            Add(Attackers, $"{one.Id}", ProcessUse.Read(one.Id));
        }

        return (cpu, resident);

        void Add(string name, string id, ProcessUse? use)
        {
            if (use is not { } used)
            {
                return;
            }

            double since = used.Cpu - before.GetValueOrDefault(id, used.Cpu);
            before[id] = used.Cpu;
            cpu[name] = cpu.GetValueOrDefault(name) + since;
            resident[name] = resident.GetValueOrDefault(name) + used.Resident;
        }
    }

    // One line for each table; the entries themselves are not asked for, there may be a million.
    private async Task<int?> TableAsync()
    {
        if (stand.Ask is not { } ask)
        {
            return null;
        }

        try
        {
            Match senders = Senders().Match(await ask("show table"));
            return senders.Success ? int.Parse(senders.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;
        }
        catch (Exception lost) when (lost is SocketException or IOException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"table: senders,.* used:(\d+)")]
    private static partial Regex Senders();

    /// <summary>What gate.json says now, asked past everything; null if there is no such answer.</summary>
    public static async Task<GateNow?> GateAsync(Stand stand)
    {
        if (stand.Edge == EdgeKind.Peer)
        {
            return null;
        }

        using var patience = new CancellationTokenSource(Answer);
        try
        {
            using HttpWire wire = await HttpWire.ConnectAsync(stand.Inside, IPAddress.Loopback, patience.Token);
            await wire.SendAsync(RequestText.Get("/public/gate.json"), patience.Token);
            Wire.Answer answer = await wire.ReadAsync(patience.Token);
            return answer.Status == 200 ? GateNow.Read(answer.Json) : null;
        }
        catch (Exception lost) when (lost is SocketException or IOException or OperationCanceledException)
        {
            // A second without an answer is a second without a figure.
            return null;
        }
    }
}
