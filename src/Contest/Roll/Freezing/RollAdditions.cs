namespace Hustings.Contest.Roll;

/// <summary>A member added after the freeze, with the spare row of the credential table whose code they receive.</summary>
public sealed record AddedMember(Member Member, int Row);

/// <summary>
/// What came to a frozen roll afterwards. The roll itself and its hash stay as they are; the minutes show additions as counts.
/// </summary>
/// <param name="Spares">Rows N to N + Spares - 1 of the table, N being the roll's members.</param>
public sealed record RollAdditions(FrozenRoll Roll, int Spares, IReadOnlyList<AddedMember> Added)
{
    public static RollAdditions None(FrozenRoll roll, int spares) => new(roll, spares, []);

    /// <summary>Members of the frozen roll and added ones.</summary>
    public int Count => Roll.Members.Count + Added.Count;

    /// <summary>
    /// Adds a member and takes the next spare row that is neither given out nor in <paramref name="usedRows"/> (re-issued codes).
    /// Refused if the number, or to all appearances the person, is on the roll already.
    /// </summary>
    /// <param name="differentPerson">Two officers compared the entries and found another person.</param>
    public RollRefusal? AddAfterFreeze(
        Member member,
        IReadOnlySet<int> usedRows,
        bool differentPerson,
        out RollAdditions after
    )
    {
        after = this;
        var known = Roll.Members.Concat(Added.Select(added => added.Member)).ToList();
        if (known.Exists(other => string.Equals(other.Number, member.Number, StringComparison.OrdinalIgnoreCase)))
        {
            return RollRefusal.AlreadyOnRoll;
        }

        var key = PersonKey.Of(member);
        if (
            !differentPerson
            && known.Exists(other => Comparison.Of(key, PersonKey.Of(other), rare: false).Found is not null)
        )
        {
            return RollRefusal.SamePersonOnRoll;
        }

        var first = Roll.Members.Count;
        var row = Enumerable
            .Range(first, Spares)
            .FirstOrDefault(row => !usedRows.Contains(row) && Added.All(added => added.Row != row), -1);
        if (row < 0)
        {
            return RollRefusal.NoSpareRow;
        }

        after = this with { Added = [.. Added, new AddedMember(member, row)] };
        return null;
    }
}
