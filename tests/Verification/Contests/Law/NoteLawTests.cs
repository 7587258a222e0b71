using Hustings.Record;
using Hustings.Record.Minutes;
using Hustings.Verification.Contests;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Contests.Law;

/// <summary>Every kind of note at every step of a contest: why it may not stand there, or what follows from it (<c>notes.txt</c>).</summary>
public sealed class NoteLawTests
{
    private static readonly string Hash = Fingerprint.Hex("something"u8);

    [Theory]
    [MemberData(nameof(SampleSteps.Names), MemberType = typeof(SampleSteps))]
    public void Note_is_lawful_or_not_and_has_the_effect_it_had_when_this_was_last_read(string name)
    {
        var step = SampleSteps.At(name);
        var answers = new List<(string Answer, string What)>();
        foreach (var note in Notes())
        {
            var story = Told.By(step);
            var before = Told.Lines(story, step.Now);
            var wrong = NoteLaw.Check(story, note, 999, step.Now);
            Told.Lines(story, step.Now).ShouldBe(before, $"{note}: looking at a note has no effect");
            answers.Add((wrong ?? Effect(story, note, step.Now), Words(note)));
        }
        var text = answers
            .GroupBy(one => one.Answer, one => one.What, StringComparer.Ordinal)
            .Select(answer => $"{answer.Key}: {string.Join(", ", answer)}\n");
        Known.ShouldBe(name, string.Concat(text), "Contests", "Law", "notes.txt");
    }

    [Fact]
    public void First_line_is_began_and_no_other_line_is()
    {
        foreach (var step in SampleSteps.All)
        {
            foreach (var note in Notes())
            {
                var wrong = NoteLaw.Check(Told.By(step), note, 0, step.Now);
                wrong.ShouldBe(note is Note.Began ? null : "the minutes do not begin with the note began", step.Name);
            }
        }
    }

    private static string Effect(ContestStory story, Note note, DateTimeOffset now)
    {
        var before = Told.Lines(story, now);
        NoteLaw.Apply(story, note, new Place(999, null));
        return "LAWFUL: " + Told.Difference(before, Told.Lines(story, now));
    }

    private static string Words(Note note) => note.ToString().Replace(Hash, "#", StringComparison.Ordinal);

    private static IEnumerable<Note> Notes()
    {
        yield return new Note.Began(Hash, Hash, Hash, "x");
        foreach (var trustee in new[] { 1, 3, 4 })
        {
            yield return new Note.KeyCommitment(trustee, Hash);
            yield return new Note.LotCommitment(trustee, Hash);
            yield return new Note.LotReveal(trustee, Hash);
        }
        yield return new Note.Trustees(Hash);
        yield return new Note.Notice("x", new("a", "b"), 1, 0);
        yield return new Note.Incident(new("a", "b"));
        yield return new Note.Declaration(Hash);
        yield return new Note.Erased(1);
        foreach (var stage in new[] { "advance", "round-1", "round-2", "round-9" })
        {
            yield return new Note.Prepared(stage, Hash, Hash, 5, Hash, 1);
            yield return new Note.Sealed(stage, Hash, 4);
            yield return new Note.Shuffled(stage, 1, Hash);
            yield return new Note.Opened(stage, 1, Hash);
            yield return new Note.Opened(stage, 2, Hash);
            yield return new Note.Opened(stage, 4, Hash);
            yield return new Note.Counted(stage, Hash, Hash);
        }
    }
}
