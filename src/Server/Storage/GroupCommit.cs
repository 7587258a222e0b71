using System.Collections.Concurrent;
using Hustings.Contest.Storage;
using Microsoft.Data.Sqlite;

namespace Hustings.Server.Storage;

/// <summary>
/// The one thread that writes. It takes what has been handed in, at most 256 changes or what arrives within 5 ms, decides
/// them one after another in one transaction, commits, and only then lets the answers go. If anything fails, all of
/// them fail, nothing is acknowledged, and the session is built again from what is on disk before the next batch.
/// </summary>
internal sealed class GroupCommit : IDisposable
{
    private const int BatchSize = 256;
    private const int QueueSize = 4096;
    private static readonly TimeSpan BatchTime = TimeSpan.FromMilliseconds(5);

    private readonly BlockingCollection<IChange> queue = new(QueueSize);
    private readonly Func<WriterSession> open;
    private readonly Action<Action> commit;
    private readonly Action<WriterSession> committed;
    private readonly Thread thread;
    private WriterSession? session;

    /// <param name="open">Opens a session; called again after a failure.</param>
    /// <param name="committed">Told after each commit, and after each new session, before any answer goes out.</param>
    /// <param name="commit">Runs the commit; tests put failures around it.</param>
    public GroupCommit(Func<WriterSession> open, Action<WriterSession> committed, Action<Action> commit)
    {
        this.open = open;
        this.committed = committed;
        this.commit = commit;
        session = open();
        thread = new Thread(Run) { IsBackground = true, Name = "storage writer" };
    }

    private interface IChange
    {
        void Decide(WriterSession session);
        void Acknowledge();
        void Fail(Exception failure);
    }

    /// <summary>Tells what is on disk, then takes changes.</summary>
    public void Start()
    {
        committed(session!);
        thread.Start();
    }

    /// <summary>Hands in a change; the task completes after the commit that holds it.</summary>
    public Task<T> Submit<T>(Func<WriterSession, T> decide)
    {
        var change = new Change<T>(decide);
        try
        {
            if (queue.TryAdd(change))
            {
                return change.Answer;
            }
        }
        catch (InvalidOperationException)
        {
            // Shut down meanwhile; answered like a full queue.
        }

        return Task.FromException<T>(new StorageUnavailableException("The storage writer takes no more changes."));
    }

    /// <summary>Commits what has been handed in, then stops.</summary>
    public void Dispose()
    {
        queue.CompleteAdding();
        thread.Join();
        session?.Dispose();
        queue.Dispose();
    }

    private void Run()
    {
        var batch = new List<IChange>(BatchSize);
        while (queue.TryTake(out var first, Timeout.Infinite))
        {
            batch.Clear();
            batch.Add(first);
            Gather(batch);
            Write(batch);
        }
    }

    private void Gather(List<IChange> batch)
    {
        var started = Environment.TickCount64;
        while (batch.Count < BatchSize)
        {
            var left = (int)(BatchTime.TotalMilliseconds - (Environment.TickCount64 - started));
            if (!queue.TryTake(out var next, Math.Max(0, left)))
            {
                return;
            }

            batch.Add(next);
        }
    }

    // A change that throws something of its own leaves nothing behind and does not take the others with it: they are decided again.
    private void Write(List<IChange> batch)
    {
        while (batch.Count > 0 && Attempt(batch) is { } thrower)
        {
            batch.Remove(thrower);
        }

        batch.ForEach(change => change.Acknowledge());
    }

    // The change that threw, already answered; null if the batch was dealt with.
    private IChange? Attempt(List<IChange> batch)
    {
        IChange? deciding = null;
        try
        {
            var current = session ??= Reopen();
            current.Begin();
            foreach (var change in batch)
            {
                deciding = change;
                change.Decide(current);
            }

            deciding = null;
            commit(current.Commit);
            committed(current);
            return null;
        }
        catch (Exception failure) when (IsStorage(failure))
        {
            Recover();
            var unavailable = new StorageUnavailableException("The change was not confirmed by the disk.", failure);
            batch.ForEach(change => change.Fail(unavailable));
            batch.Clear();
            return null;
        }
        catch (Exception own) when (deciding is not null)
        {
            Recover();
            deciding.Fail(own);
            return deciding;
        }
    }

    private WriterSession Reopen()
    {
        var fresh = open();
        committed(fresh);
        return fresh;
    }

    // The commit may have reached the disk although it failed: the figures are read again from there.
    private void Recover()
    {
        session?.Dispose();
        session = null;
        try
        {
            session = Reopen();
        }
        catch (Exception failure) when (IsStorage(failure))
        {
            // Still unavailable: the next batch tries again, and fails like this one if it cannot.
            session = null;
        }
    }

    private static bool IsStorage(Exception failure) =>
        failure is SqliteException or IOException or InvalidDataException;

    private sealed class Change<T>(Func<WriterSession, T> decide) : IChange
    {
        private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? decided;

        public Task<T> Answer => answer.Task;

        public void Decide(WriterSession session) => decided = decide(session);

        public void Acknowledge() => answer.SetResult(decided!);

        public void Fail(Exception failure) => answer.SetException(failure);
    }
}
