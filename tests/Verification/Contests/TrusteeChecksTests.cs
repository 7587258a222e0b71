using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Verification.Contests;
using Hustings.Verification.Tests.Contests.Law;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Contests;

/// <summary>Trustees and lists in states that the sample contest does not stand still in.</summary>
public sealed class TrusteeChecksTests
{
    [Fact]
    public void Keys_committed_to_are_not_looked_at_before_they_are_shown()
    {
        var step = SampleSteps.At("frozen");
        var story = Told.By(step);
        story.KeyCommitments.Count.ShouldBe(3);
        story.Trustees = null;
        var ledger = new Ledger<ContestCheck>(null);
        var checks = new TrusteeChecks(step.Record, story, ledger);
        checks.Run();
        checks.Trustees.ShouldBeNull();
        checks.Lot.ShouldBeNull();
        Result(ledger, ContestCheck.KeyCommitted).ShouldBe((CheckState.NotYet, "the trustees have no keys yet"));
        Result(ledger, ContestCheck.TrusteesAsDefined).ShouldBe((CheckState.NotYet, "the trustees have no keys yet"));
        Result(ledger, ContestCheck.LotReveal).ShouldBe((CheckState.NotYet, "no lot was drawn"));
    }

    [Fact]
    public void Lists_cannot_be_checked_without_the_table_and_are_not_said_to_be_wrong()
    {
        var step = SampleSteps.All[^1];
        var (record, story) = (step.Record.With("credential-table.txt", "no table"), Told.By(step));
        var roll = new RollChecks(record, story, new(null));
        roll.Run();
        roll.Table.ShouldBeNull();
        var ledger = new Ledger<ContestCheck>(null);
        var foundation = new Foundation(story, null, roll);
        var stages = story
            .Stages.Select(stage => new StageChecks(record, foundation, stage, ledger, new(), default))
            .ToList();
        new ListChecks(foundation, stages, ledger).Run();
        Result(ledger, ContestCheck.StageList).ShouldBe((CheckState.NotReached, "an earlier check failed"));
    }

    [Fact]
    public void Trustees_are_those_named_as_many_as_defined_and_of_the_threshold_or_nobody_is()
    {
        const string Unlike = "not as many trustees, or another threshold, than the definition says";
        Trustees(like => like).ShouldBeNull();
        Trustees(like => like with { Threshold = 3 }).ShouldBe(Unlike);
        Trustees(like => like with { Threshold = null }).ShouldBe(Unlike);
        Trustees(like => like with { Trustees = ["Ann", "Bob"] }).ShouldBe(Unlike);
        Trustees(like => like, hash: Fingerprint.Hex("another"u8))
            .ShouldBe("trustees.json is another document than the one named");
        Trustees(like => like, "{}"u8.ToArray()).ShouldNotBeNull();
    }

    [Fact]
    public void Where_all_trustees_are_needed_each_has_a_key_of_their_own()
    {
        using var single = new SmallElection(voters: 1, trustees: 3);
        using var mixed = new SmallElection(voters: 1, trustees: 1, group: 2);
        Trustees(like => like with { Threshold = null }, single.Trustees.Bytes.ToArray()).ShouldBeNull();
        Trustees(like => like with { Threshold = null }, mixed.Trustees.Bytes.ToArray())
            .ShouldBe("not as many trustees, or another threshold, than the definition says");
        Trustees(like => like with { Threshold = 2 }, mixed.Trustees.Bytes.ToArray())
            .ShouldBe("not as many trustees, or another threshold, than the definition says");
    }

    [Fact]
    public void Trustee_who_committed_to_another_key_is_named()
    {
        var step = SampleSteps.At("frozen");
        var story = Told.By(step);
        var ledger = new Ledger<ContestCheck>(null);
        story.KeyCommitments[2] = story.KeyCommitments[2] with { Said = Fingerprint.Hex("another"u8) };
        new TrusteeChecks(step.Record, story, ledger).Run();
        Result(ledger, ContestCheck.KeyCommitted).ShouldBe((CheckState.Failed, "trustee 2 committed to another key"));
        ledger.Close().Failures.ShouldBe(1);
    }

    [Fact]
    public void Lot_is_drawn_of_all_contributions_and_each_is_the_one_committed_to()
    {
        var step = SampleSteps.All[^1];
        var story = Told.By(step);
        Lot().ShouldBe((true, CheckState.Passed));
        var third = story.LotReveals[3];
        story.LotReveals.Remove(3);
        Lot().ShouldBe((false, CheckState.Passed), "one is still to come");
        story.LotReveals[3] = third with { Said = Fingerprint.Hex("another"u8) };
        Lot().ShouldBe((false, CheckState.Failed));

        (bool Drawn, CheckState State) Lot()
        {
            var ledger = new Ledger<ContestCheck>(null);
            var checks = new TrusteeChecks(step.Record, story, ledger);
            checks.Run();
            return (checks.Lot is not null, Result(ledger, ContestCheck.LotReveal).State);
        }
    }

    private static string? Trustees(
        Func<ContestDefinition, ContestDefinition> change,
        byte[]? file = null,
        string? hash = null
    )
    {
        var step = SampleSteps.At("frozen");
        var record = file is null ? step.Record : step.Record.With("trustees.json", file);
        var told = Told.By(step);
        var story = new ContestStory(change(told.Definition))
        {
            Trustees = new(hash ?? Fingerprint.Hex(record.Files["trustees.json"]), Place.Archive),
        };
        story.KeyCommitments[1] = told.KeyCommitments[1];
        var ledger = new Ledger<ContestCheck>(null);
        var checks = new TrusteeChecks(record, story, ledger);
        checks.Run();
        var (state, note) = Result(ledger, ContestCheck.TrusteesAsDefined);
        state.ShouldBe(note is null ? CheckState.Passed : CheckState.Failed);
        (checks.Trustees is null).ShouldBe(note is not null, "what was refused is not used");
        (Result(ledger, ContestCheck.KeyCommitted).State == CheckState.NotReached).ShouldBe(note is not null);
        return note;
    }

    private static (CheckState State, string? Note) Result(Ledger<ContestCheck> ledger, ContestCheck check)
    {
        var result = ledger.Close().Checks.Single(one => one.Check == check);
        return (result.State, result.Note);
    }
}
