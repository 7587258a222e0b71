using Hustings.Gate.Limits;

namespace Hustings.Gate.Admission;

/// <summary>What became of a ballot handed to the queue.</summary>
/// <param name="Taken">It waits for its checks.</param>
/// <param name="Dropped">One that had to make room, if any; its client is asked to send it again.</param>
public readonly record struct Admission<T>(bool Taken, T? Dropped)
    where T : class;

/// <summary>
/// What waits for the checks, by lane: deficit round robin (Shreedhar and Varghese, 1995) with each lane's share as its quantum, so every
/// lane gets at least its share and what one does not use flows to the others. Within a lane: more work first, then who came first. When
/// it is full, the one with the least work in the lane that holds most above its share makes room; among equals chance decides, so that
/// every retry has a chance of its own. Not thread-safe; no clock.
/// </summary>
/// <param name="random">A number from 0 up to below its argument.</param>
public sealed class WaitingRoom<T>(GateLimits limits, Func<int, int> random)
    where T : class
{
    // Small against every share, so that lanes alternate finely.
    private const int Cost = 5;

    private static readonly Lane[] Lanes = Enum.GetValues<Lane>();

    private readonly LaneQueue<T>[] queues = [.. Lanes.Select(_ => new LaneQueue<T>())];
    private readonly int[] deficits = new int[Lanes.Length];
    private int turn;
    private bool fresh = true;

    /// <summary>How many wait.</summary>
    public int Count { get; private set; }

    public int CountOf(Lane lane) => queues[(int)lane].Count;

    /// <param name="bits">Worth of its work.</param>
    public Admission<T> Add(T item, Lane lane, int bits)
    {
        queues[(int)lane].Add(item, bits);
        Count++;
        if (Count <= limits.Waiting)
        {
            return new(true, null);
        }

        var crowded = Lanes
            .Where(candidate => queues[(int)candidate].Count > 0)
            .MaxBy(candidate => (double)queues[(int)candidate].Count / limits.Shares[candidate]);
        var dropped = queues[(int)crowded].DropOneOfTheLeast(random);
        Count--;
        return new(!ReferenceEquals(dropped, item), dropped);
    }

    /// <summary>The next to be checked; null when nothing waits.</summary>
    public T? Take()
    {
        if (Count == 0)
        {
            return null;
        }

        while (true)
        {
            var queue = queues[turn];
            if (fresh && queue.Count > 0)
            {
                deficits[turn] += limits.Shares[Lanes[turn]];
            }

            fresh = false;
            if (queue.Count > 0 && deficits[turn] >= Cost)
            {
                deficits[turn] -= Cost;
                Count--;
                return queue.TakeBest();
            }

            if (queue.Count == 0)
            {
                deficits[turn] = 0;
            }

            turn = (turn + 1) % Lanes.Length;
            fresh = true;
        }
    }

    /// <summary>Takes out all for which <paramref name="gone"/> holds: who has waited too long, or has left.</summary>
    public IReadOnlyList<T> Remove(Predicate<T> gone)
    {
        List<T> removed = [.. queues.SelectMany(queue => queue.Remove(gone))];
        Count -= removed.Count;
        return removed;
    }
}
