using System.Net.Sockets;
using Hustings.Gate.Detection;
using Hustings.Gate.Edge;
using Hustings.Gate.Work;
using Hustings.Server.Casting;

namespace Hustings.Server.Gate;

/// <summary>
/// Looks after the edges on this machine: renews their seeds, and reads what their clients do, so that detection sees it. A proxy that does not answer is tried
/// again; the server serves on without it.
/// </summary>
public sealed class EdgeKeeper : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim turn = new(1);
    private readonly ServerOptions options;
    private readonly TrafficMeter meter;
    private readonly ILogger<EdgeKeeper> log;
    private readonly IReadOnlyList<KeptEdge> edges;

    public EdgeKeeper(ServerOptions options, SeedEpochs seeds, TrafficMeter meter, ILogger<EdgeKeeper> log)
    {
        (this.options, this.meter, this.log) = (options, meter, log);
        edges =
        [
            .. options.EdgeRunFolders.Select(folder => new KeptEdge(
                folder,
                new EdgeSeeds(folder, seeds, WorkAnswer.Body(options.Gate.HotWork)),
                new EdgeStats(folder)
            )),
        ];
    }

    /// <summary>Writes what a proxy needs to start, before anybody is served.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var edge in edges)
        {
            edge.Seeds.WriteFiles();
        }

        return base.StartAsync(cancellationToken);
    }

    /// <summary>Whether an edge's table of senders is nearly full.</summary>
    public bool IsTableAlarming => edges.Any(edge => edge.Alarming);

    /// <summary>Renews and reads every edge once.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await LookInTurnAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    public override void Dispose()
    {
        turn.Dispose();
        base.Dispose();
    }

    private async Task LookInTurnAsync(CancellationToken cancellation)
    {
        foreach (var edge in edges)
        {
            try
            {
                await edge.Seeds.RenewAsync(cancellation).ConfigureAwait(false);
                var figures = await edge.Stats.TakeAsync(cancellation).ConfigureAwait(false);
                meter.AddEdge(figures.Clients, figures.TurnedAway, figures.Asked, figures.FromMemory);
                edge.Waiting = figures.Waiting;
                Say(edge, null);
                Say(edge, await edge.Stats.TableAsync(cancellation).ConfigureAwait(false));
            }
            catch (Exception fault)
                when (fault is IOException or SocketException or InvalidOperationException or InvalidDataException)
            {
                edge.Waiting = 0;
                Say(edge, fault);
                // What it will read when it starts.
                edge.Seeds.WriteFiles();
            }
        }

        meter.SetWaitingAtEdges(edges.Sum(edge => edge.Waiting));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (edges.Count == 0)
        {
            return;
        }

        using var timer = new PeriodicTimer(Every, options.Time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            await LookAsync(stoppingToken).ConfigureAwait(false);
        }
    }

    // Once when it is lost and once when it is back: the log is no place for a line a second.
    private void Say(KeptEdge edge, Exception? fault)
    {
        if (fault is null == edge.Reached)
        {
            return;
        }

        edge.Reached = fault is null;
        if (fault is null)
        {
            log.LogInformation("The edge in {Folder} answers", edge.Folder);
        }
        else
        {
            log.LogWarning("The edge in {Folder} does not answer: {Problem}", edge.Folder, fault.Message);
        }
    }

    private void Say(KeptEdge edge, EdgeTable table)
    {
        var alarming = table.IsAlarming(edge.Alarming);
        if (alarming == edge.Alarming)
        {
            return;
        }

        edge.Alarming = alarming;
        if (alarming)
        {
            log.LogWarning(
                "The edge in {Folder} knows {Used} senders and has room for {Size}; when it is full it forgets the oldest (under-attack.md)",
                edge.Folder,
                table.Used,
                table.Size
            );
        }
        else
        {
            log.LogInformation("The edge in {Folder} has room for senders again", edge.Folder);
        }
    }

    private sealed class KeptEdge(string folder, EdgeSeeds seeds, EdgeStats stats)
    {
        public string Folder => folder;

        public EdgeSeeds Seeds => seeds;

        public EdgeStats Stats => stats;

        public bool Reached { get; set; }

        public bool Alarming { get; set; }

        public int Waiting { get; set; }
    }
}
