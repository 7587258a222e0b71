using Hustings.Record.Minutes;
using Hustings.Verification.Contests;
using Hustings.Verification.Tests.Contests.Law;
using Shouldly;

namespace Hustings.Verification.Tests.Contests;

/// <summary>One stage of a made contest, told of by the test in another way than by the minutes, or beside other files.</summary>
internal sealed class StageBench
{
    private static readonly ContestCheck[] OfArchive =
    [
        ContestCheck.StageArchive,
        ContestCheck.StageElection,
        ContestCheck.ArchiveIsLog,
        ContestCheck.VoteOnce,
        ContestCheck.VoidRows,
        ContestCheck.StageDocuments,
    ];

    public StageBench(ContestStep step, string stage)
    {
        (Record, Story) = (step.Record, Told.By(step));
        Stage = Story.Stage(stage)!;
    }

    public MemoryRecord Record { get; set; }

    public ContestStory Story { get; }

    public StageStory Stage { get; set; }

    public Ledger<ContestCheck> Ledger { get; private set; } = new(null);

    /// <summary>Checked as it stands now, whatever was checked before.</summary>
    public StageChecks Run()
    {
        Ledger = new(null);
        var roll = new RollChecks(Record, Story, Ledger);
        roll.Run();
        var trustees = new TrusteeChecks(Record, Story, Ledger);
        trustees.Run();
        var foundation = new Foundation(Story, trustees.Trustees, roll);
        var checks = new StageChecks(Record, foundation, Stage, Ledger, new() { Workers = 1 }, default);
        checks.Run();
        Ledger.Expect(ContestCheck.StageLog, checks.Logs);
        Ledger.Expect(ContestCheck.StageTally, Stage.Tally is null ? 0 : 1);
        Ledger.Expect(ContestCheck.StruckBallot, Stage.Strikes.Count);
        foreach (var check in OfArchive)
        {
            Ledger.Expect(check, Stage.Sealed is null ? 0 : 1);
        }
        return checks;
    }

    /// <summary>What came of a check when the stage was last run.</summary>
    public CheckResult<ContestCheck> Result(ContestCheck check) =>
        Ledger.Close().Checks.Single(one => one.Check == check);

    /// <summary>What a check says now: what is wrong, or null if it passed.</summary>
    public string? Says(ContestCheck check)
    {
        _ = Run();
        var result = Result(check);
        result.State.ShouldBe(result.Note is null ? CheckState.Passed : CheckState.Failed, result.Note);
        return result.Note;
    }

    public void Tally(Func<OrderDetails.Tally, OrderDetails.Tally> change) =>
        Stage.Tally = Stage.Tally! with { Said = change(Stage.Tally.Said) };
}
