using Hustings.Counting.Rules;

namespace Hustings.Counting.Files;

/// <summary>What can be wrong with a file of ballots. Closed list.</summary>
public enum FileFault
{
    /// <summary>Nobody knows the ending: .blt, .soi, .soc, .toi and .csv are read, each also with .gz.</summary>
    UnknownFormat,

    /// <summary>The file cannot be opened.</summary>
    Unreadable,

    /// <summary>Larger than is read, packed or unpacked.</summary>
    TooLarge,

    /// <summary>Ends in .gz and is not gzip, or damaged.</summary>
    MalformedGzip,

    /// <summary>Not UTF-8.</summary>
    InvalidUtf8,

    /// <summary>A control character or a mark that changes the direction of writing: names would not be what they seem.</summary>
    ControlCharacter,

    /// <summary>Ends before it is complete.</summary>
    EndsTooEarly,

    /// <summary>Something follows after the end.</summary>
    TrailingText,

    /// <summary>Not a number where one must be.</summary>
    NotANumber,

    /// <summary>A number outside what is allowed there.</summary>
    NumberOutOfRange,

    /// <summary>No candidates, or more than are read.</summary>
    CandidateCount,

    /// <summary>An empty name.</summary>
    EmptyName,

    /// <summary>Two candidates with one name.</summary>
    DuplicateName,

    /// <summary>A candidate who is not on the list.</summary>
    UnknownCandidate,

    /// <summary>A quotation mark is missing or stands where none may be.</summary>
    MisplacedQuote,

    /// <summary>A brace or comma is missing or stands where none may be.</summary>
    MisplacedBrace,

    /// <summary>A mark at a place where it says nothing, for example an overvote with an empty name.</summary>
    MisplacedMark,

    /// <summary>More ranks on a ballot than are read.</summary>
    TooManyRanks,

    /// <summary>The ending promises strict orders and here is a tie.</summary>
    TieNotAllowed,

    /// <summary>The ending promises complete orders and here candidates are missing.</summary>
    IncompleteOrder,

    /// <summary>An order names a candidate twice.</summary>
    RepeatedCandidate,

    /// <summary>A line of the head that must be there is missing.</summary>
    MissingHeader,

    /// <summary>A line of the head stands twice, too late, or contradicts another.</summary>
    MisplacedHeader,

    /// <summary>The head states a number of votes or orders, and the file has another.</summary>
    CountMismatch,

    /// <summary>Not one ballot.</summary>
    NoBallots,

    /// <summary>A file of rules that is not JSON.</summary>
    MalformedJson,

    /// <summary>A rule that does not exist, or stands twice.</summary>
    UnknownRule,

    /// <summary>A value that the rule does not have.</summary>
    BadRuleValue,
}

/// <summary>A refusal to read a file.</summary>
/// <param name="Line">From 1; 0 where the whole file is meant.</param>
/// <param name="Column">From 1, in characters; 0 where the whole line is meant.</param>
/// <param name="Words">One sentence for people.</param>
public sealed record FileRefusal(FileFault Fault, int Line, int Column, string Words)
{
    public string Code => RuleName.Of(Fault);

    public override string ToString() =>
        Line == 0 ? $"{Words} ({Code})" : $"Line {Line}, column {Math.Max(Column, 1)}: {Words} ({Code})";
}
