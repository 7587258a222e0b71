namespace Hustings.Contest.Roll;

/// <summary>
/// Everything that can be wrong with a roll file: a closed list. <see cref="ImportWords"/> says each in words with what to do.
/// </summary>
public enum ImportFault
{
    // The file as a whole; reading ends.
    FileTooLarge,
    FileEmpty,
    Utf16,
    NulByte,
    MixedEncoding,
    UndecodableByte,
    UnclosedQuote,
    TooManyRows,

    // The first line.
    NameColumnMissing,
    DuplicateColumn,
    MapMalformed,
    MapColumnUnknown,
    MapFieldUnknown,
    TooManyColumns,

    // A row.
    StrayQuote,
    TooManyCells,
    FieldTooLong,
    ControlCharacter,
    NameMissing,
    MemberNumberMissing,
    MemberNumberMalformed,
    MemberNumberTwice,
    DateUnreadable,
    DateAmbiguous,
    DateTwoDigitYear,
    DateImplausible,
    PhoneMalformed,
    EmailMalformed,
    LanguageUnknown,

    // Worth a look; the roll can be used.
    ColumnIgnored,
    NumbersGenerated,
    NoContact,
    NoBirthDate,
}

/// <summary>One problem of a roll file. It holds nothing of the member, so that a report can be passed on.</summary>
/// <param name="Line">Line of the file, from 1; 0 where the file as a whole is meant.</param>
/// <param name="Column">Column of the file, from 1; 0 where the row as a whole is meant.</param>
/// <param name="Header">The column's header, or the option that is wrong; empty if there is none.</param>
public sealed record ImportProblem(ImportFault Fault, int Line = 0, int Column = 0, string Header = "")
{
    /// <summary>Whether the roll can be used nevertheless.</summary>
    public bool IsWarning => Fault >= ImportFault.ColumnIgnored;
}
