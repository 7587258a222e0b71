namespace Hustings.Contest.Roll;

/// <summary>A member in the form in which entries are compared; made once for each entry.</summary>
/// <param name="Given">Folded words of the given names.</param>
/// <param name="Family">Folded words of the family name.</param>
/// <param name="Sorted">All words of the name in alphabetical order, joined: the same for "Li Wei" and "Wei Li".</param>
/// <param name="Mailbox">The mailbox behind the address, see <see cref="EmailForm.Mailbox"/>.</param>
internal sealed record PersonKey(
    string[] Given,
    string[] Family,
    string GivenText,
    string FamilyText,
    string Sorted,
    DateOnly? BirthDate,
    string Address,
    string PostalCode,
    string Phone,
    string Email,
    string Mailbox
)
{
    public static PersonKey Of(Member member)
    {
        var (given, family) = (Name(member.GivenName), Name(member.FamilyName));
        var email = EmailForm.Fold(member.Email);
        return new(
            given,
            family,
            string.Concat(given),
            string.Concat(family),
            string.Join(' ', given.Concat(family).Order(StringComparer.Ordinal)),
            member.BirthDate,
            PostalAddress.Fold(member.Address),
            string.Concat(TextFold.Words(member.PostalCode)),
            member.Phone,
            email,
            EmailForm.Mailbox(email)
        );
    }

    private static string[] Name(string text) =>
        [.. TextFold.Words(text).Where(NameWords.IsName).Select(NameWords.Spelling)];
}
