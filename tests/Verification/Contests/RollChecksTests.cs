using System.Text;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Verification.Contests;
using Hustings.Verification.Tests.Contests.Law;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Contests;

/// <summary>The list of rows that may not vote, and the credential table, by themselves: as an attacker who runs the server could write them.</summary>
public sealed class RollChecksTests
{
    private static readonly ContestStep End = SampleSteps.All[^1];

    [Fact]
    public void Voids_of_the_contest_hold()
    {
        var checks = Run(Good());
        checks.VoidsHold.ShouldBeTrue();
        checks.HeadAt(2).ShouldNotBeNull();
        checks.HeadAt(3).ShouldBeNull();
        checks.HeightOf(checks.HeadAt(0)!).ShouldBe(0);
        checks.HeightOf(checks.HeadAt(2)!).ShouldBe(2);
        checks.HeightOf("other").ShouldBe(-1);
        checks.VoidIn("round-2", 2).ShouldBe([5, 4], ignoreOrder: true);
        checks.VoidIn("round-2", 1).ShouldBe([5]);
    }

    [Fact]
    public void Row_that_is_void_in_one_stage_is_void_there_alone()
    {
        var checks = Run([.. Good(), new(7, VoidCause.Post, "round-1")]);
        checks.VoidsHold.ShouldBeTrue();
        checks.VoidIn("round-1", 3).ShouldBe([5, 4, 7], ignoreOrder: true);
        checks.VoidIn("round-2", 3).ShouldBe([5, 4], ignoreOrder: true);
    }

    [Fact]
    public void Void_row_that_is_none_stands_twice_or_is_of_no_stage_is_refused()
    {
        Said([.. Good(), new(8, VoidCause.Post, null)]).ShouldBe("voids_chain: there is no row 8");
        Said([.. Good(), new(7, VoidCause.Post, "round-9")]).ShouldBe("voids_chain: there is no stage round-9");
        Said([.. Good(), new(5, VoidCause.Post, null)]).ShouldBe("voids_chain: row 5 stands twice");
        Said([.. Good(), new(5, VoidCause.Post, "round-2")]).ShouldBe("valid");
        Said([.. Good(), new(5, VoidCause.Post, "round-2"), new(5, VoidCause.Post, "round-2")])
            .ShouldBe("voids_chain: row 5 stands twice");
    }

    [Fact]
    public void Rows_declared_void_are_those_of_the_orders_and_for_all_stages()
    {
        const string Others = "voids_ordered: the rows declared void are not those of the orders";
        Said([new(5, VoidCause.Post, null)]).ShouldBe(Others);
        Said([.. Good(), new(0, VoidCause.Void, null)]).ShouldBe(Others);
        Said([new(5, VoidCause.Post, null), new(4, VoidCause.Void, "round-2")])
            .ShouldBe("voids_ordered: a row declared void for one stage only");
    }

    [Fact]
    public void After_a_line_that_does_not_follow_the_others_are_not_looked_at()
    {
        var lines = Lines(Good());
        Array.Reverse(lines);
        var ledger = new Ledger<ContestCheck>(null);
        var checks = new RollChecks(End.Record.With("voids.jsonl", ContestMaker.Joined(lines)), Told.By(End), ledger);
        checks.Run();
        checks.VoidsHold.ShouldBeFalse();
        Result(ledger, ContestCheck.VoidsChain).ShouldBe((CheckState.Failed, "line 0 of the voids does not follow"));
        Result(ledger, ContestCheck.VoidsOrdered).State.ShouldBe(CheckState.NotReached);
        ledger.Close().Failures.ShouldBe(1, "the second line is accounted for");
    }

    [Fact]
    public void Void_list_that_breaks_off_says_so_and_nothing_is_made_of_it()
    {
        var whole = ContestMaker.Joined(Lines(Good()));
        var ledger = new Ledger<ContestCheck>(null);
        var checks = new RollChecks(End.Record.With("voids.jsonl", whole[..^1]), Told.By(End), ledger);
        checks.Run();
        checks.VoidsHold.ShouldBeFalse();
        checks.HeadAt(0).ShouldNotBeNull();
        checks.HeadAt(1).ShouldBeNull();
        Result(ledger, ContestCheck.VoidsCanonical).ShouldBe((CheckState.Failed, "voids.jsonl breaks off"));
        Result(ledger, ContestCheck.VoidsOrdered).State.ShouldBe(CheckState.NotReached);
        ledger.Close().Failures.ShouldBe(1);
    }

    [Fact]
    public void Table_that_is_not_there_says_so()
    {
        var ledger = new Ledger<ContestCheck>(null);
        var checks = new RollChecks(End.Record.With("credential-table.txt", (byte[]?)null), Told.By(End), ledger);
        checks.Run();
        checks.Table.ShouldBeNull();
        Result(ledger, ContestCheck.TableCanonical).ShouldBe((CheckState.Failed, "credential-table.txt is not there"));
    }

