using System.Collections.Concurrent;
using Hustings.Contest.Roll;
using Hustings.Contest.Storage;
using Hustings.Server.Contests;

namespace Hustings.Server.Notices;

/// <summary>
/// Makes batches when times change and sends them, the newest first. What is to be done follows from the minutes and the batches' rows, so
/// a start goes on where a stop or a crash left off.
/// </summary>
internal sealed class NoticeWorker : BackgroundService
{
    // A change from before this start is told only while it is news.
    private static readonly TimeSpan Recent = TimeSpan.FromHours(24);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);

    private readonly NoticeBook book;
    private readonly ContestOffice office;
    private readonly TimeProvider time;
    private readonly ILogger<NoticeWorker> log;
    private readonly ConcurrentQueue<TimeChange> changes = new();
    private readonly SemaphoreSlim news = new(0, 1);
    private readonly Dictionary<string, Course> courses = [];

    public NoticeWorker(
        NoticeBook book,
        ContestOffice office,
        TimeChanges times,
        TimeProvider time,
        ILogger<NoticeWorker> log
    )
    {
        this.book = book;
        this.office = office;
        this.time = time;
        this.log = log;
        if (book.Settings is null)
        {
            return;
        }

        times.Changed += change =>
        {
            changes.Enqueue(change);
            Wake();
        };
        book.News += Wake;
        // The minute may have been written and the batch not.
        foreach (var stage in office.State.Stages)
        {
            if (times.Of(stage.Id) is { } change && office.Now - change.At < Recent)
            {
                changes.Enqueue(change);
            }
        }
    }

    public override void Dispose()
    {
        news.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (book.Settings is { } settings && !stoppingToken.IsCancellationRequested)
        {
            TimeSpan wait;
            try
            {
                wait = await OnceAsync(settings, stoppingToken).ConfigureAwait(false);
            }
            catch (Exception fault)
                when (fault
                        is StorageUnavailableException
                            or IOException
                            or UnauthorizedAccessException
                            or InvalidDataException
                )
            {
                // The kind only: a message may hold a path or a line of the contacts.
                log.LogWarning("Notices wait, and are tried again: {Problem}", fault.GetType().Name);
                wait = AfterTrouble;
            }

            await WaitAsync(wait, stoppingToken).ConfigureAwait(false);
        }
    }

    // How long nothing is to be done.
    private async Task<TimeSpan> OnceAsync(NoticeSettings settings, CancellationToken stop)
    {
        while (changes.TryPeek(out var change))
        {
            await book.AddAsync(change).ConfigureAwait(false);
            changes.TryDequeue(out _);
        }

        var open = book.All.Where(batch => !batch.Done).Reverse().ToList();
        foreach (var old in open.Where(book.IsSuperseded).ToList())
        {
            await EndAsync(old, NoticeFailure.Superseded).ConfigureAwait(false);
            open.Remove(old);
        }

        if (settings.ByHand)
        {
            return Timeout.InfiniteTimeSpan;
        }

        foreach (var batch in open.Where(batch => CourseOf(batch).Rest(time) == TimeSpan.Zero))
        {
            await SendAsync(batch, settings, stop).ConfigureAwait(false);
            return TimeSpan.Zero;
        }

        return open.Count == 0 ? Timeout.InfiniteTimeSpan : open.Min(batch => CourseOf(batch).Rest(time));
    }

    private async Task SendAsync(NoticeBatch batch, NoticeSettings settings, CancellationToken stop)
    {
        var course = CourseOf(batch);
        var pending = Pending(batch);
        if (book.Recipients(batch.Id) is not { } contacts)
        {
            await EndAsync(batch, NoticeFailure.Erased).ConfigureAwait(false);
            return;
        }

        var round = new NoticeRound(
            book,
            settings,
            time,
            office.State.Definition.Id,
            () => stop.IsCancellationRequested || !changes.IsEmpty || office.State.Erased
        );
        await round.RunAsync(batch, pending, contacts).ConfigureAwait(false);
        if (stop.IsCancellationRequested || !changes.IsEmpty || office.State.Erased)
        {
            // Gone on with by the next start, or after the newer batch is made.
            return;
        }

        if (Pending(batch).Count == 0)
        {
            await EndAsync(batch, null).ConfigureAwait(false);
        }
        else if (course.Round >= settings.Waits.Count)
        {
            await EndAsync(batch, round.Closed).ConfigureAwait(false);
        }
        else
        {
            courses[batch.Id] = new(course.Round + 1, time.GetTimestamp(), settings.Waits[course.Round]);
        }
    }

    /// <summary>Finishes a batch; what was never tried fails for the reason given, or for the reason it had.</summary>
    private async Task EndAsync(NoticeBatch batch, NoticeFailure? reason)
    {
        if (reason is { } failure)
        {
            var rest = Pending(batch);
            var untried = failure is NoticeFailure.Superseded or NoticeFailure.Erased
                ? rest
                : rest.Where(tried => tried.Tries == 0).ToList();
            await book.FailAsync(batch.Id, untried, failure).ConfigureAwait(false);
        }

        await book.FinishAsync(batch.Id).ConfigureAwait(false);
        courses.Remove(batch.Id);
        var done = book.Find(batch.Id)!;
        log.LogInformation("Notices {Batch}: {Sent} sent, {Failed} failed", batch.Id, done.Sent, done.Failed);
    }

    // Untried, to be tried again on an officer's word (no tries yet), or failed in a way that may pass.
    private List<NoticeTry> Pending(NoticeBatch batch)
    {
        var tries = office.Store.ReadTries(batch.Id).ToDictionary(tried => tried.Recipient);
        return
        [
            .. Enumerable
                .Range(0, batch.Recipients)
                .Select(place => tries.GetValueOrDefault(place) ?? new NoticeTry(place, 0, false, null))
                .Where(tried =>
                    !tried.Sent
                    && (
                        tried.Tries == 0
                        || (tried.Failure is { } code && NoticeFailures.IsPassing(NoticeFailures.Read(code)))
                    )
                ),
        ];
    }

    private Course CourseOf(NoticeBatch batch) => courses.GetValueOrDefault(batch.Id) ?? Course.Begin;

    private void Wake()
    {
        try
        {
            news.Release();
        }
        catch (SemaphoreFullException)
        {
            // It looks soon anyway.
        }
    }

    private async Task WaitAsync(TimeSpan wait, CancellationToken stop)
    {
        if (wait == TimeSpan.Zero || stop.IsCancellationRequested)
        {
            return;
        }

        try
        {
            await news.WaitAsync(wait, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The loop ends by itself.
        }
    }

    /// <summary>Where a batch stands in its rounds. Not kept over a restart: then it begins with the first round again.</summary>
    private sealed record Course(int Round, long Since, TimeSpan Wait)
    {
        public static readonly Course Begin = new(0, 0, TimeSpan.Zero);

        public TimeSpan Rest(TimeProvider time)
        {
            var rest = Wait == TimeSpan.Zero ? TimeSpan.Zero : Wait - time.GetElapsedTime(Since);
            return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
        }
    }
}
