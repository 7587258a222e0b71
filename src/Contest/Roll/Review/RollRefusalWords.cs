namespace Hustings.Contest.Roll;

/// <summary>The one place where refusals about the roll are worded, once per language.</summary>
public static class RollRefusalWords
{
    /// <summary>The name of a refusal in answers to programs, and its sentences.</summary>
    public static (string Code, Text Words) For(RollRefusal refusal) =>
        refusal switch
        {
            RollRefusal.UnknownCase => (
                "unknown_case",
                new(
                    "There is no such case: the entries were changed since. Look at the list again.",
                    "Ce cas n’existe pas : les inscriptions ont changé depuis. Consultez de nouveau la liste."
                )
            ),
            RollRefusal.AlreadySettled => (
                "already_settled",
                new("Two officers have settled this case.", "Deux responsables ont déjà réglé ce cas.")
            ),
            RollRefusal.WrongKind => (
                "wrong_kind",
                new("This decision does not answer this case.", "Cette décision ne répond pas à ce cas.")
            ),
            RollRefusal.NotInCase => (
                "not_in_case",
                new(
                    "The decision names a member who is not in this case.",
                    "La décision nomme un membre qui ne fait pas partie de ce cas."
                )
            ),
            RollRefusal.NobodyStays => (
                "nobody_stays",
                new(
                    "At least one entry must stay, and at least one must leave.",
                    "Au moins une inscription doit rester, et au moins une doit partir."
                )
            ),
            RollRefusal.CasesOpen => (
                "cases_open",
                new(
                    "Some cases are not settled by two officers yet. The roll cannot be frozen before.",
                    "Certains cas ne sont pas encore réglés par deux responsables. La liste ne peut être figée avant."
                )
            ),
            RollRefusal.ImportHasErrors => (
                "import_has_errors",
                new(
                    "The file has errors. Put them right first: hustings roll check says where.",
                    "Le fichier contient des erreurs. Corrigez-les d’abord : hustings roll check indique où."
                )
            ),
            RollRefusal.AlreadyOnRoll => (
                "already_on_roll",
                new(
                    "A member with this number is on the roll already.",
                    "Un membre portant ce numéro est déjà sur la liste."
                )
            ),
            RollRefusal.SamePersonOnRoll => (
                "same_person_on_roll",
                new(
                    "This seems to be a person who is on the roll already. Compare the entries.",
                    "Cette personne semble déjà figurer sur la liste. Comparez les inscriptions."
                )
            ),
            RollRefusal.NoSpareRow => (
                "no_spare_row",
                new(
                    "All spare rows of the credential table are used: no further member can be added.",
                    "Toutes les lignes de réserve de la table sont utilisées : aucun membre ne peut plus être ajouté."
                )
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
        };
}
