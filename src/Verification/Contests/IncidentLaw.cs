using Hustings.Record.Minutes;
using static Hustings.Verification.Contests.StageState;

namespace Hustings.Verification.Contests;

/// <summary>
/// What notes of incidents and of members turned away may say (docs/spec/minutes.md, "Incidents"). Nobody can verify afterwards what arrived at
/// a server; what can be verified is that the story told about it holds together: nothing is taken back.
/// </summary>
internal static class IncidentLaw
{
    /// <summary>What is wrong with the note of an incident, or null.</summary>
    public static string? Check(ContestStory story, IncidentFigures now, DateTimeOffset time) =>
        now.Number < 1 ? "incidents are counted from 1"
        : now.Kinds.IsEmpty ? "an incident of no kind"
        : now.Start > time || now.End > time ? "an incident in the future"
        : now.End < now.Start ? "an incident that ended before it began"
        : now.Phase == IncidentPhase.Closed != now.End is not null
            ? "an end in another note than the last, or none in it"
        : now.ProbesAccepted > now.Probes ? "more probes got through than were sent"
        : story.Incident is not { } before || before.Number < now.Number
            ? now.Phase is IncidentPhase.Opened or IncidentPhase.Closed ? null
                : "goes on with an incident that was not noted"
        : before.Number > now.Number ? "an earlier incident after a later one"
        : Goes(before, now);

    /// <summary>What is wrong with the count of those turned away, or null.</summary>
    public static string? Check(ContestStory story, Note.TurnedAway note, DateTimeOffset time) =>
        story.Stage(note.Stage) is not { } stage || stage.At(time) < Closed ? $"{note.Stage} was not closed"
        : note.Closed > time || note.Since > note.Closed ? "a closing in the future, or watched only after it"
        : note.Members > stage.Prepared!.Said.Listed ? "more members than the list has"
        : stage.TurnedAwayAt >= note.Closed ? "a second count for the same closing"
        : null;

    private static string? Goes(IncidentFigures before, IncidentFigures now) =>
        now.Start != before.Start ? "began at another time than was noted"
        : !now.Kinds.Holds(before.Kinds) ? "a kind was taken back"
        : now.PeakPerSecond < before.PeakPerSecond
        || now.Hostile < before.Hostile
        || now.Senders < before.Senders
        || now.Accepted < before.Accepted
        || now.PutOff < before.PutOff
        || now.Probes < before.Probes
        || now.ProbesAccepted < before.ProbesAccepted
        || now.SlowestMilliseconds < before.SlowestMilliseconds
        || now.UnwatchedSeconds < before.UnwatchedSeconds
            ? "a figure fell"
        : now.Phase switch
        {
            IncidentPhase.Opened => "the same incident began twice",
            IncidentPhase.Returned => before.Phase == IncidentPhase.Closed ? null : "returned without having ended",
            // It returned and ended again before there was room for a note.
            IncidentPhase.Closed => before.End is null || now.End > before.End ? null : "ended twice",
            _ => before.End is not null ? "goes on after its end was noted" : null,
        };
}
