using Hustings.Contest;
using Hustings.Gate;
using Hustings.Gate.Detection;
using Hustings.Server.Probes;

namespace Hustings.Server.Status;

/// <summary>
/// Everything that a status page says is said from this: what is known at a moment, nothing guessed. The server makes it from its own parts, a probe
/// elsewhere from <c>/public/status.json</c> and what it measured itself.
/// </summary>
/// <param name="Time">When it was so.</param>
/// <param name="Files">Whether the voting page that is served is the one in the minutes, as far as anybody looked.</param>
/// <param name="Incidents">Newest first.</param>
public sealed record StatusPicture(
    DateTimeOffset Time,
    Text Contest,
    string TimeZone,
    HelpLine? Help,
    StagePicture Stage,
    TrafficState Traffic,
    ProbePicture Probes,
    FileState Files,
    IReadOnlyList<IncidentPicture> Incidents
);

/// <summary>The stage in hand.</summary>
/// <param name="Change">The last order about its times; null if there was none.</param>
public sealed record StagePicture(
    string Uuid,
    Text Title,
    StageState State,
    DateTimeOffset? Opens,
    DateTimeOffset? Closes,
    ChangePicture? Change
);

/// <summary>An order that made voting longer; both times are those at which voting from home closes.</summary>
public sealed record ChangePicture(DateTimeOffset At, DateTimeOffset? From, DateTimeOffset? To, Text? Reason);

/// <summary>What test votes of the public lanes met in the last two minutes.</summary>
/// <param name="SlowestMilliseconds">The longest that an accepted one took.</param>
/// <param name="Last">When the newest one was sent; null if none was.</param>
public sealed record ProbePicture(int Cast, int Accepted, long SlowestMilliseconds, DateTimeOffset? Last)
{
    /// <summary>How far back is looked.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(2);

    /// <summary>From the readings of lanes that anybody can use.</summary>
    public static ProbePicture Of(IEnumerable<ProbeReading> readings, DateTimeOffset now)
    {
        ProbeReading[] own =
        [
            .. readings.Where(one =>
                one.Lane is Hustings.Gate.Lane.Work or Hustings.Gate.Lane.Open && one.Time > now - Window
            ),
        ];
        ProbeReading[] accepted = [.. own.Where(one => one.Accepted)];
        return new(
            own.Length,
            accepted.Length,
            accepted.Length == 0 ? 0 : (long)accepted.Max(one => one.Took).TotalMilliseconds,
            own.Length == 0 ? null : own.Max(one => one.Time)
        );
    }
}

/// <summary>An attack or a disturbance, in the words of the minutes; its figures are in <c>/public/incidents.json</c>.</summary>
/// <param name="End">Null while it lasts.</param>
public sealed record IncidentPicture(int Number, DateTimeOffset Start, DateTimeOffset? End, Text Words);
