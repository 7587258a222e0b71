using System.Runtime.InteropServices;

namespace Hustings.Contest.Roll;

/// <summary>
/// Keys of an entry; two entries are compared if they have one in common. Each kind of slip must leave at least one key whole: a
/// wrong birth date leaves the contact and the name, a new address and phone leave birth date and name, a married name leaves
/// birth date and given name.
/// </summary>
internal static class BlockingKeys
{
    private enum Kind
    {
        BirthDateAndInitial,
        Phone,
        Mailbox,
        Address,
        NameAndYear,
        NameAndDay,
        NameAndPlace,
        NameAlone,
    }

    public static IEnumerable<ulong> Of(PersonKey person)
    {
        if (person.BirthDate is { } date)
        {
            // Day and month in one order, so that exchanged ones meet.
            var (low, high) = (Math.Min(date.Day, date.Month), Math.Max(date.Day, date.Month));
            var day = date.Year * 10000 + low * 100 + high;
            foreach (var word in person.Given.Concat(person.Family))
            {
                yield return Hash(Kind.BirthDateAndInitial, day, word.AsSpan(0, 1));
            }

            yield return Hash(Kind.NameAndYear, date.Year, person.Sorted);
            yield return Hash(Kind.NameAndDay, low * 100 + high, person.Sorted);
        }
        else
        {
            yield return Hash(Kind.NameAlone, 0, person.Sorted);
        }

        if (person.Phone.Length > 0)
        {
            yield return Hash(Kind.Phone, 0, person.Phone);
        }

        if (person.Mailbox.Length > 0)
        {
            yield return Hash(Kind.Mailbox, 0, person.Mailbox);
        }

        if (person.Address.Length > 0)
        {
            yield return Hash(Kind.Address, 0, person.Address);
        }

        if (person.PostalCode.Length > 0)
        {
            yield return Hash(Kind.NameAndPlace, 0, person.Sorted + "|" + person.PostalCode);
        }
    }

    /// <summary>FNV-1a, 64 bits: a collision costs one needless comparison.</summary>
    private static ulong Hash(Kind kind, int number, ReadOnlySpan<char> text)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            hash = (hash ^ (uint)kind) * 1099511628211UL;
            hash = (hash ^ (uint)number) * 1099511628211UL;
            foreach (var c in MemoryMarshal.Cast<char, ushort>(text))
            {
                hash = (hash ^ c) * 1099511628211UL;
            }

            return hash;
        }
    }
}
