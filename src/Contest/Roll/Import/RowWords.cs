namespace Hustings.Contest.Roll;

/// <summary>The part of <see cref="ImportWords"/> that concerns single rows, and what is only worth a look.</summary>
internal static class RowWords
{
    public static (string Code, Text Words) For(ImportFault fault) =>
        fault switch
        {
            ImportFault.StrayQuote => (
                "stray_quote",
                new(
                    "A quotation mark stands inside a cell. Put the whole cell in quotation marks and double the one inside.",
                    "Un guillemet se trouve à l’intérieur d’une cellule. Mettez toute la cellule entre guillemets et doublez celui de l’intérieur."
                )
            ),
            ImportFault.TooManyCells => (
                "too_many_cells",
                new(
                    "The row has more cells than the first line. A cell with a comma needs quotation marks.",
                    "La ligne a plus de cellules que la première. Une cellule qui contient une virgule doit être entre guillemets."
                )
            ),
            ImportFault.FieldTooLong => (
                "field_too_long",
                new(
                    "The cell is longer than 1,000 characters. Shorten it.",
                    "La cellule dépasse 1 000 caractères. Raccourcissez-la."
                )
            ),
            ImportFault.ControlCharacter => (
                "control_character",
                new(
                    "The cell holds an invisible control character. Type it anew.",
                    "La cellule contient un caractère de commande invisible. Saisissez-la de nouveau."
                )
            ),
            ImportFault.NameMissing => (
                "name_missing",
                new(
                    "The member has no name. Add it, or delete the row.",
                    "Le membre n’a pas de nom. Ajoutez-le, ou supprimez la ligne."
                )
            ),
            ImportFault.MemberNumberMissing => (
                "member_number_missing",
                new(
                    "The member number is empty. Add it; or leave the column out for all, and numbers are generated.",
                    "Le numéro de membre est vide. Ajoutez-le, ou retirez la colonne pour tous : des numéros seront attribués."
                )
            ),
            ImportFault.MemberNumberMalformed => (
                "member_number_malformed",
                new(
                    "A member number is 1 to 40 letters, digits, dots, strokes or hyphens. Correct it.",
                    "Un numéro de membre compte de 1 à 40 lettres, chiffres, points, barres ou traits d’union. Corrigez-le."
                )
            ),
            ImportFault.MemberNumberTwice => (
                "member_number_twice",
                new(
                    "Another row has the same member number. Delete one of them, or correct the number.",
                    "Une autre ligne porte le même numéro de membre. Supprimez l’une des deux, ou corrigez le numéro."
                )
            ),
            ImportFault.DateUnreadable => (
                "date_unreadable",
                new(
                    "The date cannot be read. Write it as 1980-04-25.",
                    "La date est illisible. Écrivez-la sous la forme 1980-04-25."
                )
            ),
            ImportFault.DateAmbiguous => (
                "date_ambiguous",
                new(
                    "Day and month could be exchanged. Write the date as 1980-04-03, or say which comes first: --dates day-first or --dates month-first.",
                    "Le jour et le mois pourraient être inversés. Écrivez la date sous la forme 1980-04-03, ou indiquez l’ordre : --dates day-first (jour) ou --dates month-first (mois)."
                )
            ),
            ImportFault.DateTwoDigitYear => (
                "date_two_digit_year",
                new(
                    "The year has two digits only. Write all four.",
                    "L’année n’a que deux chiffres. Écrivez-en quatre."
                )
            ),
            ImportFault.DateImplausible => (
                "date_implausible",
                new(
                    "The date lies in the future or more than 120 years ago. Correct it, or leave it empty.",
                    "La date est à venir ou remonte à plus de 120 ans. Corrigez-la, ou laissez la cellule vide."
                )
            ),
            ImportFault.PhoneMalformed => (
                "phone_malformed",
                new(
                    "This is no phone number: 7 to 15 digits, with +country code if it is abroad. Correct it, or leave it empty.",
                    "Ce n’est pas un numéro de téléphone : de 7 à 15 chiffres, avec +indicatif à l’étranger. Corrigez-le, ou laissez la cellule vide."
                )
            ),
            ImportFault.EmailMalformed => (
                "email_malformed",
                new(
                    "This is no e-mail address: name@domain. Correct it, or leave it empty.",
                    "Ce n’est pas une adresse courriel : nom@domaine. Corrigez-la, ou laissez la cellule vide."
                )
            ),
            ImportFault.LanguageUnknown => (
                "language_unknown",
                new(
                    "The language is not known. Write en or fr, or another code of two letters.",
                    "La langue n’est pas reconnue. Écrivez en ou fr, ou un autre code de deux lettres."
                )
            ),
            ImportFault.ColumnIgnored => (
                "column_ignored",
                new(
                    "This column is not used. If it should be, name its field with --map.",
                    "Cette colonne n’est pas utilisée. Si elle doit l’être, indiquez son champ avec --map."
                )
            ),
            ImportFault.NumbersGenerated => (
                "numbers_generated",
                new(
                    "No column holds member numbers: they were generated in the order of the rows.",
                    "Aucune colonne ne contient les numéros de membre : ils ont été attribués dans l’ordre des lignes."
                )
            ),
            ImportFault.NoContact => (
                "no_contact",
                new(
                    "The member has no e-mail, no phone and no address: no code can be sent.",
                    "Le membre n’a ni courriel, ni téléphone, ni adresse : aucun code ne peut lui être envoyé."
                )
            ),
            ImportFault.NoBirthDate => (
                "no_birth_date",
                new(
                    "The member has no birth date: entries of the same person are harder to find.",
                    "Le membre n’a pas de date de naissance : les doubles inscriptions sont plus difficiles à trouver."
                )
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(fault)),
        };
}
