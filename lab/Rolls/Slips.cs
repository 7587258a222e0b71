using Hustings.Contest.Roll;

namespace Hustings.Lab.Rolls;

/// <summary>Makes the second entry of a person.</summary>
internal sealed class Slips(Draws draws, Households households)
{
    private static readonly Dictionary<string, string> UsualForms = new()
    {
        ["Robert"] = "Bob",
        ["William"] = "Bill",
        ["Elizabeth"] = "Liz",
        ["Margaret"] = "Peggy",
        ["Richard"] = "Dick",
        ["Katherine"] = "Kate",
        ["Michael"] = "Mike",
        ["Thomas"] = "Tom",
    };

    /// <summary>Whether a slip of this kind can befall this person at all.</summary>
    public static bool Suits(PlantedKind kind, SyntheticPerson person) =>
        kind switch
        {
            PlantedKind.NameTypo or PlantedKind.NameTypoAndMoved => person.Family.Length >= 5
                && char.IsAsciiLetter(person.Family[2]),
            PlantedKind.UsualForm => UsualForms.ContainsKey(person.Given),
            PlantedKind.DayMonthExchanged => person.Born is { Day: <= 12 } born && born.Day != born.Month,
            PlantedKind.NewFamilyName or PlantedKind.BirthDateMissing => person.Phone.Length > 0 && !person.FamilyFirst,
            PlantedKind.InitialOnly or PlantedKind.NamesExchanged => !person.FamilyFirst
                && person.Phone.Length > 0
                && char.IsAsciiLetter(person.Given[0]),
            _ => true,
        };

    public SyntheticPerson Second(PlantedKind kind, SyntheticPerson p, int count) =>
        kind switch
        {
            PlantedKind.SameInAll => p,
            PlantedKind.OtherSpelling => p with
            {
                Given = TextFold.Fold(p.Given).ToUpperInvariant(),
                Family = TextFold.Fold(p.Family).ToUpperInvariant(),
                StreetKind = Short(p.StreetKind),
                PostalCode = p.PostalCode.Replace(" ", "", StringComparison.Ordinal),
                Phone = Plain(p.Phone),
                Email = p.Email.ToUpperInvariant(),
            },
            PlantedKind.NameTypo => p with { Family = Typo(p.Family) },
            PlantedKind.NamesExchanged => p with { Given = p.Family, Family = p.Given },
            PlantedKind.UsualForm => Moved(p with { Given = UsualForms[p.Given] }) with { Phone = p.Phone },
            PlantedKind.DayMonthExchanged => p with
            {
                Born = new DateOnly(p.Born!.Value.Year, p.Born.Value.Day, p.Born.Value.Month),
                Email = "",
            },
            PlantedKind.BirthDateOneDigit => p with { Born = OneDigit(p.Born!.Value) },
            PlantedKind.BirthDateMissing => p with { Born = null, Email = "" },
            PlantedKind.Moved => Moved(p),
            PlantedKind.NewFamilyName => p with
            {
                Family = draws.Of(SyntheticNames.Pools[0].Family) + "-Lee",
                Email = "",
            },
            PlantedKind.MailboxAlias => Moved(p) with { Email = $"hus.tings.rehearsal{count}+vote@gmail.com" },
            PlantedKind.InitialOnly => p with { Given = p.Given[..1], Email = "" },
            PlantedKind.NameTypoAndMoved => Moved(p with { Family = Typo(p.Family) }),
            PlantedKind.BirthDateOneDigitAndMoved => Moved(p with { Born = OneDigit(p.Born!.Value) }),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <summary>The first entry where the kind needs something of it.</summary>
    public static SyntheticPerson First(PlantedKind kind, SyntheticPerson p, int count) =>
        kind == PlantedKind.MailboxAlias ? p with { Email = $"hustingsrehearsal{count}@gmail.com" } : p;

    private SyntheticPerson Moved(SyntheticPerson p) =>
        households.Home() with
        {
            Given = p.Given,
            Family = p.Family,
            FamilyFirst = p.FamilyFirst,
            Born = p.Born,
            Phone = households.NewPhone(),
            Email = "",
            Language = p.Language,
        };

    /// <summary>A slip of the last digit: 3 for 2.</summary>
    private static DateOnly OneDigit(DateOnly born) => born.AddYears(born.Year % 10 < 9 ? 1 : -1);

    private string Typo(string name)
    {
        int at = 1 + draws.Below(name.Length - 2);
        return draws.Below(3) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, "e"),
            _ => name[..at] + (name[at] == 'a' ? 'o' : 'a') + name[(at + 1)..],
        };
    }

    private static string Short(string kind) => SyntheticNames.Kinds.First(k => k.Full == kind).Short;

    private static string Plain(string phone) =>
        phone.Length == 0 ? "" : "+1" + string.Concat(phone.Where(char.IsAsciiDigit));
}
