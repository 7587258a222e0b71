namespace Hustings.Contest.Roll;

/// <summary>What a column of a roll file can hold. <see cref="HeaderNames"/> knows their names.</summary>
public enum RollField
{
    MemberNumber,
    GivenName,
    FamilyName,

    /// <summary>"Family, Given", or given names first and the family name as the last word.</summary>
    FullName,
    BirthDate,
    Address,
    City,
    PostalCode,
    Phone,
    Email,
    Language,
    Region,
    Riding,

    /// <summary>The day on which phone, e-mail or address were last changed.</summary>
    ContactChanged,
}
