using System.Collections.Frozen;
using System.Text;

namespace Hustings.Contest.Roll;

/// <summary>Names of columns as parties write them, in English and French, without case, accents, blanks and signs.</summary>
public static class HeaderNames
{
    private static readonly FrozenDictionary<RollField, string> Names = new Dictionary<RollField, string>
    {
        [RollField.MemberNumber] = "member-number",
        [RollField.GivenName] = "given-name",
        [RollField.FamilyName] = "family-name",
        [RollField.FullName] = "full-name",
        [RollField.BirthDate] = "birth-date",
        [RollField.Address] = "address",
        [RollField.City] = "city",
        [RollField.PostalCode] = "postal-code",
        [RollField.Phone] = "phone",
        [RollField.Email] = "email",
        [RollField.Language] = "language",
        [RollField.Region] = "region",
        [RollField.Riding] = "riding",
        [RollField.ContactChanged] = "contact-changed",
    }.ToFrozenDictionary();

    private static readonly (RollField Field, string Headers)[] Known =
    [
        (
            RollField.MemberNumber,
            "member-number memberno member-no member-nr member-id memberid membership-number membership-no membership-id "
                + "number no id numero numero-de-membre no-membre no-de-membre numero-membre matricule identifiant"
        ),
        (
            RollField.GivenName,
            "given-name given-names first-name firstname forename forenames first given prenom prenoms"
        ),
        (RollField.FamilyName, "family-name last-name lastname surname last family nom-de-famille nom-famille nom"),
        (RollField.FullName, "full-name fullname name member-name nom-complet nom-et-prenom nom-prenom prenom-et-nom"),
        (
            RollField.BirthDate,
            "birth-date birthdate date-of-birth dob birthday born date-de-naissance date-naissance naissance ne-le ddn"
        ),
        (
            RollField.Address,
            "address street street-address address-1 address-line-1 mailing-address home-address adresse adresse-1 "
                + "adresse-postale adresse-domicile rue"
        ),
        (RollField.City, "city town municipality place ville municipalite localite"),
        (RollField.PostalCode, "postal-code postcode post-code zip zip-code code-postal cp"),
        (
            RollField.Phone,
            "phone telephone phone-number telephone-number mobile cell cell-phone home-phone tel no-de-telephone "
                + "numero-de-telephone cellulaire portable"
        ),
        (
            RollField.Email,
            "email e-mail email-address e-mail-address mail courriel adresse-courriel adresse-electronique"
        ),
        (RollField.Language, "language lang preferred-language langue langue-preferee langue-de-correspondance"),
        (RollField.Region, "region province state prov etat"),
        (RollField.Riding, "riding constituency electoral-district district circonscription comte"),
        (
            RollField.ContactChanged,
            "contact-changed contact-changed-on contact-updated contact-details-changed coordonnees-modifiees "
                + "modification-des-coordonnees"
        ),
    ];

    private static readonly FrozenDictionary<string, RollField> ByHeader = Known
        .SelectMany(known => known.Headers.Split(' ').Select(header => (Key: Key(header), known.Field)))
        .Distinct()
        .ToFrozenDictionary(pair => pair.Key, pair => pair.Field);

    /// <summary>The fields' names on the command line, for people.</summary>
    public static string AllFields { get; } = string.Join(", ", Enum.GetValues<RollField>().Select(NameOf));

    /// <summary>The field's name on the command line.</summary>
    public static string NameOf(RollField field) => Names[field];

    /// <summary>The field with this name on the command line.</summary>
    public static bool TryField(string name, out RollField field)
    {
        foreach (var (known, text) in Names)
        {
            if (string.Equals(text, name.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                field = known;
                return true;
            }
        }

        field = default;
        return false;
    }

    /// <summary>The field that a header means by itself.</summary>
    public static bool TryGuess(string header, out RollField field) => ByHeader.TryGetValue(Key(header), out field);

    /// <summary>Two headers with the same key are the same to us.</summary>
    internal static string Key(string header)
    {
        var key = new StringBuilder(header.Length);
        foreach (var c in TextFold.Fold(header))
        {
            if (char.IsLetterOrDigit(c))
            {
                key.Append(c);
            }
        }

        return key.ToString();
    }
}
