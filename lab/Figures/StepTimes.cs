using System.Collections.Concurrent;

namespace Hustings.Lab.Figures;

/// <summary>How long one step took and how much it did; the rate is per second.</summary>
public sealed record StepTime(string Name, int Amount, string Unit, double Seconds)
{
    public double Rate => Seconds > 0 ? Amount / Seconds : 0;
}

/// <summary>Collects the steps of a rehearsal in their order. A step that comes in pieces is summed up.</summary>
public sealed class StepTimes(TimeProvider clock)
{
    private readonly List<StepTime> steps = [];

    public IReadOnlyList<StepTime> All => steps;

    public double TotalSeconds => steps.Sum(step => step.Seconds);

    public async Task<T> MeasureAsync<T>(string name, int amount, string unit, Func<Task<T>> step)
    {
        long started = clock.GetTimestamp();
        T result = await step();
        Add(name, amount, unit, clock.GetElapsedTime(started).TotalSeconds);
        return result;
    }

    public Task MeasureAsync(string name, int amount, string unit, Func<Task> step) =>
        MeasureAsync(
            name,
            amount,
            unit,
            async () =>
            {
                await step();
                return true;
            }
        );

    private void Add(string name, int amount, string unit, double seconds)
    {
        int index = steps.FindIndex(step => step.Name == name);
        if (index < 0)
        {
            steps.Add(new StepTime(name, amount, unit, seconds));
        }
        else
        {
            steps[index] = new StepTime(name, steps[index].Amount + amount, unit, steps[index].Seconds + seconds);
        }
    }
}

/// <summary>Times from the first byte of a request to the last byte of its answer, in milliseconds.</summary>
public sealed class Latencies
{
    private readonly ConcurrentBag<double> all = [];

    public void Add(Latencies others)
    {
        foreach (double time in others.all)
        {
            all.Add(time);
        }
    }

    public void Add(TimeSpan time) => all.Add(time.TotalMilliseconds);

    /// <summary>The time within which this share (0 to 1) of the answers came; 0 if there was none.</summary>
    public double Within(double share)
    {
        double[] sorted = [.. all.Order()];
        return sorted.Length == 0
            ? 0
            : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}

/// <summary>What all voters of a rehearsal saw.</summary>
public sealed class CastTimes
{
    /// <summary>From sending to the answer.</summary>
    public Latencies Latencies { get; } = new();

    /// <summary>Requests that were sent again.</summary>
    public int Repeats { get; private set; }

    /// <summary>Answers that told a voter to wait for a window.</summary>
    public int Waited { get; private set; }

    public void Add(Latencies latencies, int repeats, int waited)
    {
        Latencies.Add(latencies);
        Repeats += repeats;
        Waited += waited;
    }
}
