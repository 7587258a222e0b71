namespace Hustings.Contest.Roll;

/// <summary>
/// One entry of the roll as imported. Texts are as the file has them, without blanks around; empty where the file says nothing.
/// </summary>
/// <param name="Number">The party's member number, unique in the roll; generated where the file has none.</param>
/// <param name="Phone">Digits with a leading plus (E.164) if the number could be read so.</param>
/// <param name="Language">A language tag such as <c>fr</c>.</param>
/// <param name="ContactChanged">When phone, e-mail or address were last changed, if the file says.</param>
public sealed record Member(
    string Number,
    string GivenName,
    string FamilyName,
    DateOnly? BirthDate,
    string Address,
    string City,
    string PostalCode,
    string Phone,
    string Email,
    string Language,
    string Region,
    string Riding,
    DateOnly? ContactChanged
)
{
    public string Name =>
        FamilyName.Length == 0 ? GivenName
        : GivenName.Length == 0 ? FamilyName
        : $"{GivenName} {FamilyName}";
}