    /// <summary>Whoever voted in advance stands on a list for all stages that follow; a row void in one stage alone is on none.</summary>
    [Fact]
    public void Row_on_a_list_of_those_who_voted_outside_is_void_for_its_cause_and_in_all_stages()
    {
        const string Another = "voids_ordered: a row void for another cause than its list says";
        var story = Told.By(End);
        story.VotedLists.Add(new(VoidCause.Advance, 1, RowList.Hash([7])));
        Said([.. Good(), new(7, VoidCause.Advance, null)], story).ShouldBe("valid");
        Said([.. Good(), new(7, VoidCause.Advance, "round-1")], story).ShouldBe(Another);
        Said([.. Good(), new(7, VoidCause.Post, null)], story).ShouldBe(Another);
    }

    [Fact]
    public void Contest_without_a_void_row_has_no_list_of_them_or_an_empty_one()
    {
        var story = Told.By(SampleSteps.At("frozen"));
        foreach (
            var record in new[] { End.Record.With("voids.jsonl", (byte[]?)null), End.Record.With("voids.jsonl", []) }
        )
        {
            var ledger = new Ledger<ContestCheck>(null);
            new RollChecks(record, story, ledger).Run();
            Result(ledger, ContestCheck.VoidsChain).ShouldBe((CheckState.NotYet, "no row is void"));
            Result(ledger, ContestCheck.VoidsOrdered).State.ShouldBe(CheckState.Passed);
        }
    }

    [Fact]
    public void Table_is_the_frozen_one_with_its_members_spares_and_stages()
    {
        var story = Told.By(End);
        var roll = story.Roll!;
        Table(story).ShouldBe((CheckState.Passed, null));
        story.Roll = roll with { Said = roll.Said with { Table = new string('0', 64) } };
        Table(story).ShouldBe((CheckState.Failed, "not the table that was frozen with the roll"));
        const string Sizes = "not as many members or spares as were frozen";
        story.Roll = roll with { Said = roll.Said with { Members = 5 } };
        Table(story).ShouldBe((CheckState.Failed, Sizes));
        story.Roll = roll with { Said = roll.Said with { Spares = 3 } };
        Table(story).ShouldBe((CheckState.Failed, Sizes));
        story.Roll = roll;
        var definition = story.Definition;
        story.Amend(definition with { Id = "99999999999999" });
        Table(story).ShouldBe((CheckState.Failed, "the table of another contest"));
        story.Amend(definition with { Stages = [.. definition.Stages.Reverse()] });
        Table(story).ShouldBe((CheckState.Failed, "not the columns of the definition's stages"));

        static (CheckState, string?) Table(ContestStory story)
        {
            var ledger = new Ledger<ContestCheck>(null);
            var checks = new RollChecks(End.Record, story, ledger);
            checks.Run();
            var result = Result(ledger, ContestCheck.TableFrozen);
            (checks.Table is null).ShouldBe(result.State == CheckState.Failed);
            return result;
        }
    }

    private static VoidEntry[] Good() => [new(5, VoidCause.Post, null), new(4, VoidCause.Void, null)];

    private static string[] Lines(IEnumerable<VoidEntry> entries)
    {
        var log = new VoidsLog(End.Definition.Id);
        return [.. entries.Select(entry => Encoding.ASCII.GetString(log.Append(entry)))];
    }

    private static RollChecks Run(IEnumerable<VoidEntry> entries) => Run(entries, new(null));

    private static RollChecks Run(
        IEnumerable<VoidEntry> entries,
        Ledger<ContestCheck> ledger,
        ContestStory? story = null
    )
    {
        var record = End.Record.With("voids.jsonl", ContestMaker.Joined(Lines(entries)));
        var checks = new RollChecks(record, story ?? Told.By(End), ledger);
        checks.Run();
        return checks;
    }

    private static string Said(IEnumerable<VoidEntry> entries, ContestStory? story = null)
    {
        var ledger = new Ledger<ContestCheck>(null);
        var checks = Run(entries, ledger, story);
        var failed = ledger
            .Close()
            .Checks.FirstOrDefault(check =>
                check.Check is ContestCheck.VoidsChain or ContestCheck.VoidsOrdered && check.State == CheckState.Failed
            );
        checks.VoidsHold.ShouldBe(failed is null);
        return failed is null ? "valid" : $"{failed.Name}: {failed.Note}";
    }

    private static (CheckState State, string? Note) Result(Ledger<ContestCheck> ledger, ContestCheck check)
    {
        var result = ledger.Close().Checks.Single(one => one.Check == check);
        return (result.State, result.Note);
    }
}
