namespace Hustings.Contest.Roll;

/// <summary>
/// The one place where evidence is weighed and worded. From <see cref="Threshold"/> points on two entries are shown to the
/// reviewers; no points decide anything. The same name and birth date are enough, a household's phone, e-mail and address never
/// are: different given names at one address are two people.
/// </summary>
public static class EvidenceWords
{
    public const int Threshold = 55;

    /// <summary>The name in reports for programs, the points, and the words.</summary>
    public static (string Code, int Points, Text Words) For(Evidence evidence) =>
        evidence switch
        {
            Evidence.SameName => ("same_name", 30, new("same name", "même nom")),
            Evidence.NameReordered => (
                "name_reordered",
                28,
                new("same name in another order", "même nom dans un autre ordre")
            ),
            Evidence.NameOneLetter => (
                "name_one_letter",
                24,
                new("name differs by one letter", "nom différent d’une lettre")
            ),
            Evidence.NameSimilar => ("name_similar", 16, new("similar name", "nom semblable")),
            Evidence.GivenNameUsualForm => (
                "given_name_usual_form",
                22,
                new("given name is a usual form of the other", "prénom usuel l’un de l’autre")
            ),
            Evidence.GivenNameInitial => (
                "given_name_initial",
                14,
                new("given name is the other's initial", "prénom réduit à l’initiale de l’autre")
            ),
            Evidence.GivenNamePart => (
                "given_name_part",
                24,
                new("given name is part of the other", "prénom compris dans l’autre")
            ),
            Evidence.RareName => (
                "rare_name",
                8,
                new("nobody else on the roll has this name", "personne d’autre sur la liste ne porte ce nom")
            ),
            Evidence.FamilyNameDiffers => (
                "family_name_differs",
                2,
                new("same given name, family name differs", "même prénom, nom de famille différent")
            ),
            Evidence.GivenNameDiffers => ("given_name_differs", -200, new("given name differs", "prénom différent")),
            Evidence.SameBirthDate => ("same_birth_date", 35, new("same birth date", "même date de naissance")),
            Evidence.BirthDateDayMonthExchanged => (
                "birth_date_day_month_exchanged",
                24,
                new("day and month of birth exchanged", "jour et mois de naissance inversés")
            ),
            Evidence.BirthDateOneDigit => (
                "birth_date_one_digit",
                18,
                new("birth date differs by one digit", "date de naissance différente d’un chiffre")
            ),
            Evidence.BirthDateDiffers => (
                "birth_date_differs",
                -35,
                new("birth date differs", "date de naissance différente")
            ),
            Evidence.SamePhone => ("same_phone", 25, new("same phone", "même téléphone")),
            Evidence.SameEmail => ("same_email", 30, new("same e-mail", "même courriel")),
            Evidence.SameMailbox => (
                "same_mailbox",
                15,
                new("e-mail probably reaches the same mailbox", "courriel probablement de la même boîte")
            ),
            Evidence.SameAddress => ("same_address", 25, new("same address", "même adresse")),
            Evidence.SamePostalCode => ("same_postal_code", 6, new("same postal code", "même code postal")),
            _ => throw new ArgumentOutOfRangeException(nameof(evidence)),
        };

    public static int Points(Evidence evidence) => For(evidence).Points;
}
