using Hustings.Gate.Limits;

namespace Hustings.Gate.Admission;

/// <summary>
/// Behind a valid signature: one ballot of a credential at a time, and one in each <see cref="GateLimits.CredentialPause"/>. So k stolen or bought
/// codes cost at most k proof checks in that time, and nobody without the code can use up its turn. Thread-safe; remembers only credentials
/// that were active within the pause.
/// </summary>
/// <typeparam name="TKey">What identifies a credential.</typeparam>
public sealed class CredentialGate<TKey>(GateLimits limits, TimeProvider time)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, long> last = [];
    private readonly HashSet<TKey> inside = [];
    private readonly Queue<(TKey Key, long Time)> order = [];

    /// <summary>Credentials remembered now.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return last.Count;
            }
        }
    }

    /// <summary>Enters; false when one is inside or was a moment ago. Who entered must <see cref="Leave"/>.</summary>
    public bool TryEnter(TKey credential)
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            Forget(now);
            if (last.ContainsKey(credential) || !inside.Add(credential))
            {
                return false;
            }

            last[credential] = now;
            order.Enqueue((credential, now));
            return true;
        }
    }

    /// <param name="harmless">The ballot was accepted, or failed through no fault of its sender: the next may come at once.</param>
    public void Leave(TKey credential, bool harmless)
    {
        lock (gate)
        {
            inside.Remove(credential);
            if (harmless)
            {
                last.Remove(credential);
            }
        }
    }

    private void Forget(long now)
    {
        while (order.TryPeek(out var oldest) && time.GetElapsedTime(oldest.Time, now) >= limits.CredentialPause)
        {
            order.Dequeue();
            if (last.TryGetValue(oldest.Key, out var entered) && entered == oldest.Time)
            {
                last.Remove(oldest.Key);
            }
        }
    }
}
