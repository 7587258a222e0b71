using System.Diagnostics;

namespace Hustings.Server.Tests.Storage;

/// <summary>A clock that stands still until it is moved. Durations go on by themselves, and jump with it.</summary>
public sealed class TestClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 11, 22, 16, 12, 3, TimeSpan.Zero);
    private TimeSpan moved;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => Stopwatch.GetTimestamp() + (long)(moved.TotalSeconds * Stopwatch.Frequency);

    public void Advance(TimeSpan by)
    {
        now += by;
        moved += by;
    }
}
