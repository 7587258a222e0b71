using Hustings.Record;
using Hustings.Record.Minutes;
using Hustings.Verification.Contests;
using Hustings.Verification.Tests.Contests.Law;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Contests;

/// <summary>The list of a stage beside the one that follows from table, activated spares and void rows.</summary>
public sealed class ListChecksTests
{
    private static readonly ContestStep End = SampleSteps.All[^1];
    private static readonly string Other = Fingerprint.Hex("another"u8);
    private readonly ContestStory story = Told.By(End);

    private StageStory Stage => story.Stage("advance")!;

    [Fact]
    public void List_is_as_long_and_of_the_credentials_that_follow_from_the_table()
    {
        Said(note => note).ShouldBeNull();
        Said(note => note with { Listed = note.Listed + 1 }).ShouldBe("advance lists 7, by the table there are 6");
        Said(note => note with { Listed = note.Listed - 1 }).ShouldBe("advance lists 5, by the table there are 6");
        Said(note => note with { Credentials = Other })
            .ShouldBe("the list of advance is not what follows from the table");
    }

    [Fact]
    public void List_is_made_from_the_voids_that_its_note_names()
    {
        const string Others = "the list of advance was made from other voids";
        Said(note => note with { Voids = Other }).ShouldBe(Others);
        Said(note => note with { VoidHeight = 0 }).ShouldBe(Others);
        Said(note => note with { VoidHeight = 9 }).ShouldBe(Others);
    }

    [Fact]
    public void Spare_code_is_on_the_list_once_it_is_activated_and_a_void_one_is_not()
    {
        Stage.ActiveRows = new HashSet<int>();
        Said(note => note).ShouldBe("advance lists 6, by the table there are 5");
        Stage.ActiveRows = new HashSet<int> { 6, 7 };
        Said(note => note).ShouldBe("advance lists 6, by the table there are 7");
        Stage.ActiveRows = new HashSet<int> { 7 };
        Said(note => note).ShouldBe("the list of advance is not what follows from the table");
    }

    private string? Said(Func<Note.Prepared, Note.Prepared> change)
    {
        var ledger = new Ledger<ContestCheck>(null);
        var roll = new RollChecks(End.Record, story, ledger);
        roll.Run();
        var foundation = new Foundation(story, null, roll);
        var was = Stage.Prepared!;
        Stage.Prepared = was with { Said = change(was.Said) };
        new ListChecks(foundation, [new(End.Record, foundation, Stage, ledger, new(), default)], ledger).Run();
        Stage.Prepared = was;
        var result = ledger.Close().Checks.Single(one => one.Check == ContestCheck.StageList);
        result.State.ShouldBe(result.Note is null ? CheckState.Passed : CheckState.Failed);
        return result.Note;
    }
}
