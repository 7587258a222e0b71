namespace Hustings.Contest.Roll;

/// <summary>The one place where the problems of a roll file are worded, once per language: what is wrong and what to do.</summary>
public static class ImportWords
{
    /// <summary>The name of a fault in reports for programs, and its sentences.</summary>
    public static (string Code, Text Words) For(ImportFault fault) =>
        fault switch
        {
            ImportFault.FileTooLarge => (
                "file_too_large",
                new(
                    "The file is larger than any roll. Check that it is the right one.",
                    "Le fichier est plus grand que n’importe quelle liste. Vérifiez que c’est le bon."
                )
            ),
            ImportFault.FileEmpty => (
                "file_empty",
                new(
                    "The file has no rows. Export the roll again.",
                    "Le fichier ne contient aucune ligne. Exportez la liste de nouveau."
                )
            ),
            ImportFault.Utf16 => (
                "utf_16",
                new(
                    "The file is in UTF-16. Save it as \"CSV UTF-8\".",
                    "Le fichier est en UTF-16. Enregistrez-le au format « CSV UTF-8 »."
                )
            ),
            ImportFault.NulByte => (
                "nul_byte",
                new(
                    "The file holds a zero byte: it is not a text file, or it was damaged. Export the roll again.",
                    "Le fichier contient un octet nul : ce n’est pas un fichier texte, ou il est endommagé. Exportez la liste de nouveau."
                )
            ),
            ImportFault.MixedEncoding => (
                "mixed_encoding",
                new(
                    "The file mixes UTF-8 with another encoding from this line on. Two exports were joined: save both as \"CSV UTF-8\" and join them again.",
                    "À partir de cette ligne, le fichier mélange l’UTF-8 et un autre codage. Deux exports ont été réunis : enregistrez-les tous deux au format « CSV UTF-8 » et réunissez-les de nouveau."
                )
            ),
            ImportFault.UndecodableByte => (
                "undecodable_byte",
                new(
                    "A character on this line is neither UTF-8 nor Windows-1252. Save the file as \"CSV UTF-8\".",
                    "Un caractère de cette ligne n’est ni en UTF-8 ni en Windows-1252. Enregistrez le fichier au format « CSV UTF-8 »."
                )
            ),
            ImportFault.UnclosedQuote => (
                "unclosed_quote",
                new(
                    "A quotation mark opens on this line and never closes. Nothing after it was read. Close it, or export the roll again.",
                    "Un guillemet s’ouvre sur cette ligne et ne se ferme jamais. Rien n’a été lu après lui. Fermez-le, ou exportez la liste de nouveau."
                )
            ),
            ImportFault.TooManyRows => (
                "too_many_rows",
                new(
                    "The file has more than a million rows. Check that it is the right one.",
                    "Le fichier a plus d’un million de lignes. Vérifiez que c’est le bon."
                )
            ),
            ImportFault.NameColumnMissing => (
                "name_column_missing",
                new(
                    "No column holds names. Name it in the first line, or say which it is: --map \"COLUMN=full-name\".",
                    "Aucune colonne ne contient les noms. Nommez-la dans la première ligne, ou indiquez-la : --map « COLONNE=full-name »."
                )
            ),
            ImportFault.DuplicateColumn => (
                "duplicate_column",
                new(
                    "Two columns are taken for the same field. Say which one counts with --map, or rename the other.",
                    "Deux colonnes sont prises pour le même champ. Indiquez avec --map laquelle compte, ou renommez l’autre."
                )
            ),
            ImportFault.MapMalformed => (
                "map_malformed",
                new("Write --map as COLUMN=field.", "Écrivez --map sous la forme COLONNE=champ.")
            ),
            ImportFault.MapColumnUnknown => (
                "map_column_unknown",
                new(
                    "--map names a column that the first line does not have. Copy the name from the file.",
                    "--map nomme une colonne absente de la première ligne. Copiez le nom à partir du fichier."
                )
            ),
            ImportFault.MapFieldUnknown => (
                "map_field_unknown",
                new(
                    $"--map names a field that does not exist. The fields are {HeaderNames.AllFields}, and ignore.",
                    $"--map nomme un champ qui n’existe pas. Les champs sont {HeaderNames.AllFields}, et ignore."
                )
            ),
            ImportFault.TooManyColumns => (
                "too_many_columns",
                new(
                    "The first line has more than 200 columns. Export only the columns of the roll.",
                    "La première ligne a plus de 200 colonnes. N’exportez que les colonnes de la liste."
                )
            ),
            _ => RowWords.For(fault),
        };
}
