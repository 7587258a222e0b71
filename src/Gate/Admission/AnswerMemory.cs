using Hustings.Gate.Limits;

namespace Hustings.Gate.Admission;

/// <summary>
/// The answers to requests that are being checked, and for <see cref="GateLimits.CredentialPause"/> those that were refused behind a valid
/// signature or with work shown: the same request sent again costs a look-up and gets the same answer. Thread-safe; bounded by what can be
/// checked in a pause.
/// </summary>
/// <typeparam name="TKey">What identifies a request.</typeparam>
public sealed class AnswerMemory<TKey, TAnswer>(GateLimits limits, TimeProvider time)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, TaskCompletionSource<TAnswer>> answers = [];
    private readonly Queue<(TKey Key, TaskCompletionSource<TAnswer> Answer, long Time)> kept = [];

    /// <summary>Answers remembered or awaited now.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return answers.Count;
            }
        }
    }

    /// <summary>The answer, which may still be on its way; null if nothing is known of this request.</summary>
    public Task<TAnswer>? Find(TKey request)
    {
        lock (gate)
        {
            Forget();
            return answers.GetValueOrDefault(request)?.Task;
        }
    }

    /// <summary>
    /// Takes a request up: null, and whoever took it must <see cref="End"/> or <see cref="Fail"/> it. Or the answer of the one that was faster.
    /// </summary>
    public Task<TAnswer>? Begin(TKey request)
    {
        lock (gate)
        {
            Forget();
            if (answers.TryGetValue(request, out var known))
            {
                return known.Task;
            }

            answers.Add(request, new(TaskCreationOptions.RunContinuationsAsynchronously));
            return null;
        }
    }

    /// <param name="keep">Whether the answer is remembered for a while.</param>
    public void End(TKey request, TAnswer answer, bool keep)
    {
        lock (gate)
        {
            var taken = answers[request];
            taken.SetResult(answer);
            if (keep)
            {
                kept.Enqueue((request, taken, time.GetTimestamp()));
            }
            else
            {
                answers.Remove(request);
            }
        }
    }

    /// <summary>No answer was found: those who wait for it get the same failure.</summary>
    public void Fail(TKey request, Exception failure)
    {
        lock (gate)
        {
            answers.Remove(request, out var taken);
            taken!.SetException(failure);
            // Whoever took it up reports the failure; that nobody else waited is no failure of its own.
            _ = taken.Task.Exception;
        }
    }

    private void Forget()
    {
        var now = time.GetTimestamp();
        while (kept.TryPeek(out var oldest) && time.GetElapsedTime(oldest.Time, now) >= limits.CredentialPause)
        {
            kept.Dequeue();
            answers.Remove(oldest.Key);
        }
    }
}
