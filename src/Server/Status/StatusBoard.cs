using System.Collections.Concurrent;
using System.Text;
using Hustings.Contest;
using Hustings.Gate.Detection;
using Hustings.Record;
using Hustings.Record.Minutes;
using Hustings.Server.Contests;
using Hustings.Server.Incidents;
using Hustings.Server.Pages;
using Hustings.Server.Probes;
using Hustings.Server.Stages;

namespace Hustings.Server.Status;

/// <summary>Makes the picture that the status pages show from the parts of this server.</summary>
public sealed class StatusBoard(
    ContestOffice office,
    TimeChanges changes,
    ProbeLog probes,
    ProbeBoard board,
    ServedFiles files,
    TrafficNews traffic,
    TimeProvider time
)
{
    private const int MostIncidents = 20;

    // What a probe found an hour ago says nothing about now.
    private static readonly TimeSpan FilesFresh = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, (long At, string Beat)> beats = new(StringComparer.Ordinal);

    /// <summary>A word that changes when the advice does; made at most once a second, however many pages watch it.</summary>
    public string Beat(StageDesk desk)
    {
        var uuid = desk.Info.Uuid;
        if (beats.TryGetValue(uuid, out var known) && time.GetElapsedTime(known.At) < TimeSpan.FromSeconds(1))
        {
            return known.Beat;
        }

        var picture = Of(desk);
        var advice = StatusAdvice.Of(picture);
        var incidents = string.Join('|', picture.Incidents.Select(one => $"{one.Number} {one.Words.En}"));
        var beat = Fingerprint.Hex(Encoding.UTF8.GetBytes($"{advice.Sentence.En}|{advice.Next.En}|{incidents}"))[..8];
        beats[uuid] = (time.GetTimestamp(), beat);
        return beat;
    }

    public StatusPicture Of(StageDesk desk)
    {
        var now = time.GetUtcNow();
        var info = desk.Info;
        return new(
            now,
            info.Contest,
            info.TimeZone,
            info.Help,
            new(info.Uuid, info.Title, desk.Phase, info.Opens, info.Closes, Change(desk.Id)),
            Traffic(),
            ProbePicture.Of(probes.Recent, now),
            Files(now),
            [.. traffic.Incidents.Reverse().Take(MostIncidents).Select(incident => Shown(incident, info.TimeZone, now))]
        );
    }

    // That test votes do not get through is no proof that somebody attacks, and nobody is told so.
    private TrafficState Traffic() =>
        traffic.State == TrafficState.Attack
        && traffic.Incidents is [.., var last]
        && last.Kinds.All(kind => kind == AttackKind.Unreachable)
            ? TrafficState.Calm
            : traffic.State;

    private static IncidentPicture Shown(Incident incident, string zone, DateTimeOffset now)
    {
        var phase = incident.End is null ? IncidentPhase.Opened : IncidentPhase.Closed;
        var words = IncidentSentences.Of(IncidentNotes.FiguresOf(incident, phase), zone, now);
        return new(incident.Number, incident.Start, incident.End, new(words.En, words.Fr));
    }

    /// <summary>Probes from outside first: they see what this server cannot, a cache or a proxy that hands out something else.</summary>
    private FileState Files(DateTimeOffset now)
    {
        FileState[] found =
        [
            .. board
                .All.Where(probe => probe.Files is { } finding && now - finding.Time < FilesFresh)
                .Select(probe => probe.Files!.State),
        ];
        return found.Contains(FileState.Different) || files.Differing.Count > 0 ? FileState.Different
            : found.Contains(FileState.Same) ? FileState.Same
            : office.State.Served is null ? FileState.NotNoted
            : FileState.Unknown;
    }

    private ChangePicture? Change(string stage)
    {
        if (changes.Of(stage) is not { Opened: true, Kind: OrderKind.Extend or OrderKind.SetWindows } change)
        {
            return null;
        }

        var (from, to) = (Closes(change.From), Closes(change.To));
        return to > from || (to is null && from is not null)
            ? new(change.At, from, to, change.Reason is { } reason ? new Text(reason.En, reason.Fr) : null)
            : null;
    }

    private static DateTimeOffset? Closes(IReadOnlyList<Hustings.Record.Definitions.ChannelWindow> windows) =>
        (
            windows.FirstOrDefault(window => window.Channel == Hustings.Record.Definitions.Channel.Remote) ?? windows[0]
        ).Closes;
}

/// <summary>What detection says about traffic, for those who show it. Nothing but calm until detection has spoken. Thread-safe.</summary>
public sealed class TrafficNews
{
    private volatile IReadOnlyList<Incident> incidents = [];
    private volatile TrafficState state;

    public TrafficState State
    {
        get => state;
        set => state = value;
    }

    /// <summary>Oldest first, the last one perhaps still open.</summary>
    public IReadOnlyList<Incident> Incidents
    {
        get => incidents;
        set => incidents = value;
    }
}
