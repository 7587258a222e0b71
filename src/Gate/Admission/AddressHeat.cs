using Hustings.Gate.Limits;

namespace Hustings.Gate.Admission;

/// <summary>
/// Which addresses must show work because too much of what they sent was refused. Nobody is ever blocked: half a country sits behind
/// shared addresses, and accepted ballots earn an address credit, so a hall's one address opens itself. Thread-safe; bounded; the oldest are
/// forgotten first.
/// </summary>
public sealed class AddressHeat(GateLimits limits, TimeProvider time)
{
    private const int Shards = 64;

    private readonly Shard[] shards =
    [
        .. Enumerable.Range(0, Shards).Select(_ => new Shard(Math.Max(1, limits.Addresses / Shards))),
    ];

    /// <summary>Addresses remembered now.</summary>
    public int Count => shards.Sum(shard => shard.Count);

    /// <summary>So many addresses are remembered that some will soon be forgotten early.</summary>
    public bool IsNearlyFull => Count >= limits.Addresses * limits.AddressAlarm;

    /// <summary>Whether this address must show work.</summary>
    public bool IsHot(AddressKey address)
    {
        var shard = ShardOf(address);
        lock (shard)
        {
            if (!shard.TryGet(address, out var entry))
            {
                return false;
            }

            Age(ref entry, time.GetTimestamp());
            return entry.Refused > limits.HotAfter + (entry.Accepted * limits.RefusalsPerAccepted);
        }
    }

    /// <summary>Something this address sent was refused for a reason that honest voters rarely meet.</summary>
    public void CountRefused(AddressKey address) => Change(address, refused: 1, accepted: 0);

    /// <summary>A ballot from this address was accepted.</summary>
    public void CountAccepted(AddressKey address) => Change(address, refused: 0, accepted: 1);

    private void Change(AddressKey address, int refused, int accepted)
    {
        var now = time.GetTimestamp();
        var shard = ShardOf(address);
        lock (shard)
        {
            var entry = shard.TryGet(address, out var known) ? known : new Entry(now, now, 0, 0);
            Age(ref entry, now);
            shard.Set(
                address,
                entry with
                {
                    Refused = Math.Min(entry.Refused + refused, int.MaxValue / 2),
                    Accepted = Math.Min(entry.Accepted + accepted, 10_000),
                }
            );
        }
    }

    // Halved for each window that has passed: one number per kind instead of a list of times.
    private void Age(ref Entry entry, long now)
    {
        var (refused, refusedSince) = Halve(entry.Refused, entry.RefusedSince, limits.HeatWindow, now);
        var (accepted, acceptedSince) = Halve(entry.Accepted, entry.AcceptedSince, limits.CreditWindow, now);
        entry = new Entry(refusedSince, acceptedSince, refused, accepted);
    }

    private (int Count, long Since) Halve(int count, long since, TimeSpan window, long now)
    {
        var windows = (long)(time.GetElapsedTime(since, now) / window);
        return windows <= 0
            ? (count, since)
            : (
                windows > 30 ? 0 : count >> (int)windows,
                since + (windows * (long)(window.TotalSeconds * time.TimestampFrequency))
            );
    }

    private Shard ShardOf(AddressKey address) => shards[unchecked(address.Value * 0x9e37_79b9_7f4a_7c15) >> 58];

    private readonly record struct Entry(long RefusedSince, long AcceptedSince, int Refused, int Accepted);

    // The order of insertion is the order of forgetting.
    private sealed class Shard(int capacity)
    {
        private readonly Dictionary<AddressKey, Entry> entries = [];
        private readonly Queue<AddressKey> order = [];

        public int Count => entries.Count;

        public bool TryGet(AddressKey address, out Entry entry) => entries.TryGetValue(address, out entry);

        public void Set(AddressKey address, Entry entry)
        {
            if (!entries.ContainsKey(address))
            {
                if (entries.Count >= capacity)
                {
                    entries.Remove(order.Dequeue());
                }

                order.Enqueue(address);
            }

            entries[address] = entry;
        }
    }
}
