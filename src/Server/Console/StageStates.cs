using Hustings.Contest;
using Hustings.Contest.Orders;
using Hustings.Server.Pages;
using Hustings.Server.Stages;

namespace Hustings.Server.Console;

/// <summary>Where a stage stands, to the step, in words for officers.</summary>
public static class StageStates
{
    public static Text Words(StageStanding stage, StageDesk desk, DateTimeOffset now) =>
        stage.PhaseAt(now) switch
        {
            StagePhase.Planned when stage.Candidates is null => DeskWords.Planned,
            StagePhase.Planned => DeskWords.BeingPrepared,
            StagePhase.Prepared => desk.IsPrepared ? FrameWords.Prepared : DeskWords.BeingPrepared,
            StagePhase.Open => FrameWords.Open,
            StagePhase.Paused => FrameWords.Paused,
            StagePhase.Closed => FrameWords.Closed,
            StagePhase.Tallying => FrameWords.Tallying,
            StagePhase.Counted => FrameWords.Counted,
            StagePhase.Published => FrameWords.Published,
            _ => throw new ArgumentOutOfRangeException(nameof(stage)),
        };
}
