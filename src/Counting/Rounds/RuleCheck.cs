using System.Collections.Immutable;

namespace Hustings.Counting.Rounds;

/// <summary>Do a rule's parameters fit together? All problems at once, because an author wants to mend them at once.</summary>
public static class RuleCheck
{
    public static ImmutableArray<(RuleProblem Problem, Bilingual Words)> Problems(RuleParameters rule) =>
        [.. Found(rule).Distinct().Select(problem => (problem, Words(problem)))];

    private static IEnumerable<RuleProblem> Found(RuleParameters rule)
    {
        if (!Known(rule))
            yield return RuleProblem.UnknownValue;
        if (rule.TieBreak.IsDefaultOrEmpty || rule.TieBreak.Distinct().Count() != rule.TieBreak.Length)
            yield return RuleProblem.TieBreakSteps;
        else if (rule.TieBreak[^1] != RaceTieStep.Lot)
            yield return RuleProblem.TieBreakWithoutLot;
        bool wantsShare = rule.Leaving == LeavingRule.BelowShare;
        if (wantsShare != rule.LeavingShare is not null || rule.LeavingShare is { } share && !InRange(share))
            yield return RuleProblem.LeavingShare;
        if (rule.Rule is ContestRule.Plurality or ContestRule.Majority && rule.Leaving != LeavingRule.LowestOnly)
            yield return RuleProblem.LeavingWithoutRounds;
        if (rule.Rule != ContestRule.InstantRunoff)
            yield break;
        if (wantsShare)
            yield return RuleProblem.LeavingShare;
        if (rule.Base != MajorityBase.ValidVotes)
            yield return RuleProblem.RankedBase;
        if (rule.Withdrawn != WithdrawnVotes.NextPreference)
            yield return RuleProblem.RankedWithdrawn;
    }

    private static bool Known(RuleParameters rule) =>
        Enum.IsDefined(rule.Rule)
        && Enum.IsDefined(rule.Base)
        && Enum.IsDefined(rule.Withdrawn)
        && Enum.IsDefined(rule.Leaving)
        && (rule.TieBreak.IsDefault || rule.TieBreak.All(Enum.IsDefined));

    private static bool InRange(Fraction share) => share.Sign > 0 && share <= 50;

    private static Bilingual Words(RuleProblem problem) =>
        problem switch
        {
            RuleProblem.UnknownValue => new(
                "A parameter of the rule has a value that is not one of its list.",
                "Un paramètre de la règle a une valeur qui ne figure pas dans sa liste."
            ),
            RuleProblem.TieBreakSteps => new(
                "The tie-break needs at least one step, and each step once.",
                "Le départage demande au moins une étape, et chaque étape une seule fois."
            ),
            RuleProblem.TieBreakWithoutLot => new(
                "The last step of the tie-break must be the lot: earlier rounds can be tied too.",
                "La dernière étape du départage doit être le tirage au sort : les tours précédents peuvent aussi être à égalité."
            ),
            RuleProblem.LeavingShare => new(
                "The leaving share goes with the leaving rule \"belowShare\" of an exhaustive contest, above 0 and at most 50 percent.",
                "Le seuil d’élimination va avec la règle « belowShare » d’un scrutin à plusieurs tours, au-dessus de 0 et au plus 50 pour cent."
            ),
            RuleProblem.LeavingWithoutRounds => new(
                "This rule has one round, so nobody can leave after it: the leaving rule must be \"lowestOnly\".",
                "Cette règle ne prévoit qu’un tour : personne ne peut être éliminé ensuite et la règle d’élimination doit être « lowestOnly »."
            ),
            RuleProblem.RankedBase => new(
                "With instant-runoff a majority is one of the valid votes for those who still stand: the base must be \"validVotes\".",
                "Avec le vote préférentiel, la majorité est celle des votes valables pour les candidatures restantes : la base doit être « validVotes »."
            ),
            _ => new(
                "With instant-runoff a ballot for a candidate who withdrew is read on to its next choice: \"nextPreference\".",
                "Avec le vote préférentiel, un bulletin pour une candidature retirée passe au choix suivant : « nextPreference »."
            ),
        };
}
