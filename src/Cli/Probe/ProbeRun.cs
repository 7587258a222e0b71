using Hustings.Server.Probes;
using Hustings.Server.Status;

namespace Hustings.Cli.Probe;

/// <summary>One run of a probe: casts, compares, prints, hands in, and keeps the static page fresh.</summary>
internal sealed class ProbeRun(
    TextWriter output,
    HttpClient http,
    HttpClient? hall,
    ProbeSecrets secrets,
    ProberSettings settings,
    StaticStatus? page,
    ProbeReporter? reporter,
    TimeProvider time
) : IDisposable
{
    private readonly Prober prober = Prober.For(http, hall, secrets, settings, time);
    private readonly OutsideView view = new(time.GetUtcNow());
    private readonly SemaphoreSlim turn = new(1);
    private string lastTrouble = "";

    /// <summary>Each lane once. Exit code 0 if every vote got through and the files are those in the minutes.</summary>
    public async Task<int> OnceAsync(CancellationToken cancel)
    {
        var (results, files) = await prober.OnceAsync(cancel).ConfigureAwait(false);
        foreach (var result in results)
        {
            await TakeAsync(result).ConfigureAwait(false);
        }

        await TakeAsync(files).ConfigureAwait(false);
        await PublishAsync(cancel).ConfigureAwait(false);
        var handedIn = await HandInAsync(cancel).ConfigureAwait(false);
        var well =
            results.All(result => result.Reading.Accepted)
            && files.State is FileState.Same or FileState.NotNoted
            && handedIn;
        return well ? ExitCode.Done : ExitCode.Refused;
    }

    /// <summary>Goes on until it is cancelled.</summary>
    public async Task<int> GoOnAsync(CancellationToken cancel)
    {
        await Task.WhenAll(prober.RunAsync(TakeAsync, TakeAsync, cancel), TellAsync(cancel)).ConfigureAwait(false);
        return ExitCode.Done;
    }

    public void Dispose() => turn.Dispose();

    private async Task TakeAsync(ProbeResult result)
    {
        await InTurnAsync(() =>
            {
                view.Take(result);
                reporter?.Keep(result);
                return Task.CompletedTask;
            })
            .ConfigureAwait(false);
        await SayAsync(ProbeWords.Of(result)).ConfigureAwait(false);
    }

    private async Task TakeAsync(FileFinding finding)
    {
        await InTurnAsync(() =>
            {
                view.Take(finding);
                reporter?.Keep(finding);
                return Task.CompletedTask;
            })
            .ConfigureAwait(false);
        await SayAsync(ProbeWords.Of(finding)).ConfigureAwait(false);
    }

    private async Task TellAsync(CancellationToken cancel)
    {
        while (true)
        {
            await PublishAsync(cancel).ConfigureAwait(false);
            await HandInAsync(cancel).ConfigureAwait(false);
            await Task.Delay(settings.Every, time, cancel).ConfigureAwait(false);
        }
    }

    private async Task PublishAsync(CancellationToken cancel)
    {
        if (page is null)
        {
            return;
        }

        var answer = await ProbeHttp.BytesAsync(http, "/public/status.json", time, cancel).ConfigureAwait(false);
        await InTurnAsync(() =>
            {
                var now = time.GetUtcNow();
                view.Asked(answer is null ? null : StatusFile.Read(answer), now);
                page.Write(view, now, settings.Every);
                return Task.CompletedTask;
            })
            .ConfigureAwait(false);
    }

    // Said once: a server that is away is away for a while.
    private async Task<bool> HandInAsync(CancellationToken cancel)
    {
        var trouble = "";
        if (reporter is not null)
        {
            await InTurnAsync(async () => trouble = await reporter.SendAsync(cancel).ConfigureAwait(false))
                .ConfigureAwait(false);
        }

        if (trouble.Length > 0 && trouble != lastTrouble)
        {
            await SayAsync($"Readings are kept, not handed in: {trouble}").ConfigureAwait(false);
        }

        lastTrouble = trouble;
        return trouble.Length == 0;
    }

    private async Task InTurnAsync(Func<Task> step)
    {
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            await step().ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task SayAsync(string line)
    {
        await output.WriteLineAsync(line).ConfigureAwait(false);
        await output.FlushAsync().ConfigureAwait(false);
    }
}
