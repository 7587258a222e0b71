using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Contest.Orders;
using Hustings.Contest.Storage;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Server.Casting;
using Hustings.Server.Contests;
using Hustings.Server.Stages;

namespace Hustings.Server.Incidents;

/// <summary>
/// Finds out whose ballot was really put off, when there is time for it, and says after each closing how many of these members had not voted: in
/// the minutes, once for each closing, with zero too.
/// </summary>
public sealed class TurnedAwayWatch(
    ContestOffice office,
    StageDirectory stages,
    PutOffBook book,
    CheckCrew checks,
    ServerOptions options,
    ILogger<TurnedAwayWatch> log
) : BackgroundService
{
    private const int WhenIdle = 30;
    private const int WhenBusy = 2;
    private const int AtClosing = 300;

    // Who was in line at closing is decided first; whoever cannot be checked in a minute after that is "at least".
    private static readonly TimeSpan LongestCheck = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim turn = new(1);
    private readonly Dictionary<string, PutOffWatch> watches = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PutOffWatch> saved = new(StringComparer.Ordinal);
    private readonly List<(string Uuid, Credential Credential)> unsaved = [];
    private DateTimeOffset last;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        Restore();
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Does what is to be done now; nothing twice in the same moment.</summary>
    public async Task TickAsync()
    {
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            var now = options.Time.GetUtcNow();
            if (now == last)
            {
                return;
            }

            last = now;
            await WatchAsync(now).ConfigureAwait(false);
            for (var left = checks.Waiting == 0 ? WhenIdle : WhenBusy; left > 0 && CheckOne(null); left--) { }

            await SaveAsync().ConfigureAwait(false);
            foreach (var desk in stages.All.Where(desk => desk.IsPrepared))
            {
                await CloseAsync(desk, now).ConfigureAwait(false);
            }
        }
        catch (StorageUnavailableException failure)
        {
            log.LogWarning("Who was put off waits for storage: {Problem}", failure.Message);
        }
        finally
        {
            turn.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), options.Time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            await TickAsync().ConfigureAwait(false);
        }
    }

    public override void Dispose()
    {
        turn.Dispose();
        base.Dispose();
    }

    // What waited unchecked when the server was stopped is lost, and so is who came while it was: the count is a lower bound from then on.
    private void Restore()
    {
        foreach (var watch in office.Store.ReadPutOffWatches())
        {
            var stage = office.State.Stages.Find(one => one.Definition.Uuid == watch.Uuid);
            var counted = stage?.TurnedAway is not null && stage.PhaseAt(office.Now) >= StagePhase.Closed;
            saved[watch.Uuid] = watch;
            if (!counted)
            {
                book.MarkIncomplete(watch.Uuid);
            }

            watches[watch.Uuid] = counted ? watch : watch with { Gaps = watch.Gaps + 1 };
            foreach (var credential in office.Store.ReadPutOff(watch.Uuid))
            {
                book.Confirm(watch.Uuid, credential);
            }
        }
    }

    private async Task WatchAsync(DateTimeOffset now)
    {
        var begun = stages
            .All.Where(desk =>
                desk is { IsPrepared: true, Phase: StageState.Open or StageState.Paused }
                && !watches.ContainsKey(desk.Info.Uuid)
            )
            .Select(desk => new PutOffWatch(desk.Info.Uuid, Since(desk, now), 0))
            .ToList();
        if (begun.Count == 0 && watches.Values.All(watch => saved.GetValueOrDefault(watch.Uuid) == watch))
        {
            return;
        }

        foreach (var watch in begun)
        {
            watches[watch.Uuid] = watch;
        }

        PutOffWatch[] changed = [.. watches.Values.Where(watch => saved.GetValueOrDefault(watch.Uuid) != watch)];
        await office
            .Store.DecideAsync(contest =>
            {
                Array.ForEach(changed, contest.SetPutOffWatch);
                return true;
            })
            .ConfigureAwait(false);
        Array.ForEach(changed, watch => saved[watch.Uuid] = watch);
    }

    // The first look comes within a second of the opening, which is then what it is watched since.
    private static DateTimeOffset Since(StageDesk desk, DateTimeOffset now) =>
        desk.OpenedAt is { } opened && now - opened < TimeSpan.FromSeconds(10) ? opened : now;

    /// <summary>Checks one ballot that waits, as it would have been checked. False if none does.</summary>
    private bool CheckOne(string? uuid)
    {
        if (book.TakeUnchecked(uuid) is not { } next)
        {
            return false;
        }

        if (!stages.TryGet(next.Uuid, out var desk) || !desk.IsPrepared)
        {
            return true;
        }

        var intake = desk.Parts.Intake;
        try
        {
            var step = intake.CheckSignature(next.Request);
            if (step is IntakeStep.Signed signed && intake.CheckProofs(signed) is IntakeStep.Valid)
            {
                book.Confirm(next.Uuid, next.Credential);
                unsaved.Add((next.Uuid, next.Credential));
            }
        }
        catch (StorageUnavailableException)
        {
            book.PutOff(next.Uuid, desk.Credentials, next.Request);
            throw;
        }

        return true;
    }

    private async Task SaveAsync()
    {
        if (unsaved.Count == 0)
        {
            return;
        }

        (string Uuid, Credential Credential)[] found = [.. unsaved];
        await office
            .Store.DecideAsync(contest =>
            {
                Array.ForEach(found, one => contest.AddPutOff(one.Uuid, one.Credential));
                return true;
            })
            .ConfigureAwait(false);
        unsaved.Clear();
    }

    private async Task CloseAsync(StageDesk desk, DateTimeOffset now)
    {
        var uuid = desk.Info.Uuid;
        if (
            desk.Phase >= StageState.Tallying
            && office.State.Stage(desk.Id)?.TurnedAway?.Closed >= desk.ClosedAt
            && book.Forget(uuid)
        )
        {
            // It cannot be opened again, so nobody has to know any more who it was.
            await office
                .Store.DecideAsync(contest =>
                {
                    contest.ForgetPutOff(uuid);
                    return true;
                })
                .ConfigureAwait(false);
            return;
        }

        if (
            desk.Phase < StageState.Closed
            || desk.ClosedAt is not { } closed
            || now < closed + options.Gate.LongestWait + TimeSpan.FromSeconds(2)
            || !watches.TryGetValue(uuid, out var watch)
            || office.State.Stage(desk.Id)?.TurnedAway?.Closed >= closed
        )
        {
            return;
        }

        for (var left = AtClosing; left > 0; left--)
        {
            if (!CheckOne(uuid))
            {
                break;
            }
        }

        await SaveAsync().ConfigureAwait(false);
        if (book.TakeUnchecked(uuid) is { } more)
        {
            if (now < closed + LongestCheck)
            {
                book.PutOff(uuid, desk.Credentials, more.Request);
                return;
            }

            book.MarkIncomplete(uuid);
        }

        var (members, atLeast) = book.Of(uuid);
        var rows = members.Select(desk.Parts.Stage.RowOf).ToList();
        await office
            .WriteAsync(sitting =>
            {
                // A commit that was not confirmed may be on disk all the same, and an extension may have come meanwhile.
                if (
                    sitting.State.Stage(desk.Id) is not { } stage
                    || stage.PhaseAt(sitting.Time) < StagePhase.Closed
                    || stage.TurnedAway?.Closed >= closed
                )
                {
                    return false;
                }

                // Nothing is decided between looking who voted and writing the number.
                var count = rows.Count(row => sitting.Contest.BallotsOf(uuid, row).Count == 0);
                sitting.Add(
                    new Note.TurnedAway(desk.Id, closed, count, atLeast || watch.Gaps > 0, Earlier(watch.Since, closed))
                );
                return true;
            })
            .ConfigureAwait(false);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
