using System.Collections.Immutable;

namespace Hustings.Counting.Rounds;

/// <summary>Do a rule's parameters fit together? All problems at once, because an author wants to mend them at once.</summary>
public static class RuleCheck
{
    public static ImmutableArray<RuleFinding> Problems(RuleParameters rule) =>
        [.. Found(rule).Distinct().Select(RuleFinding.Of)];

    private static IEnumerable<RuleProblem> Found(RuleParameters rule)
    {
        if (!Known(rule))
            yield return RuleProblem.UnknownValue;
        if (rule.TieBreak.IsDefaultOrEmpty || rule.TieBreak.Distinct().Count() != rule.TieBreak.Length)
            yield return RuleProblem.TieBreakSteps;
        else if (rule.TieBreak[^1] != RaceTieStep.Lot)
            yield return RuleProblem.TieBreakWithoutLot;
        bool wantsShare = rule.Leaving == LeavingRule.BelowShare;
        if (wantsShare ? rule.LeavingPercent is < 1 or > 50 : rule.LeavingPercent != 0)
            yield return RuleProblem.LeavingPercent;
        if (rule.Rule is ContestRule.Plurality or ContestRule.Majority && rule.Leaving != LeavingRule.Lowest)
            yield return RuleProblem.LeavingWithoutRounds;
        if (rule.Rule != ContestRule.InstantRunoff)
            yield break;
        if (wantsShare)
            yield return RuleProblem.LeavingPercent;
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

    internal static Bilingual Words(RuleProblem problem) =>
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
                "La dernière étape du départage doit être le tirage au sort\u00a0: les tours précédents peuvent aussi être à égalité."
            ),
            RuleProblem.LeavingPercent => new(
                "The leaving percentage goes with the leaving rule \"below-share\" of an exhaustive contest, 1 to 50; elsewhere it is 0.",
                "Le seuil d’élimination va avec la règle «\u00a0below-share\u00a0» d’un scrutin à plusieurs tours, de 1 à 50; ailleurs il vaut 0."
            ),
            RuleProblem.LeavingWithoutRounds => new(
                "This rule has one round, so nobody can leave after it: the leaving rule must be \"lowest\".",
                "Cette règle ne prévoit qu’un tour\u00a0: personne ne peut être éliminé ensuite et la règle d’élimination doit être «\u00a0lowest\u00a0»."
            ),
            RuleProblem.RankedBase => new(
                "With instant-runoff a majority is one of the valid votes for those who still stand: the base must be \"valid-votes\".",
                "Avec le vote préférentiel, la majorité est celle des votes valables pour les candidatures restantes\u00a0: la base doit être «\u00a0valid-votes\u00a0»."
            ),
            _ => new(
                "With instant-runoff a ballot for a candidate who withdrew is read on to its next choice: \"next-preference\".",
                "Avec le vote préférentiel, un bulletin pour une candidature retirée passe au choix suivant\u00a0: «\u00a0next-preference\u00a0»."
            ),
        };
}
