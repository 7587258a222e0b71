using Hustings.Contest.Storage;
using Hustings.Gate;
using Hustings.Gate.Admission;
using Hustings.Gate.Detection;
using Hustings.Gate.Limits;
using Hustings.Record.Minutes;
using Hustings.Server.Casting;
using Hustings.Server.Contests;
using Hustings.Server.Status;

namespace Hustings.Server.Incidents;

/// <summary>
/// Once a second: takes the meter's reading and what probes met, lets the detector judge, and tells everybody: the gate's state, the public file,
/// the minutes. What must survive a restart is written to the database, seldom. Nobody orders anything by it.
/// </summary>
public sealed class IncidentWatch(
    ContestOffice office,
    TrafficMeter meter,
    ProbeLog probes,
    GateState gate,
    TrafficNews news,
    CheckCrew checks,
    AddressHeat heat,
    ContestFiles files,
    ServerOptions options,
    ILogger<IncidentWatch> log
) : BackgroundService
{
    private const int MostSamples = 900;
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim turn = new(1);
    private readonly AttackDetector detector = new(options.Gate, DetectionLimits.Of(files.Table.Members));
    private readonly IncidentNotes notes = new();
    private readonly Queue<TrafficSample> samples = [];
    private readonly Lock shown = new();
    private DateTimeOffset last;
    private DateTimeOffset saved;
    private Incident? kept;

    /// <summary>The last quarter of an hour, second by second, oldest first.</summary>
    public IReadOnlyList<TrafficSample> Samples
    {
        get
        {
            lock (shown)
            {
                return [.. samples];
            }
        }
    }

    /// <exception cref="InvalidDataException">What is stored cannot be read.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var now = options.Time.GetUtcNow();
        probes.Restore(office.Store.ReadProbeMinutes().Select(StoredIncident.Read));
        detector.Restore(office.Store.ReadIncidents().Select(StoredIncident.Read), now);
        foreach (var minute in office.Store.ReadMinutes(0).Select(line => Chains.Minute(line.Line)))
        {
            if (minute.Note is Note.Incident note)
            {
                notes.Wrote(note, minute.Time);
            }
        }

        (last, saved) = (now, now);
        Show();
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Looks at what happened since it was last called; at nothing if no time has passed.</summary>
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

            var changed = Judge(now);
            await SaveAsync(now, changed).ConfigureAwait(false);
            await NoteAsync(now).ConfigureAwait(false);
        }
        catch (StorageUnavailableException failure)
        {
            log.LogWarning("Incidents wait for storage: {Problem}", failure.Message);
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

    private bool Judge(DateTimeOffset now)
    {
        var seconds = (now - last).TotalSeconds;
        last = now;
        var reading = meter.Take();
        foreach (var probe in probes.TakeUntold())
        {
            detector.Take(probe);
        }

        var changed = detector.Take(now, reading);
        if (changed)
        {
            log.LogWarning("Traffic: {State}, incidents so far: {Count}", detector.State, detector.Incidents.Count);
        }

        lock (shown)
        {
            samples.Enqueue(new(now, seconds, reading, detector.State, gate.Bits, checks.Waiting, heat.Count));
            if (samples.Count > MostSamples)
            {
                samples.Dequeue();
            }
        }

        Show();
        return changed;
    }

    private void Show()
    {
        gate.Traffic = detector.State;
        news.State = detector.State;
        news.Incidents = [.. detector.Incidents];
    }

    // While one lasts its figures are kept every few seconds: what a sudden stop can lose is that much.
    private async Task SaveAsync(DateTimeOffset now, bool changed)
    {
        if (!changed && now - saved < SaveEvery)
        {
            return;
        }

        Incident[] changedOnes =
        [
            .. detector.Incidents.Where(one => one != kept && (kept is null || one.Number >= kept.Number)),
        ];
        var minutes = probes.TakeChanged();
        saved = now;
        if (changedOnes.Length == 0 && minutes.Count == 0)
        {
            return;
        }

        try
        {
            await office
                .Store.DecideAsync(contest =>
                {
                    foreach (var incident in changedOnes)
                    {
                        contest.SetIncident(incident.Number, StoredIncident.Write(incident));
                    }

                    foreach (var minute in minutes)
                    {
                        contest.SetProbeMinute(StoredIncident.Write(minute));
                    }

                    return true;
                })
                .ConfigureAwait(false);
            kept = changedOnes is [.., var newest] ? newest : kept;
        }
        catch (StorageUnavailableException)
        {
            probes.MarkChanged(minutes);
            throw;
        }
    }

    private async Task NoteAsync(DateTimeOffset now)
    {
        if (office.State.Erased || notes.Next(detector.Incidents, now) is not { } figures)
        {
            return;
        }

        var words = IncidentSentences.Of(figures, office.State.Definition.TimeZone, now);
        var incident = detector.Incidents.First(one => one.Number == figures.Number);
        var noted = await office
            .WriteAsync(sitting =>
            {
                // A commit that was not confirmed may be on disk all the same: then this note stands there already.
                if (sitting.State.Incident is { } there && there != notes.Last)
                {
                    return there;
                }

                // Together, so that after a restart no later note can fall behind this one's figures.
                sitting.Contest.SetIncident(incident.Number, StoredIncident.Write(incident));
                sitting.Add(new Note.Incident(words, figures));
                return figures;
            })
            .ConfigureAwait(false);
        notes.Wrote(new Note.Incident(words, noted), now);
    }
}

/// <summary>One look at traffic and gate.</summary>
/// <param name="Seconds">How long it stands for.</param>
/// <param name="Bits">Work asked for in the lane with work.</param>
/// <param name="Waiting">Ballots that wait for their checks.</param>
/// <param name="Addresses">Addresses remembered for their heat.</param>
public sealed record TrafficSample(
    DateTimeOffset Time,
    double Seconds,
    TrafficReading Reading,
    TrafficState State,
    int Bits,
    int Waiting,
    int Addresses
);
