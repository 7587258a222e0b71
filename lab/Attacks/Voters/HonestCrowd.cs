using System.Collections.Concurrent;
using Hustings.Lab.Voting;

namespace Hustings.Lab.Attacks.Voters;

/// <summary>Honest voters who come at a steady rate, whatever happens to those before them.</summary>
public sealed class HonestCrowd(HonestVoter voter, IReadOnlyList<Comer> comers, double perSecond, TimeProvider clock)
{
    // Whoever is not through so long after the last one came has given up.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentBag<VoterOutcome> done = [];

    /// <summary>So far, in no order.</summary>
    public IReadOnlyCollection<VoterOutcome> Done => done;

    /// <summary>Voters who came and are not through.</summary>
    public int Under => came - done.Count;

    private volatile int came;

    /// <summary>Lets all of them come, and waits for the last.</summary>
    /// <param name="began">The run's beginning, a timestamp of the clock.</param>
    public async Task RunAsync(long began, CancellationToken cancellation)
    {
        double offset = clock.GetElapsedTime(began).TotalSeconds;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var all = new List<Task>(comers.Count);
        foreach ((int place, Comer comer) in comers.Index())
        {
            double at = offset + (place / perSecond);
            double wait = at - clock.GetElapsedTime(began).TotalSeconds;
            if (wait > 0)
            {
                await Task.Delay(TimeSpan.FromSeconds(wait), clock, cancellation);
            }

            came++;
            all.Add(Task.Run(() => OneAsync(comer, at, began, patience.Token), cancellation));
        }

        patience.CancelAfter(Patience);
        await Task.WhenAll(all);
    }

    private async Task OneAsync(Comer comer, double at, long began, CancellationToken cancellation)
    {
        try
        {
            done.Add(await voter.VoteAsync(comer, at, cancellation));
        }
        catch (OperationCanceledException)
        {
            double tried = clock.GetElapsedTime(began).TotalSeconds - at;
            done.Add(
                new(
                    at,
                    tried,
                    HonestVoter.AutomaticTries + 1,
                    comer.Ballot.HashHex,
                    false,
                    "gave up",
                    0,
                    0,
                    comer.Group
                )
            );
        }
    }
}

/// <summary>What the voters of a run got, in figures.</summary>
/// <param name="InTries">Accepted within three automatic tries.</param>
/// <param name="AtOnce">Accepted at the first try.</param>
/// <param name="Accepted">Accepted in the end.</param>
/// <param name="P50">Seconds from coming to the receipt, of those accepted; half of them needed less.</param>
public sealed record CrowdFigures(
    int Voters,
    int InTries,
    int AtOnce,
    int Accepted,
    double P50,
    double P95,
    double P99,
    double Longest
)
{
    public double Share => Voters == 0 ? 0 : (double)InTries / Voters;

    public double FirstTry => Voters == 0 ? 0 : (double)AtOnce / Voters;

    public static CrowdFigures Of(IEnumerable<VoterOutcome> outcomes)
    {
        VoterOutcome[] all = [.. outcomes];
        double[] times = [.. all.Where(one => one.Accepted).Select(one => one.Seconds).Order()];
        double Within(double share) =>
            times.Length == 0 ? 0 : times[Math.Clamp((int)Math.Ceiling(share * times.Length) - 1, 0, times.Length - 1)];
        return new(
            all.Length,
            all.Count(one => one.Accepted && one.Tries <= HonestVoter.AutomaticTries),
            all.Count(one => one is { Accepted: true, Tries: 1 }),
            times.Length,
            Within(0.5),
            Within(0.95),
            Within(0.99),
            Within(1)
        );
    }
}
