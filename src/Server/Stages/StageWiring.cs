using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Contest.Storage;
using Hustings.Record.Definitions;
using Hustings.Server.Storage;

namespace Hustings.Server.Stages;

/// <summary>Opens the data folder and its database, and goes on with counts that a stop interrupted.</summary>
public static class StageWiring
{
    /// <exception cref="InvalidDataException">The folder or database cannot be used; the message says why.</exception>
    /// <exception cref="IOException">Another server works with this folder.</exception>
    public static void AddStages(this IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton(_ => new OpenContest(options));
        services.AddSingleton(provider => provider.GetRequiredService<OpenContest>().Stages);
        services.AddHostedService<CountResumption>();
    }
}

/// <summary>A data folder in use by this process: locked, its database open.</summary>
internal sealed class OpenContest : IDisposable
{
    private readonly FileStream claim;
    private readonly SqliteStore store;

    public OpenContest(ServerOptions options)
    {
        var folder = options.DataFolder;
        var contest = ContestFolder.Read(folder);
        // Held until the process ends, however it ends; a second server on the same folder fails here.
        claim = new FileStream(
            Path.Combine(folder, "server.lock"),
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.None
        );
        store = new SqliteStore(ContestFolder.DatabasePath(folder), options.Time, options.Commit);
        foreach (var stage in contest.Stages.Where(stage => store.Box(stage.Info.Uuid) is null))
        {
            var settings = new BoxSettings(
                stage.Info.Uuid,
                "ballot",
                stage.Info.Policy,
                LogLine.Genesis(stage.Info.Uuid, stage.Election.Fingerprint)
            );
            store
                .DecideAsync(box =>
                {
                    box.AddBox(settings, BoxGate.Waiting([new ChannelWindow(Channel.Remote, null, null)]));
                    return true;
                })
                .GetAwaiter()
                .GetResult();
        }
        StageDesk[] desks =
        [
            .. contest.Stages.Zip(
                store.Boxes,
                (stage, box) =>
                    new StageDesk(
                        stage,
                        contest.Keys,
                        store,
                        box,
                        ContestFolder.RecordPath(folder, stage.Info.Uuid),
                        options.Time
                    )
            ),
        ];
        Stages = new StageDirectory(desks, contest.DefinitionBytes);
    }

    public StageDirectory Stages { get; }

    public void Dispose()
    {
        store.Dispose();
        claim.Dispose();
        foreach (var desk in Stages.All)
        {
            desk.Dispose();
        }
    }
}

/// <summary>After a start: whatever a closed stage still lacks is done, beside serving, as often as it takes.</summary>
internal sealed class CountResumption(StageDirectory stages, TimeProvider time, ILogger<CountResumption> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var desk in stages.All)
        {
            while (!stoppingToken.IsCancellationRequested && !await desk.ResumeAsync().ConfigureAwait(false))
            {
                log.LogWarning("The count of stage {Stage} waits for storage.", desk.Info.Uuid);
                await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(false);
            }
        }
    }
}
