namespace Hustings.Gate.Admission;

/// <summary>One lane: more work first, then who came first. There are few different amounts of work, so a list for each.</summary>
internal sealed class LaneQueue<T>
    where T : class
{
    private readonly SortedDictionary<int, LinkedList<T>> byBits = new(Comparer<int>.Create((a, b) => b.CompareTo(a)));

    public int Count { get; private set; }

    public void Add(T item, int bits)
    {
        if (!byBits.TryGetValue(bits, out var list))
        {
            byBits.Add(bits, list = []);
        }

        list.AddLast(item);
        Count++;
    }

    public T TakeBest()
    {
        var (bits, list) = byBits.First();
        var item = list.First!.Value;
        list.RemoveFirst();
        Forget(bits, list);
        return item;
    }

    public T DropOneOfTheLeast(Func<int, int> random)
    {
        var (bits, list) = byBits.Last();
        var node = list.First!;
        for (var steps = random(list.Count); steps > 0; steps--)
        {
            node = node.Next!;
        }

        list.Remove(node);
        Forget(bits, list);
        return node.Value;
    }

    public List<T> Remove(Predicate<T> gone)
    {
        var removed = new List<T>();
        foreach (var (bits, list) in byBits.ToArray())
        {
            for (var node = list.First; node is not null; )
            {
                var next = node.Next;
                if (gone(node.Value))
                {
                    removed.Add(node.Value);
                    list.Remove(node);
                    Count--;
                }

                node = next;
            }

            if (list.Count == 0)
            {
                byBits.Remove(bits);
            }
        }

        return removed;
    }

    private void Forget(int bits, LinkedList<T> list)
    {
        Count--;
        if (list.Count == 0)
        {
            byBits.Remove(bits);
        }
    }
}
