using System.Diagnostics;
using Hustings.Contest.Storage;

namespace Hustings.Server.Stages;

/// <summary>
/// Lets the sums of the boxes follow their logs while people vote, and catch up after a start. It works at most half of the time on one
/// thread of its own: what it does not get done is added up when the count begins.
/// </summary>
internal sealed class SumKeeper(StageDirectory stages, ILogger<SumKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Factory.StartNew(
            () => Keep(stoppingToken),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );

    private void Keep(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var wait = Pause;
            try
            {
                foreach (var desk in stages.All)
                {
                    Follow(desk, stopping);
                }
            }
            catch (StorageUnavailableException failure)
            {
                log.LogWarning("The running sum waits for storage: {Problem}", failure.Message);
                wait = Retry;
            }

            Wait(wait, stopping);
        }
    }

    private static void Follow(StageDesk desk, CancellationToken stopping)
    {
        while (desk.Gathering is { } sum && !stopping.IsCancellationRequested)
        {
            var started = Stopwatch.GetTimestamp();
            if (!sum.Follow())
            {
                return;
            }

            Wait(Stopwatch.GetElapsedTime(started), stopping);
        }
    }

    // By the wall clock: how busy this machine is does not depend on the time that a contest is told.
    private static void Wait(TimeSpan span, CancellationToken stopping) => stopping.WaitHandle.WaitOne(span);
}
