namespace Hustings.Contest.Roll;

/// <summary>What two entries have in common or not: a closed list, worded and weighed in <see cref="EvidenceWords"/>.</summary>
public enum Evidence
{
    SameName,
    NameReordered,
    NameOneLetter,
    NameSimilar,
    GivenNameUsualForm,
    GivenNameInitial,
    GivenNamePart,

    /// <summary>No third entry has that name.</summary>
    RareName,
    FamilyNameDiffers,
    GivenNameDiffers,
    SameBirthDate,
    BirthDateDayMonthExchanged,
    BirthDateOneDigit,
    BirthDateDiffers,
    SamePhone,
    SameEmail,
    SameMailbox,
    SameAddress,
    SamePostalCode,
}
