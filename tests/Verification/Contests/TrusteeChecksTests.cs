using Hustings.Verification.Contests;
using Hustings.Verification.Tests.Contests.Law;
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

    private static (CheckState State, string? Note) Result(Ledger<ContestCheck> ledger, ContestCheck check)
    {
        var result = ledger.Close().Checks.Single(one => one.Check == check);
        return (result.State, result.Note);
    }
}
