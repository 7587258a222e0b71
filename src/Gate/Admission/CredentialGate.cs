using Hustings.Gate.Limits;

namespace Hustings.Gate.Admission;

/// <summary>
/// Behind a valid signature: one ballot of a credential at a time, and one in each <see cref="GateLimits.CredentialPause"/>. So k stolen or bought
/// codes cost at most k proof checks in that time, and nobody without the code can use up its turn. An accepted ballot is no reason to wait, the first few times:
/// where the last ballot counts, codes that change their vote all day must wait too. Thread-safe; remembers only credentials that were active
/// within the pause, and those that had a ballot accepted within <see cref="GateLimits.CreditWindow"/>.
/// </summary>
/// <typeparam name="TKey">What identifies a credential.</typeparam>
public sealed class CredentialGate<TKey>(GateLimits limits, TimeProvider time)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, long> last = [];
    private readonly HashSet<TKey> inside = [];
    private readonly Queue<(TKey Key, long Time)> order = [];
    private readonly Dictionary<TKey, int> accepted = [];
    private readonly Queue<(TKey Key, long Time)> acceptances = [];

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

    /// <summary>Whoever entered leaves.</summary>
    public void Leave(TKey credential, TurnEnd end)
    {
        lock (gate)
        {
            inside.Remove(credential);
            if (end == TurnEnd.Accepted)
            {
                acceptances.Enqueue((credential, time.GetTimestamp()));
                accepted[credential] = accepted.GetValueOrDefault(credential) + 1;
            }

            if (end == TurnEnd.Harmless || (end == TurnEnd.Accepted && accepted[credential] <= limits.FreeChanges))
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

        while (acceptances.TryPeek(out var first) && time.GetElapsedTime(first.Time, now) >= limits.CreditWindow)
        {
            acceptances.Dequeue();
            if (--accepted[first.Key] == 0)
            {
                accepted.Remove(first.Key);
            }
        }
    }
}

/// <summary>How a credential's turn ended.</summary>
public enum TurnEnd
{
    /// <summary>Refused for what its sender did: the next has to wait.</summary>
    Refused,

    /// <summary>Refused through no fault of its sender: the next may come at once.</summary>
    Harmless,

    Accepted,
}
