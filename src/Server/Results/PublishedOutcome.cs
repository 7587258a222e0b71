using Hustings.Record;
using Hustings.Server.Stages;

namespace Hustings.Server.Results;

/// <summary>Takes the outcome of a published stage from its result and its turnout.</summary>
public static class PublishedOutcome
{
    /// <summary>Null until the result is published.</summary>
    public static Outcome? Of(StageDesk desk)
    {
        if (desk.Result is not { } result)
        {
            return null;
        }

        Question question = desk.Election.Questions[0];
        return Outcome.From(
            question.Answers,
            question.Blank,
            question.Max,
            result.Counts[0],
            desk.Voted,
            desk.Registered
        );
    }
}
