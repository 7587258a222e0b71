using System.Globalization;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Verification.Contests;

namespace Hustings.Verification.Tests.Contests.Law;

/// <summary>The story that a made contest's minutes told so far, without asking whether any of it was lawful, and in words.</summary>
internal static class Told
{
    public static ContestStory By(ContestStep step)
    {
        var definitions = Definitions(step).ToDictionary(one => one.Hash, StringComparer.Ordinal);
        var story = new ContestStory(definitions[((Note.Began)step.Minutes[0].Note!).Definition]);
        foreach (var minute in step.Minutes)
        {
            var place = new Place(minute.Height, minute.Hash);
            if (minute.Order is { } order)
            {
                OrderLaw.Apply(story, order, minute.Time, place, definitions);
            }
            else
            {
                NoteLaw.Apply(story, minute.Note!, place);
            }
        }
        return story;
    }

    public static IEnumerable<ContestDefinition> Definitions(ContestStep step)
    {
        foreach (
            var (path, bytes) in step.Record.Files.Where(file =>
                file.Key.StartsWith("definitions/", StringComparison.Ordinal)
            )
        )
        {
            yield return ContestDefinition.TryRead(bytes, out var definition) == default
                ? definition!
                : throw new InvalidOperationException(path);
        }
    }

    /// <summary>Everything that the story remembers, but for hashes and keys.</summary>
    public static List<string> Lines(ContestStory story, DateTimeOffset now) =>
        [
            $"definition: {List(story.Definition.Candidates.Select(one => one.Id))}, batches of {story.Definition.PostBatch}",
            $"officers: {List(story.Officers.Select(one => one.Key + (one.Value.X.StartsWith("aaaa", StringComparison.Ordinal) ? " anew" : "")))}",
            $"terminals: {List(story.Terminals)}",
            $"roll: {story.Roll?.Said.Members} and {story.Roll?.Said.Spares} at {story.Roll?.Place.Height}",
            $"active: {List(story.ActiveRows)}",
            $"void: {List(story.VoidRows.Select(one => $"{one.Key} at {one.Value.Height}"))}",
            $"keys: {List(story.KeyCommitments.Select(one => $"{one.Key} at {one.Value.Place.Height}"))}, shown at {story.Trustees?.Place.Height}",
            $"lot: {List(story.LotCommitments.Keys)}, revealed {List(story.LotReveals.Select(one => $"{one.Key} at {one.Value.Place.Height}"))}",
            $"opened: {story.EverOpened}, erased: {story.Erased}",
            $"withdrawn: {List(story.Withdrawn)}, winner: {story.Winner} {Time(story.DeclaredAt)} {story.Declaration?.Said[..4]}",
            $"race: {List(story.Race.Select(one => $"{one.Kind} {one.Stage?.Id}{one.Candidate} at {one.Place.Height}"))}",
            .. story.Stages.SelectMany(stage => Lines(stage, now)),
        ];

    private static IEnumerable<string> Lines(StageStory stage, DateTimeOffset now) =>
        [
            $"{stage.Id}: {stage.Step}, now {stage.At(now)}, candidates {List(stage.Candidates ?? [])}",
            $"{stage.Id} windows: {List(stage.Windows.Select(one => $"{one.Channel} {Time(one.Opens)}-{Time(one.Closes)}"))}",
            $"{stage.Id} prepared: {stage.Prepared?.Said.Listed} at {stage.Prepared?.Place.Height} under {stage.PreparedUnder?.PostBatch}, "
                + $"active {List(stage.ActiveRows)}, members {stage.Members}, struck before {List(stage.StruckBefore)}",
            $"{stage.Id} box: struck {List(stage.Strikes.Select(one => $"{one.Said.Row} at {one.Place.Height}"))}, "
                + $"batches {List(stage.Batches.Select(one => $"{one.Column} {one.Batch}"))}, tally {stage.Tally?.Said.Height} at {stage.Tally?.Place.Height}, "
                + $"sealed {stage.Sealed?.Said.Ballots} at {stage.Sealed?.Place.Height}",
            $"{stage.Id} end: shuffled {List(stage.Shuffled.Select(one => $"{one.Said.Trustee} at {one.Place.Height}"))}, "
                + $"opened {List(stage.Opened.Select(one => $"{one.Said.Trustee} at {one.Place.Height}"))}, counted at {stage.Counted?.Place.Height}",
        ];

    /// <summary>What became different, in one line.</summary>
    public static string Difference(IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        string.Join("; ", after.Except(before, StringComparer.Ordinal).DefaultIfEmpty("nothing changes"));

    private static string Time(DateTimeOffset? time) =>
        time?.ToString("dd.MM. HH:mm:ss", CultureInfo.InvariantCulture) ?? "";

    private static string List<T>(IEnumerable<T> items) => $"[{string.Join(' ', items)}]";
}
