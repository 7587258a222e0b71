using System.Collections.Concurrent;
using System.Text.Json;
using Hustings.Lab.Attacks.Wire;

namespace Hustings.Lab.Attacks.Flood;

/// <summary>What a flood did in one second, or in all.</summary>
/// <param name="Answers">Counts by status and refusal code, such as <c>403 signature_invalid</c>.</param>
/// <param name="Failed">Connections that were refused, cut, or not answered.</param>
/// <param name="Open">Connections now.</param>
public sealed record FloodSecond(
    double At,
    long Sent,
    long Connected,
    long Failed,
    int Open,
    IReadOnlyDictionary<string, long> Answers
)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static FloodSecond Read(string line) =>
        JsonSerializer.Deserialize<FloodSecond>(line) ?? throw new InvalidDataException("An empty line of a flood.");
}

/// <summary>Counts what a flood does. Thread-safe.</summary>
public sealed class FloodTally
{
    private readonly ConcurrentDictionary<string, long> answers = new(StringComparer.Ordinal);
    private long sent;
    private long connected;
    private long failed;
    private int open;

    public long Sent => Interlocked.Read(ref sent);

    public void CountConnected()
    {
        Interlocked.Increment(ref connected);
        Interlocked.Increment(ref open);
    }

    public void CountClosed() => Interlocked.Decrement(ref open);

    public long CountSent() => Interlocked.Increment(ref sent);

    public void CountFailed() => Interlocked.Increment(ref failed);

    public void Count(Answer answer)
    {
        string code = answer.Code;
        string name = code.Length == 0 ? $"{answer.Status}" : $"{answer.Status} {code}";
        answers.AddOrUpdate(name, 1, (_, count) => count + 1);
    }

    /// <summary>Everything so far.</summary>
    public FloodSecond At(double seconds) =>
        new(
            seconds,
            Sent,
            Interlocked.Read(ref connected),
            Interlocked.Read(ref failed),
            open,
            new SortedDictionary<string, long>(answers, StringComparer.Ordinal)
        );
}
