using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using static Hustings.Verification.Contests.StageState;

namespace Hustings.Verification.Contests;

/// <summary>Where the system may write which note, and what follows from it (docs/spec/minutes.md, "Notes").</summary>
internal static class NoteLaw
{
    /// <summary>What is wrong with the note in this state, or null.</summary>
    public static string? Check(ContestStory story, Note note, int height, DateTimeOffset time) =>
        note switch
        {
            Note.Began => height == 0 ? null : "the contest began before",
            _ when height == 0 => "the minutes do not begin with the note began",
            Note.KeyCommitment it => story.Trustees is not null
                ? "a commitment after the keys were shown"
                : Trustee(story, it.Trustee, story.KeyCommitments.ContainsKey(it.Trustee)),
            Note.Trustees => story.Trustees is not null ? "the trustees' keys are there already"
            : story.KeyCommitments.Count < story.Definition.Trustees.Count
                ? "keys shown before every trustee committed to one"
            : null,
            Note.LotCommitment it => story.EverOpened
                ? "a commitment to the lot after the first opening"
                : Trustee(story, it.Trustee, story.LotCommitments.ContainsKey(it.Trustee)),
            Note.LotReveal it => story.LotCommitments.Count < story.Definition.Trustees.Count
                ? "a contribution to the lot before every trustee committed to one"
                : Trustee(story, it.Trustee, story.LotReveals.ContainsKey(it.Trustee)),
            Note.Prepared it => story.Stage(it.Stage) is { Step: Planned, Candidates: not null }
                ? null
                : $"{it.Stage} was not to be prepared",
            Note.Sealed it => story.Stage(it.Stage) is { Step: Tallying, Sealed: null }
                ? null
                : $"the tally of {it.Stage} was not to be made",
            Note.Shuffled it => Shuffled(story, it),
            Note.Opened it => Opened(story, it),
            Note.Counted it => story.Stage(it.Stage) is { Step: Tallying or Counted, Sealed: not null }
                ? null
                : $"{it.Stage} was not to be counted",
            Note.Incident { Figures: { } it } => IncidentLaw.Check(story, it, time),
            Note.TurnedAway it => IncidentLaw.Check(story, it, time),
            Note.Declaration => story.Winner is null ? "a declaration without an order"
            : story.Declaration is not null ? "a second declaration"
            : null,
            Note.Erased => story.Erased ? null : "erased without an order",
            _ => null,
        };

    public static void Apply(ContestStory story, Note note, Place place)
    {
        switch (note)
        {
            case Note.KeyCommitment it:
                story.KeyCommitments[it.Trustee] = new(it.Hash, place);
                break;
            case Note.Trustees it:
                story.Trustees = new(it.Hash, place);
                break;
            case Note.LotCommitment it:
                story.LotCommitments[it.Trustee] = it.Hash;
                break;
            case Note.LotReveal it:
                story.LotReveals[it.Trustee] = new(it.Contribution, place);
                break;
            case Note.Prepared it:
                Prepared(story, story.Stage(it.Stage)!, it, place);
                break;
            case Note.Sealed it:
                story.Stage(it.Stage)!.Sealed = new(it, place);
                break;
            case Note.Shuffled it:
                story.Stage(it.Stage)!.Shuffled.Add(new(it, place));
                break;
            case Note.Opened it:
                story.Stage(it.Stage)!.Opened.Add(new(it, place));
                break;
            case Note.Declaration it:
                story.Declaration = new(it.Hash, place);
                break;
            case Note.Incident { Figures: { } it }:
                story.Incident = it;
                break;
            case Note.TurnedAway it:
                story.Stage(it.Stage)!.TurnedAwayAt = it.Closed;
                break;
            case Note.Counted it:
                var stage = story.Stage(it.Stage)!;
                (stage.Counted, stage.Step) = (new(it, place), Counted);
                story.Race.RemoveAll(happened => happened.Kind == OrderKind.CountColumn && happened.Stage == stage);
                story.Race.Add(new(OrderKind.CountColumn, place, stage, null));
                break;
            default:
                break;
        }
    }

    private static void Prepared(ContestStory story, StageStory stage, Note.Prepared note, Place place)
    {
        stage.Step = StageState.Prepared;
        stage.Prepared = new(note, place);
        stage.PreparedUnder = story.Definition;
        stage.ActiveRows = story.ActiveRows.ToHashSet();
        stage.Members =
            story.Roll!.Said.Members + story.ActiveRows.Count - story.VoidRows.Count(row => Held(story, row.Key));
        stage.StruckBefore = story.Stages.ToDictionary(other => other.Id, other => other.Strikes.Count);
    }

    /// <summary>Whether somebody held the code of a row: a member, or whoever got an activated spare.</summary>
    private static bool Held(ContestStory story, int row) =>
        row < story.Roll!.Said.Members || story.ActiveRows.Contains(row);

    private static string? Trustee(ContestStory story, int trustee, bool again) =>
        trustee > story.Definition.Trustees.Count ? $"there is no trustee {trustee}"
        : again ? $"a second one of trustee {trustee}"
        : null;

    private static string? Shuffled(ContestStory story, Note.Shuffled note) =>
        story.Stage(note.Stage)
            is not { Step: Tallying, Sealed: not null, Opened.Count: 0, Definition.Ballot: BallotKind.Ranking } stage
            ? $"{note.Stage} was not to be shuffled"
            : Trustee(story, note.Trustee, stage.Shuffled.Exists(other => other.Said.Trustee == note.Trustee));

    private static string? Opened(ContestStory story, Note.Opened note) =>
        story.Stage(note.Stage) is not { Step: Tallying, Sealed: not null } stage ? $"{note.Stage} was not to be opened"
        : stage.Shuffled.Count < stage.Definition.Mixers ? "opened before enough trustees had shuffled"
        : Trustee(story, note.Trustee, stage.Opened.Exists(other => other.Said.Trustee == note.Trustee));
}
