using System.Text.Json;
using Hustings.Gate.Detection;
using Hustings.Record.Json;
using Hustings.Record.Minutes;
using Hustings.Server.Contests;
using Hustings.Server.Officers;
using Hustings.Server.PublicFiles;
using Hustings.Server.Stages;
using Hustings.Server.Status;
using Hustings.Server.Story;

namespace Hustings.Server.Incidents;

/// <summary>
/// <c>/public/incidents.json</c> and what stages say of members turned away (docs/spec/gate.md, "Incidents"): figures and words, no address and no
/// credential. Made at most once a second, however many ask.
/// </summary>
public sealed class IncidentFiles(ContestOffice office, TrafficNews news, ProbeLog probes)
{
    // Months of them; older ones stand in the minutes.
    private const int Most = 200;
    private readonly Lock gate = new();
    private PublicFile? made;
    private long madeAt;

    internal PublicFile Incidents()
    {
        var second = office.Now.ToUnixTimeSeconds();
        lock (gate)
        {
            if (made is null || madeAt != second)
            {
                (made, madeAt) = (Make(office.Now), second);
            }

            return made;
        }
    }

    /// <summary>How many were put off and had not voted when this stage closed; null until it is counted.</summary>
    internal PublicFile? TurnedAway(StageDesk desk) =>
        office.State.Stage(desk.Id)?.TurnedAway is { } note
            ? PublicFile.Json(
                JsonSerializer.SerializeToUtf8Bytes(
                    new
                    {
                        version = 1,
                        closed = ContestView.Utc(note.Closed),
                        members = note.Members,
                        atLeast = note.AtLeast,
                        since = ContestView.Utc(note.Since),
                        words = NoteWords.TurnedAway(note),
                    },
                    OfficerRequest.Format
                ),
                PublicFile.Moving
            )
            : null;

    /// <summary>An incident as public and officers' files give it.</summary>
    internal object Shown(Incident incident, DateTimeOffset now)
    {
        var phase = incident.End is null ? IncidentPhase.Opened : IncidentPhase.Closed;
        var figures = IncidentNotes.FiguresOf(incident, phase);
        return new
        {
            number = figures.Number,
            start = ContestView.Utc(figures.Start),
            end = ContestView.Utc(figures.End),
            kinds = figures.Kinds.Items.Select(RecordName.Of),
            peakPerSecond = figures.PeakPerSecond,
            hostile = figures.Hostile,
            senders = figures.Senders,
            accepted = figures.Accepted,
            putOff = figures.PutOff,
            probes = figures.Probes,
            probesAccepted = figures.ProbesAccepted,
            slowestMilliseconds = figures.SlowestMilliseconds,
            unwatchedSeconds = figures.UnwatchedSeconds,
            returns = incident.Returns,
            lastHostile = ContestView.Utc(incident.LastHostile),
            words = IncidentSentences.Of(figures, office.State.Definition.TimeZone, now),
        };
    }

    private PublicFile Make(DateTimeOffset now) =>
        PublicFile.Json(
            JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    version = 1,
                    time = ContestView.Utc(now),
                    state = RecordName.Of(news.State),
                    incidents = news.Incidents.TakeLast(Most).Select(incident => Shown(incident, now)),
                    probes = probes
                        .Minutes(now.AddMinutes(-10), now)
                        .Select(minute => new
                        {
                            minute = ContestView.Utc(minute.Start),
                            lane = RecordName.Of(minute.Lane),
                            probes = minute.Probes,
                            accepted = minute.Accepted,
                            slowestMilliseconds = (long)minute.Slowest.TotalMilliseconds,
                        }),
                },
                OfficerRequest.Format
            ),
            PublicFile.Moving
        );
}
