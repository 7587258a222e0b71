using System.Buffers;
using System.Globalization;

namespace Hustings.Contest.Roll;

/// <summary>Makes members of rows; a row with an error gives none, and all of its errors are named.</summary>
internal sealed class MemberReader(HeaderMapping mapping, ImportOptions options, List<ImportProblem> problems)
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz./-_"
    );

    private static readonly Dictionary<string, string> Languages = new(StringComparer.Ordinal)
    {
        ["english"] = "en",
        ["anglais"] = "en",
        ["eng"] = "en",
        ["e"] = "en",
        ["french"] = "fr",
        ["francais"] = "fr",
        ["fra"] = "fr",
        ["fre"] = "fr",
        ["f"] = "fr",
        ["welsh"] = "cy",
        ["cymraeg"] = "cy",
        ["punjabi"] = "pa",
        ["chinese"] = "zh",
        ["chinois"] = "zh",
    };

    private readonly HashSet<string> numbers = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool numbered = mapping.Has(RollField.MemberNumber);
    private List<string> cells = [];
    private int line;
    private bool failed;

    public List<Member> Members { get; } = [];

    /// <param name="count">The row's place, from 1.</param>
    public void Read(List<string> row, int at, int count)
    {
        (cells, line, failed) = (row, at, false);
        if (count == 1 && !numbered)
        {
            problems.Add(new(ImportFault.NumbersGenerated));
        }

        var (given, family) = Name();
        var member = new Member(
            numbered ? Number() : string.Create(CultureInfo.InvariantCulture, $"G{count:D6}"),
            given,
            family,
            Date(RollField.BirthDate),
            Text(RollField.Address),
            Text(RollField.City),
            Text(RollField.PostalCode),
            Phone(),
            Email(),
            Language(),
            Text(RollField.Region),
            Text(RollField.Riding),
            Date(RollField.ContactChanged)
        );
        if (failed)
        {
            return;
        }

        if (member is { Email.Length: 0, Phone.Length: 0, Address.Length: 0 })
        {
            problems.Add(new(ImportFault.NoContact, line));
        }

        if (member.BirthDate is null && mapping.Has(RollField.BirthDate))
        {
            problems.Add(mapping.Problem(ImportFault.NoBirthDate, line, RollField.BirthDate));
        }

        Members.Add(member);
    }

    private string Text(RollField field)
    {
        var text = mapping.Cell(cells, field);
        foreach (var c in text)
        {
            // Line ends are welcome in an address; what hides or reorders text is not.
            var category = char.GetUnicodeCategory(c);
            if (
                (category == UnicodeCategory.Control && c is not ('\n' or '\r' or '\t'))
                || c
                    is '\u061c'
                        or '\u200e'
                        or '\u200f'
                        or '\ufeff'
                        or (>= '\u2028' and <= '\u202e')
                        or (>= '\u2066' and <= '\u2069')
            )
            {
                Fail(ImportFault.ControlCharacter, field);
                return "";
            }
        }

        return text.AsSpan().IndexOfAny('\r', '\n', '\t') < 0
            ? text
            : string.Join(' ', text.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
    }

    private (string Given, string Family) Name()
    {
        var (given, family, full) = (Text(RollField.GivenName), Text(RollField.FamilyName), Text(RollField.FullName));
        if (given.Length + family.Length == 0 && full.Length > 0)
        {
            var comma = full.IndexOf(',', StringComparison.Ordinal);
            var last = full.LastIndexOf(' ');
            (given, family) =
                comma >= 0 ? (full[(comma + 1)..].Trim(), full[..comma].Trim())
                : last >= 0 ? (full[..last].Trim(), full[(last + 1)..])
                : (full, "");
        }

        if (!failed && TextFold.Words(given + " " + family).Count == 0)
        {
            Fail(
                ImportFault.NameMissing,
                mapping.Has(RollField.FamilyName) ? RollField.FamilyName : RollField.FullName
            );
        }

        return (given, family);
    }

    private string Number()
    {
        var number = Text(RollField.MemberNumber);
        if (number.Length == 0)
        {
            Fail(ImportFault.MemberNumberMissing, RollField.MemberNumber);
        }
        else if (number.Length > 40 || number.AsSpan().ContainsAnyExcept(NumberCharacters))
        {
            Fail(ImportFault.MemberNumberMalformed, RollField.MemberNumber);
        }
        else if (!numbers.Add(number))
        {
            Fail(ImportFault.MemberNumberTwice, RollField.MemberNumber);
        }

        return number;
    }

    private DateOnly? Date(RollField field)
    {
        var text = Text(field);
        if (text.Length == 0)
        {
            return null;
        }

        if (RollDates.Read(text, options.Dates, options.Today, out var date) is { } fault)
        {
            Fail(fault, field);
        }

        return date;
    }

    private string Phone()
    {
        var text = Text(RollField.Phone);
        if (text.Length == 0)
        {
            return "";
        }

        if (!PhoneNumber.TryRead(text, options.Country, out var number))
        {
            Fail(ImportFault.PhoneMalformed, RollField.Phone);
        }

        return number;
    }

    private string Email()
    {
        var text = Text(RollField.Email);
        if (text.Length > 0 && !EmailForm.IsAddress(text))
        {
            Fail(ImportFault.EmailMalformed, RollField.Email);
        }

        return text;
    }

    private string Language()
    {
        var text = Text(RollField.Language);
        var folded = TextFold.Fold(text);
        if (text.Length == 0 || Languages.TryGetValue(folded, out var tag))
        {
            return text.Length == 0 ? "" : Languages[folded];
        }

        var head = folded.Split('-', '_')[0];
        if (head.Length != 2 || !head.All(char.IsAsciiLetterLower))
        {
            Fail(ImportFault.LanguageUnknown, RollField.Language);
        }

        return head;
    }

    private void Fail(ImportFault fault, RollField field)
    {
        failed = true;
        problems.Add(mapping.Problem(fault, line, field));
    }
}
