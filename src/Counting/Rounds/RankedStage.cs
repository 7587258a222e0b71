using Hustings.Counting.Accounts;
using Hustings.Counting.Ballots;
using Hustings.Counting.Rounds.Lots;
using Hustings.Counting.Rules;
using Hustings.Counting.Ties;

namespace Hustings.Counting.Rounds;

/// <summary>
/// <see cref="ContestRule.InstantRunoff"/>: one stage of rankings, counted by the instant-runoff of docs/spec/counting.md
/// with the contest's parameters.
/// </summary>
public static class RankedStage
{
    /// <param name="ballots">Those who withdrew are among the excluded.</param>
    /// <param name="lot">
    /// Its hex is the lot seed of docs/spec/counting.md, "Lots". Without it a tie that earlier rounds leave stops the count
    /// with <see cref="CountFault.TieWithoutRule"/>.
    /// </param>
    /// <returns>Refused with <see cref="RaceFault.RuleInvalid"/> if the rule is another one or its parameters do not fit.</returns>
    public static (CountAccount? Account, RaceRefusal? Refusal) Count(
        RuleParameters rule,
        BallotSet ballots,
        LotSeed? lot
    )
    {
        if (rule.Rule != ContestRule.InstantRunoff || !RuleCheck.Problems(rule).IsEmpty)
            return (null, new RaceRefusal(RaceFault.RuleInvalid));
        CountOptions options = new()
        {
            BatchElimination = rule.Leaving == LeavingRule.CannotCatchUp,
            TiebreakMode = [.. rule.TieBreak.Where(step => step != RaceTieStep.Lot || lot is not null).Select(Step)],
            LotSeed = lot?.Hex,
        };
        return (BallotCount.Run(ballots, CountRule.Irv, options), null);
    }

    private static TieStep Step(RaceTieStep step) =>
        step == RaceTieStep.EarlierRounds ? TieStep.PreviousRoundCounts : TieStep.Lot;
}
