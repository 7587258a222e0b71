using System.Threading.RateLimiting;

namespace Hustings.Server.PublicFiles;

/// <summary>
/// What public files may cost at once, whoever asks how often: files that are put together for each asker, on as many processors as there are; long
/// files that are sent as they are read, to so many askers. Everything else is answered from memory.
/// </summary>
public sealed class BoundedWork : IDisposable
{
    private const int Waiting = 256;
    private const int Long = 64;

    private readonly ConcurrencyLimiter making = new(
        new() { PermitLimit = Environment.ProcessorCount, QueueLimit = Waiting }
    );
    private readonly ConcurrencyLimiter sending = new(new() { PermitLimit = Long, QueueLimit = 0 });

    /// <summary>Makes something when it is its turn. False: too many wait.</summary>
    public async Task<(bool Done, T? Made)> MakeAsync<T>(Func<T> make, CancellationToken cancellation)
    {
        using var turn = await making.AcquireAsync(1, cancellation).ConfigureAwait(false);
        return turn.IsAcquired ? (true, make()) : (false, default);
    }

    /// <summary>Sends a long file, or says that others are at it.</summary>
    public async Task SendAsync(HttpContext context, Func<Task> send)
    {
        using var place = sending.AttemptAcquire();
        if (place.IsAcquired)
        {
            await send().ConfigureAwait(false);
        }
        else
        {
            Busy(context);
        }
    }

    /// <summary>Too many at once: try again.</summary>
    public static void Busy(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "5";
    }

    public void Dispose()
    {
        making.Dispose();
        sending.Dispose();
    }
}
