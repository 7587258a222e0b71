using System.Globalization;
using System.Text;

namespace Hustings.Lab.Rolls;

/// <summary>
/// A made-up roll, the same in every run: <paramref name="People"/> different people in households, some of them with a second entry.
/// </summary>
/// <param name="Csv">The file as a party would export it, UTF-8; people and second entries in mixed order.</param>
/// <param name="Planted">Who stands there twice.</param>
public sealed record SyntheticRoll(byte[] Csv, int People, IReadOnlyList<Planted> Planted)
{
    private const string Head =
        "Member No,First Name,Last Name,Date of Birth,Street Address,City,Postal Code,Phone,E-mail,Preferred Language\r\n";

    /// <summary>Rows below the first line.</summary>
    public int Rows => People + Planted.Count;

    /// <param name="people">Different people.</param>
    /// <param name="duplicates">How many of them have a second entry; all kinds in turn.</param>
    /// <param name="kinds">Only these kinds, in turn; null for all.</param>
    public static SyntheticRoll Make(
        int people,
        int duplicates,
        string seed = "hustings/1 synthetic roll",
        IReadOnlyList<PlantedKind>? kinds = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(people, duplicates * 2);
        Draws draws = new(seed);
        Households households = new(draws);
        List<SyntheticPerson> all = new(people + 4);
        while (all.Count < people)
        {
            all.AddRange(households.Next());
        }

        all.RemoveRange(people, all.Count - people);
        List<(SyntheticPerson Entry, int Person, PlantedKind Kind)> second = Plant(
            all,
            duplicates,
            kinds ?? Enum.GetValues<PlantedKind>(),
            draws,
            households
        );
        string[] numbers = Numbers(people + duplicates, draws);
        List<Planted> planted =
        [
            .. second.Select((entry, i) => new Planted(entry.Kind, numbers[entry.Person], numbers[people + i])),
        ];
        IEnumerable<string> lines = all.Concat(second.Select(entry => entry.Entry))
            .Zip(numbers, (person, number) => (number, person))
            .OrderBy(row => row.number, StringComparer.Ordinal)
            .Select(row => string.Join(',', row.person.Cells().Prepend(row.number)) + "\r\n");
        return new(Encoding.UTF8.GetBytes(Head + string.Concat(lines)), people, planted);
    }

    private static List<(SyntheticPerson, int, PlantedKind)> Plant(
        List<SyntheticPerson> all,
        int duplicates,
        IReadOnlyList<PlantedKind> kinds,
        Draws draws,
        Households households
    )
    {
        Slips slips = new(draws, households);
        List<(SyntheticPerson, int, PlantedKind)> second = [];
        HashSet<int> taken = [];
        while (second.Count < duplicates)
        {
            PlantedKind kind = kinds[second.Count % kinds.Count];
            int person = draws.Below(all.Count);
            if (Slips.Suits(kind, all[person]) && taken.Add(person))
            {
                all[person] = Slips.First(kind, all[person], second.Count);
                second.Add((slips.Second(kind, all[person], second.Count), person, kind));
            }
        }

        return second;
    }

    /// <summary>Member numbers in random order, so that a second entry does not stand at the end of the file.</summary>
    private static string[] Numbers(int count, Draws draws)
    {
        string[] numbers = [.. Enumerable.Range(1, count).Select(i => i.ToString("D7", CultureInfo.InvariantCulture))];
        for (int last = count - 1; last > 0; last--)
        {
            int other = draws.Below(last + 1);
            (numbers[last], numbers[other]) = (numbers[other], numbers[last]);
        }

        return numbers;
    }
}
