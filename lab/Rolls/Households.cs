using System.Globalization;
using System.Text;

namespace Hustings.Lab.Rolls;

/// <summary>
/// Makes people in households: they share an address, mostly the family name and often a telephone or an e-mail address. Some are
/// twins, some are parent and child of one name: different people whom a search must not take for one.
/// </summary>
internal sealed class Households(Draws draws)
{
    private const string PostalLetters = "ABCEGHJKLMNPRSTVWXYZ";
    private int people;

    public List<SyntheticPerson> Next()
    {
        var pool = Pool();
        SyntheticPerson first = Person(pool, Home(), draws.Of(pool.Family), Born());
        List<SyntheticPerson> home = [first];
        int others = draws.Below(10) switch
        {
            < 4 => 0,
            < 8 => 1,
            8 => 2,
            _ => 3,
        };
        for (int i = 0; i < others; i++)
        {
            home.Add(Relative(first, pool, i));
        }

        return home;
    }

    private SyntheticPerson Relative(SyntheticPerson first, NamePool pool, int place)
    {
        string family = draws.Happens(80) ? first.Family : draws.Of(pool.Family);
        SyntheticPerson relative = Person(pool, first, family, Born());
        // A hundredth of households have twins, another parent and child of one name.
        if (place == 0 && draws.Happens(1))
        {
            relative = relative with { Born = first.Born, Family = first.Family };
        }
        else if (place == 0 && draws.Happens(1))
        {
            relative = relative with
            {
                Given = first.Given,
                Family = first.Family,
                Born = first.Born!.Value.AddYears(first.Born.Value.Year < 1970 ? 28 : -28),
            };
        }

        if (draws.Happens(40))
        {
            relative = relative with { Phone = first.Phone };
        }

        return draws.Happens(15) ? relative with { Email = first.Email } : relative;
    }

    private SyntheticPerson Person(NamePool pool, SyntheticPerson home, string family, DateOnly born)
    {
        people++;
        string given = draws.Of(pool.Given);
        return home with
        {
            Given = given,
            Family = family,
            FamilyFirst = pool.FamilyFirst,
            Born = born,
            Phone = draws.Happens(90) ? NewPhone() : "",
            Email = draws.Happens(85) ? $"{Ascii(given, family)}.{people}@mail.example" : "",
            Language = pool.Given.Contains("Étienne") ? "fr" : "en",
        };
    }

    /// <summary>Another home for somebody who moved.</summary>
    public SyntheticPerson Home() =>
        new(
            "",
            "",
            false,
            null,
            1 + draws.Below(4000),
            draws.Happens(30) ? 1 + draws.Below(1200) : 0,
            draws.Of(SyntheticNames.Streets),
            draws.Of(SyntheticNames.Kinds).Full,
            draws.Of(SyntheticNames.Cities),
            $"{Letter()}{draws.Below(10)}{Letter()} {draws.Below(10)}{Letter()}{draws.Below(10)}",
            "",
            "",
            "en"
        );

    public string NewPhone() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"({draws.Of((int[])[416, 514, 604, 403, 613, 204, 902])}) {200 + draws.Below(800)}-{draws.Below(10_000):D4}"
        );

    private DateOnly Born() => new DateOnly(1930, 1, 1).AddDays(draws.Below(28_400));

    private NamePool Pool()
    {
        int at = draws.Below(SyntheticNames.Pools.Sum(pool => pool.Share));
        foreach (NamePool pool in SyntheticNames.Pools)
        {
            at -= pool.Share;
            if (at < 0)
            {
                return pool;
            }
        }

        throw new InvalidOperationException("The shares do not add up.");
    }

    private char Letter() => PostalLetters[draws.Below(PostalLetters.Length)];

    private static string Ascii(string given, string family)
    {
        StringBuilder text = new();
        foreach (char c in Contest.Roll.TextFold.Fold(given + "." + family))
        {
            if (char.IsAsciiLetterOrDigit(c) || c == '.')
            {
                text.Append(c);
            }
        }

        return text.ToString().Trim('.') is { Length: > 0 } name ? name : "member";
    }
}
