namespace Hustings.Contest.Roll;

/// <summary>Collects what two entries have in common.</summary>
internal static class Comparison
{
    private const double Similar = 0.92;

    /// <summary>Years between two birth dates from which on a digit that differs is a generation, not a slip.</summary>
    private const int Generation = 15;

    private static readonly int[] Points = [.. Enum.GetValues<Evidence>().Select(EvidenceWords.Points)];

    /// <param name="rare">Whether no third entry has their name, if they have the same.</param>
    /// <returns>The points, and the evidence where they reach the threshold.</returns>
    public static (int Score, List<Evidence>? Found) Of(PersonKey a, PersonKey b, bool rare)
    {
        var name = Name(a, b);
        if (name is null or Evidence.GivenNameDiffers)
        {
            return (Points[(int)Evidence.GivenNameDiffers], null);
        }

        Span<Evidence> found = stackalloc Evidence[8];
        var count = 0;
        found[count++] = name.Value;
        if (rare && name is (Evidence.SameName or Evidence.NameReordered))
        {
            found[count++] = Evidence.RareName;
        }

        if (BirthDate(a.BirthDate, b.BirthDate) is { } date)
        {
            found[count++] = date;
        }

        if (a.Phone.Length > 0 && a.Phone == b.Phone)
        {
            found[count++] = Evidence.SamePhone;
        }

        if (a.Mailbox.Length > 0 && a.Mailbox == b.Mailbox)
        {
            found[count++] = a.Email == b.Email ? Evidence.SameEmail : Evidence.SameMailbox;
        }

        if (
            a.Address.Length > 0
            && a.Address == b.Address
            && (a.PostalCode == b.PostalCode || a.PostalCode.Length * b.PostalCode.Length == 0)
        )
        {
            found[count++] = Evidence.SameAddress;
        }
        else if (a.PostalCode.Length > 0 && a.PostalCode == b.PostalCode)
        {
            found[count++] = Evidence.SamePostalCode;
        }

        var score = 0;
        foreach (var one in found[..count])
        {
            score += Points[(int)one];
        }

        return (score, score >= EvidenceWords.Threshold ? [.. found[..count]] : null);
    }

    /// <summary>The strongest true statement about the two names; null where they have nothing in common.</summary>
    internal static Evidence? Name(PersonKey a, PersonKey b)
    {
        if (a.GivenText == b.GivenText && a.FamilyText == b.FamilyText)
        {
            return Evidence.SameName;
        }

        // The second holds for names that are written without a blank, as Chinese ones are.
        if (a.Sorted == b.Sorted || a.FamilyText + a.GivenText == b.FamilyText + b.GivenText)
        {
            return Evidence.NameReordered;
        }

        var family = Words(a.FamilyText, b.FamilyText);
        var given = Words(a.GivenText, b.GivenText);
        return (family, given) switch
        {
            (0, 1) or (1, 0) => Evidence.NameOneLetter,
            (0 or 1, _) when IsUsualForm(a.Given, b.Given) => Evidence.GivenNameUsualForm,
            (0 or 1, _) when IsPart(a.Given, b.Given) => Evidence.GivenNamePart,
            (0 or 1, _) when IsInitial(a.GivenText, b.GivenText) => Evidence.GivenNameInitial,
            (<= 2, <= 2) => Evidence.NameSimilar,
            (0 or 1 or 2, _) => Evidence.GivenNameDiffers,
            (_, 0) when IsPart(a.Family, b.Family) => Evidence.NameSimilar,
            (_, 0) => Evidence.FamilyNameDiffers,
            _ => null,
        };
    }

    /// <summary>0 same, 1 one letter apart, 2 similar, 3 different. In short names one letter is another name.</summary>
    private static int Words(string a, string b)
    {
        if (a == b)
        {
            return 0;
        }

        var shorter = Math.Min(a.Length, b.Length);
        if ((shorter >= 4 && Likeness.Distance(a, b, 1) == 1) || Doubled(a, b))
        {
            return 1;
        }

        return shorter >= 5 && Likeness.JaroWinkler(a, b) >= Similar ? 2 : 3;
    }

    /// <summary>Whether only a letter written twice differs: "Ana" and "Anna".</summary>
    private static bool Doubled(string a, string b)
    {
        var (few, many) = a.Length < b.Length ? (a, b) : (b, a);
        if (many.Length != few.Length + 1 || few.Length < 2)
        {
            return false;
        }

        var at = few.AsSpan().CommonPrefixLength(many);
        return at > 0 && many[at] == many[at - 1] && many.AsSpan(at + 1).SequenceEqual(few.AsSpan(at));
    }

    private static bool IsUsualForm(string[] a, string[] b) =>
        a.Length > 0 && b.Length > 0 && NameWords.SamePerson(a[0], b[0]);

    private static bool IsInitial(string a, string b) =>
        a.Length > 0 && b.Length > 0 && Math.Min(a.Length, b.Length) == 1 && a[0] == b[0];

    /// <summary>"Jean" in "Jean Pierre", "Van Dyk" in "Van Dyk Jones"; not the one empty name in the other.</summary>
    private static bool IsPart(string[] a, string[] b)
    {
        var (few, many) = a.Length < b.Length ? (a, b) : (b, a);
        return few.Length > 0 && few.Length < many.Length && Array.TrueForAll(few, word => many.Contains(word));
    }

    internal static Evidence? BirthDate(DateOnly? one, DateOnly? other)
    {
        if (one is not { } a || other is not { } b)
        {
            return null;
        }

        if (a == b)
        {
            return Evidence.SameBirthDate;
        }

        if (a.Year == b.Year && a.Month == b.Day && a.Day == b.Month)
        {
            return Evidence.BirthDateDayMonthExchanged;
        }

        return OneDigit(a, b) && Math.Abs(a.Year - b.Year) < Generation
            ? Evidence.BirthDateOneDigit
            : Evidence.BirthDateDiffers;
    }

    private static bool OneDigit(DateOnly a, DateOnly b)
    {
        var (x, y) = (Number(a), Number(b));
        var different = 0;
        for (; x > 0 || y > 0; x /= 10, y /= 10)
        {
            different += x % 10 == y % 10 ? 0 : 1;
        }

        return different == 1;

        static int Number(DateOnly date) => date.Year * 10000 + date.Month * 100 + date.Day;
    }
}
