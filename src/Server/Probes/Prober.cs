using Hustings.Cryptography;
using Hustings.Gate;

namespace Hustings.Server.Probes;

/// <summary>Which lanes a prober uses, and how often.</summary>
/// <param name="Every">From the beginning of one ballot to the next in the same lane, if the first one took no longer.</param>
/// <param name="FilesEvery">Between two comparisons of the site's files.</param>
public sealed record ProberSettings(IReadOnlyList<Lane> Lanes, TimeSpan Every, TimeSpan FilesEvery);

/// <summary>
/// Casts dummy ballots through each lane, beside one another, for as long as it is let, and compares the served files now and then. What it
/// finds it tells one at a time.
/// </summary>
public sealed class Prober(ProbeVoter voter, FileWatch watch, ProberSettings settings, TimeProvider time)
{
    /// <summary>The lanes that a probe can use.</summary>
    public static IReadOnlyList<Lane> Lanes { get; } = [Lane.Work, Lane.Open, Lane.Hall];

    /// <summary>A prober for a server.</summary>
    /// <param name="hall">To the hall's own listener; null where the hall's ballots come in at the public one.</param>
    public static Prober For(
        HttpClient http,
        HttpClient? hall,
        ProbeSecrets secrets,
        ProberSettings settings,
        TimeProvider time
    ) =>
        new(
            new ProbeVoter(http, hall, secrets, time, SodiumRandom.Instance),
            new FileWatch(http, time),
            settings,
            time
        );

    /// <summary>Each lane once, and the files.</summary>
    public async Task<(IReadOnlyList<ProbeResult> Results, FileFinding Files)> OnceAsync(CancellationToken cancel)
    {
        var files = watch.LookAsync(cancel);
        var results = await Task.WhenAll(settings.Lanes.Select(lane => voter.CastAsync(lane, cancel)))
            .ConfigureAwait(false);
        return (results, await files.ConfigureAwait(false));
    }

    /// <summary>Goes on until it is cancelled.</summary>
    /// <param name="cast">Told after each ballot.</param>
    /// <param name="looked">Told after each comparison of the files.</param>
    public async Task RunAsync(Func<ProbeResult, Task> cast, Func<FileFinding, Task> looked, CancellationToken cancel)
    {
        using var turn = new SemaphoreSlim(1);
        async Task TellAsync(Func<Task> tell)
        {
            await turn.WaitAsync(cancel).ConfigureAwait(false);
            try
            {
                await tell().ConfigureAwait(false);
            }
            finally
            {
                turn.Release();
            }
        }

        var lanes = settings.Lanes.Select(
            (lane, place) =>
                RepeatAsync(
                    // Side by side they would meet the same moment; spread they see more.
                    settings.Every
                        * place
                        / settings.Lanes.Count,
                    settings.Every,
                    async () =>
                    {
                        var result = await voter.CastAsync(lane, cancel).ConfigureAwait(false);
                        await TellAsync(() => cast(result)).ConfigureAwait(false);
                    },
                    cancel
                )
        );
        var files = RepeatAsync(
            TimeSpan.Zero,
            settings.FilesEvery,
            async () =>
            {
                var finding = await watch.LookAsync(cancel).ConfigureAwait(false);
                await TellAsync(() => looked(finding)).ConfigureAwait(false);
            },
            cancel
        );
        await Task.WhenAll([.. lanes, files]).ConfigureAwait(false);
    }

    private async Task RepeatAsync(TimeSpan first, TimeSpan every, Func<Task> step, CancellationToken cancel)
    {
        await Task.Delay(first, time, cancel).ConfigureAwait(false);
        while (true)
        {
            var began = time.GetTimestamp();
            await step().ConfigureAwait(false);
            var rest = every - time.GetElapsedTime(began);
            await Task.Delay(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, time, cancel).ConfigureAwait(false);
        }
    }
}
