using System.Collections.Concurrent;

namespace Hustings.Server.Casting;

/// <summary>
/// Threads of their own for signatures and proofs, behind a bounded queue: a rush of ballots can neither starve the
/// thread pool that answers everything else nor pile up without limit.
/// </summary>
public sealed class CheckCrew : IDisposable
{
    private readonly BlockingCollection<Action> waiting;
    private readonly Thread[] threads;

    public CheckCrew(ServerOptions options)
    {
        waiting = new(options.CheckQueue);
        threads =
        [
            .. Enumerable
                .Range(1, options.CheckThreads)
                .Select(number => new Thread(Work) { IsBackground = true, Name = $"ballot check {number}" }),
        ];
        Array.ForEach(threads, thread => thread.Start());
    }

    /// <summary>Queues a computation; null if the queue is full or closing.</summary>
    public Task<T>? TryRun<T>(Func<T> check)
    {
        // A task that has not started is the work and its answer in one; continuations leave the check thread alone.
        var task = new Task<T>(check, TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            return waiting.TryAdd(() => task.RunSynchronously(TaskScheduler.Default)) ? task : null;
        }
        catch (InvalidOperationException)
        {
            // The server is stopping.
            return null;
        }
    }

    public void Dispose()
    {
        waiting.CompleteAdding();
        Array.ForEach(threads, thread => thread.Join());
        waiting.Dispose();
    }

    private void Work()
    {
        foreach (var check in waiting.GetConsumingEnumerable())
        {
            check();
        }
    }
}
