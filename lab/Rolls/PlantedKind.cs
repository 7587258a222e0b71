namespace Hustings.Lab.Rolls;

/// <summary>How the second entry of a person differs from the first. In the last two kinds nearly everything does.</summary>
public enum PlantedKind
{
    SameInAll,
    OtherSpelling,
    NameTypo,
    NamesExchanged,
    UsualForm,
    DayMonthExchanged,
    BirthDateOneDigit,
    BirthDateMissing,
    Moved,
    NewFamilyName,
    MailboxAlias,
    InitialOnly,
    NameTypoAndMoved,
    BirthDateOneDigitAndMoved,
}

/// <summary>One person with two entries, by member number.</summary>
public sealed record Planted(PlantedKind Kind, string First, string Second);
