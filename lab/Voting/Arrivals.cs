using Hustings.Lab.Figures;

namespace Hustings.Lab.Voting;

/// <summary>A ballot and when its voter comes.</summary>
public sealed record Arrival(SealedBallot Ballot, DateTimeOffset At)
{
    // The last fifth of a window stays empty, so that who comes last is not late on a busy machine.
    private const double Filled = 0.8;

    /// <summary>Spreads ballots evenly over the first four fifths of a window.</summary>
    public static IEnumerable<Arrival> Spread(
        IReadOnlyList<SealedBallot> ballots,
        DateTimeOffset opens,
        DateTimeOffset closes
    ) =>
        ballots.Select(
            (ballot, index) => new Arrival(ballot, opens + (closes - opens) * (Filled * (index + 0.5) / ballots.Count))
        );

    /// <summary>Casts every ballot when its voter comes, so many at a time at most.</summary>
    public static Task CastAsync(
        PollingBooth booth,
        IEnumerable<Arrival> arrivals,
        int concurrency,
        TimeSpan patience,
        TimeProvider clock,
        Action<Receipt> acknowledged,
        CancellationToken cancellation
    ) =>
        Parallel.ForEachAsync(
            arrivals.OrderBy(arrival => arrival.At),
            new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellation },
            async (arrival, stop) =>
            {
                TimeSpan wait = arrival.At - clock.GetUtcNow();
                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, clock, stop);
                }

                acknowledged(await booth.CastAsync(arrival.Ballot, patience, stop));
            }
        );
}
