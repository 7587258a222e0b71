using Hustings.Gate;
using Hustings.Gate.Admission;
using Hustings.Gate.Limits;

namespace Hustings.Server.Casting;

/// <summary>
/// Threads of their own for signatures and proofs, behind the <see cref="WaitingRoom{T}"/>: a rush of ballots can neither starve the thread
/// pool that answers everything else, nor pile up without limit, nor take another lane's share.
/// </summary>
public sealed class CheckCrew : IDisposable
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(1);

    private readonly object gate = new();
    private readonly WaitingRoom<Errand> room;
    private readonly Thread[] threads;
    private readonly GateLimits limits;
    private readonly TimeProvider time;
    private readonly ITimer sweep;
    private long busy;
    private bool stopping;

    /// <param name="random">A number from 0 up to below its argument; who makes room in a full room.</param>
    public CheckCrew(ServerOptions options, Func<int, int> random)
    {
        (limits, time) = (options.Gate, options.Time);
        room = new WaitingRoom<Errand>(limits, random);
        threads =
        [
            .. Enumerable
                .Range(1, options.CheckThreads)
                .Select(number => new Thread(Work) { IsBackground = true, Name = $"ballot check {number}" }),
        ];
        Array.ForEach(threads, thread => thread.Start());
        sweep = time.CreateTimer(_ => DropLate(), null, SweepEvery, SweepEvery);
    }

    /// <summary>How many check threads there are.</summary>
    public int Threads => threads.Length;

    /// <summary>How many ballots wait.</summary>
    public int Waiting
    {
        get
        {
            lock (gate)
            {
                return room.Count;
            }
        }
    }

    /// <summary>Time that all check threads together have spent on checks.</summary>
    public TimeSpan Busy => TimeSpan.FromTicks(Interlocked.Read(ref busy));

    /// <summary>
    /// Lets a computation wait for its turn. Null: there was no room, or it made room for another, waited for longer than
    /// <see cref="GateLimits.LongestWait"/>, or the server stops. It was not begun then.
    /// </summary>
    /// <param name="bits">Worth of the work it showed.</param>
    public Task<T?> RunAsync<T>(Lane lane, int bits, Func<T> check)
        where T : class
    {
        var errand = new Errand<T>(check, time.GetTimestamp());
        Errand? dropped;
        lock (gate)
        {
            if (stopping)
            {
                return Task.FromResult<T?>(null);
            }

            dropped = room.Add(errand, lane, bits).Dropped;
            Monitor.Pulse(gate);
        }

        dropped?.GiveUp();
        return errand.Answer;
    }

    public void Dispose()
    {
        sweep.Dispose();
        lock (gate)
        {
            stopping = true;
            Monitor.PulseAll(gate);
        }

        Array.ForEach(threads, thread => thread.Join());
    }

    private void Work()
    {
        while (Next() is { } errand)
        {
            var began = time.GetTimestamp();
            errand.Run();
            Interlocked.Add(ref busy, time.GetElapsedTime(began).Ticks);
        }
    }

    // What still waits when the server stops is checked; then there is no next.
    private Errand? Next()
    {
        lock (gate)
        {
            while (true)
            {
                while (room.Take() is { } errand)
                {
                    if (!IsLate(errand))
                    {
                        return errand;
                    }

                    errand.GiveUp();
                }

                if (stopping)
                {
                    return null;
                }

                Monitor.Wait(gate);
            }
        }
    }

    private void DropLate()
    {
        IReadOnlyList<Errand> late;
        lock (gate)
        {
            late = room.Remove(IsLate);
        }

        foreach (var errand in late)
        {
            errand.GiveUp();
        }
    }

    private bool IsLate(Errand errand) => time.GetElapsedTime(errand.Since) > limits.LongestWait;

    private abstract class Errand(long since)
    {
        public long Since => since;

        public abstract void Run();

        public abstract void GiveUp();
    }

    private sealed class Errand<T>(Func<T> check, long since) : Errand(since)
        where T : class
    {
        // Continuations leave the check thread alone.
        private readonly TaskCompletionSource<T?> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<T?> Answer => answer.Task;

        // Whatever the check throws belongs to the request that waits for it, not to this thread.
        public override void Run()
        {
            try
            {
                answer.SetResult(check());
            }
            catch (Exception failure)
            {
                answer.SetException(failure);
            }
        }

        public override void GiveUp() => answer.SetResult(null);
    }
}
