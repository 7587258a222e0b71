using Hustings.Counting.Rounds.Lots;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Verification.Contests;
using Hustings.Verification.Tests.Contests.Law;

namespace Hustings.Verification.Tests.Contests.Race;

/// <summary>
/// A made contest whose archives were checked, so that the race alone can be counted again, by another story than the minutes tell or
/// beside another file.
/// </summary>
internal sealed class RaceBench
{
    private readonly List<StageChecks> stages;

    /// <param name="only">The stages whose archives are checked and whose counts the race has; all if none is named.</param>
    public RaceBench(ContestStep step, params string[] only)
    {
        (Record, Story) = (step.Record, Told.By(step));
        var ledger = new Ledger<ContestCheck>(null);
        var trustees = new TrusteeChecks(Record, Story, ledger);
        trustees.Run();
        var roll = new RollChecks(Record, Story, ledger);
        roll.Run();
        var foundation = new Foundation(Story, trustees.Trustees, roll);
        var options = new VerificationOptions { Workers = 1 };
        stages =
        [
            .. Story.Stages.Select(stage => new StageChecks(Record, foundation, stage, ledger, options, default)),
        ];
        if (only.Length > 0)
        {
            stages.RemoveAll(checks => !only.Contains(checks.Stage.Id));
            Story.Race.RemoveAll(happened =>
                happened.Kind == OrderKind.CountColumn && !only.Contains(happened.Stage!.Id)
            );
        }
        stages.ForEach(stage => stage.Run());
        Lot = trustees.Lot;
    }

    public ContestStory Story { get; private set; }

    public MemoryRecord Record { get; set; }

    public LotSeed? Lot { get; set; }

    public StageStory Stage(string id) => Story.Stage(id) ?? stages.Single(one => one.Stage.Id == id).Stage;

    /// <summary>The same events under another definition.</summary>
    public void Define(Func<ContestDefinition, ContestDefinition> change)
    {
        var other = new ContestStory(change(Story.Definition));
        other.Race.AddRange(Story.Race);
        Story = other;
    }

    /// <summary>As if these had withdrawn at this place among the events.</summary>
    public void Withdraw(int at, params string[] candidates) =>
        Story.Race.InsertRange(
            at,
            candidates.Select(one => new RaceEvent(OrderKind.Withdraw, Place.Archive, null, one))
        );

    public void Declare(string winner) =>
        Story.Race[^1] = Story.Race[^1] with { Kind = OrderKind.Declare, Candidate = winner };

    /// <summary>State of one check of the race, and its note.</summary>
    public (CheckState State, string? Note) Said(ContestCheck check)
    {
        var ledger = new Ledger<ContestCheck>(null);
        new RaceChecks(Record, Story, stages, Lot, ledger).Run();
        var result = ledger.Close().Checks.Single(one => one.Check == check);
        return (result.State, result.Note);
    }
}
