using Hustings.Lab.Attacks.Watch;
using Hustings.Lab.Attacks.Wire;
using Hustings.Lab.Servers;
using Hustings.Lab.Voting;

namespace Hustings.Lab.Attacks.Ground;

/// <summary>What stands between the voters and the box in a run.</summary>
public enum EdgeKind
{
    /// <summary>Kestrel alone: the usual way on one machine.</summary>
    Kestrel,

    /// <summary>HAProxy with the configuration that <c>hustings edge config</c> prints.</summary>
    Haproxy,

    /// <summary>The plain server of <see cref="Peer.PeerCommand"/>: no gate, a limit for each address.</summary>
    Peer,
}

/// <summary>What is attacked in a run: the real server, freshly started, alone or behind a proxy.</summary>
/// <param name="Public">Where voters and attackers go.</param>
/// <param name="File">The stage as voters know it, with the receipt key of whoever answers.</param>
/// <param name="Hall">The hall's own listener; null if there is none, then terminals use the public one.</param>
/// <param name="Inside">Plain HTTP to the server itself, past everything: for looking only.</param>
/// <param name="Processes">What is watched: a name, and the process id now (0: it is down).</param>
public sealed record Stand(
    EdgeKind Edge,
    Target Public,
    StageFile File,
    Target? Hall,
    Target Inside,
    IReadOnlyList<(string Name, Func<int> Id)> Processes,
    IReadOnlyList<IDisposable> Owned
) : IDisposable
{
    /// <summary>A listener for tests that believes PROXY headers; null where there is none.</summary>
    public Target? Proxied { get; init; }

    /// <summary>Asks the proxy through its administration socket; null where there is none.</summary>
    public Func<string, Task<string>>? Ask { get; init; }

    /// <summary>Ends the proxy without warning and starts it again; null where there is none.</summary>
    public Func<Task>? KillProxy { get; init; }

    /// <summary>Bytes that proxy and server printed or logged so far.</summary>
    public Func<long> Logged { get; init; } = () => 0;

    public void Dispose()
    {
        foreach (IDisposable owned in Owned)
        {
            owned.Dispose();
        }
    }
}

/// <summary>Sets up what a run needs.</summary>
/// <param name="folder">For certificates, configurations and logs.</param>
public sealed class StandMaker(AttackContest contest, string program, string folder, CpuShare share, TimeProvider clock)
{
    private const string Without = "--rehearsal-without";
    private readonly string certificate = Certificate.Write(folder, clock);
    private readonly string authority = Certificate.WriteHall(folder, clock).Authority;
    private readonly string terminal = Path.Combine(folder, "terminal.pem");

    /// <summary>Starts the server anew, so that no run inherits another's heat.</summary>
    /// <param name="without">A gate that is switched off; null for none.</param>
    /// <param name="environment">Of the server.</param>
    public async Task<Stand> MakeAsync(EdgeKind edge, string? without, IReadOnlyDictionary<string, string> environment)
    {
        if (edge == EdgeKind.Peer)
        {
            return await PeerProcess.StartAsync(contest, certificate, folder, share);
        }

        (int inside, int outside, int behind, int hall) = (Ports.Free(), Ports.Free(), Ports.Free(), Ports.Free());
        string run = Path.Combine(folder, $"edge-{outside}");
        ServerProcess server = contest.Day.Server;
        await server.RestartAsync(Launch(edge, inside, outside, behind, hall, run, without, environment));
        share.Add(server.Running!);
        string path = contest.Stage.File.CastPath;
        Target plain = new("127.0.0.1", inside, false, path);
        Target target = new("127.0.0.1", outside, true, path);
        Target terminals = new("127.0.0.1", hall, true, path, terminal);
        if (edge == EdgeKind.Kestrel)
        {
            return new(
                edge,
                target,
                contest.Stage.File,
                terminals,
                plain,
                [("server", () => server.Running?.Id ?? 0)],
                []
            )
            {
                Logged = () => server.Said.Length,
            };
        }

        EdgeProcess proxy = await EdgeProcess.StartAsync(program, run, certificate, behind, outside, without, share);
        return new(
            edge,
            target,
            contest.Stage.File,
            terminals,
            plain,
            [("server", () => server.Running?.Id ?? 0), ("HAProxy", () => proxy.Process.Id)],
            [proxy]
        )
        {
            Proxied = target with { Port = proxy.ProxiedPort },
            Ask = proxy.AskAsync,
            KillProxy = proxy.KillAndStartAsync,
            Logged = () => server.Said.Length + proxy.Logged,
        };
    }

    // The hall has a listener of its own in every case; behind a proxy the public one is the proxy's.
    private ServerLaunch Launch(
        EdgeKind edge,
        int inside,
        int outside,
        int behind,
        int hall,
        string run,
        string? without,
        IReadOnlyDictionary<string, string> environment
    )
    {
        string[] open = edge == EdgeKind.Kestrel ? [$"https://127.0.0.1:{outside}"] : [];
        List<string> arguments =
        [
            "--certificate",
            certificate,
            "--key",
            certificate,
            "--hall-urls",
            $"https://127.0.0.1:{hall}",
            "--hall-authority",
            authority,
            .. edge == EdgeKind.Haproxy ? new[] { "--edge", $"http://127.0.0.1:{behind}", "--edge-run", run } : [],
            .. without is null ? [] : new[] { Without, without },
        ];
        return new(string.Join(';', [$"http://127.0.0.1:{inside}", .. open]), arguments, environment);
    }
}
