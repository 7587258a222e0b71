using System.Security.Cryptography;
using System.Text;

namespace Hustings.Contest.Roll;

/// <summary>Why two officers must look at entries of the roll.</summary>
public enum ReviewKind
{
    /// <summary>The entries may be one person.</summary>
    Duplicate,

    /// <summary>Phone, e-mail or address of one entry were changed late: a code could be led astray.</summary>
    ContactChange,
}

/// <summary>Something two officers must decide alike before the roll is frozen.</summary>
/// <param name="Id">16 hex digits that follow from what is to be decided: when the entries change, it is another case.</param>
/// <param name="Members">The entries concerned.</param>
/// <param name="Pairs">For duplicates: what speaks for it, with places in <paramref name="Members"/>.</param>
public sealed record ReviewCase(
    string Id,
    ReviewKind Kind,
    IReadOnlyList<Member> Members,
    IReadOnlyList<DuplicatePair> Pairs
)
{
    public static ReviewCase Of(DuplicateCluster cluster, IReadOnlyList<Member> roll)
    {
        Member[] members = [.. cluster.Entries.Select(place => roll[place])];
        var places = cluster.Entries.Select((entry, at) => (entry, at)).ToDictionary(p => p.entry, p => p.at);
        return new(
            Identify(ReviewKind.Duplicate, members),
            ReviewKind.Duplicate,
            members,
            [.. cluster.Pairs.Select(p => p with { First = places[p.First], Second = places[p.Second] })]
        );
    }

    public static ReviewCase OfContactChange(Member member) =>
        new(Identify(ReviewKind.ContactChange, [member]), ReviewKind.ContactChange, [member], []);

    /// <summary>All cases of a roll: clusters of duplicates, and contact changes after a day (none if it is null).</summary>
    public static IReadOnlyList<ReviewCase> All(IReadOnlyList<Member> roll, DateOnly? contactsUntil) =>
        [
            .. DuplicateSearch.Find(roll).Select(cluster => Of(cluster, roll)),
            .. roll.Where(member => contactsUntil is not null && member.ContactChanged > contactsUntil)
                .Select(OfContactChange),
        ];

    private static string Identify(ReviewKind kind, IEnumerable<Member> members)
    {
        var entries = members.OrderBy(member => member.Number, StringComparer.Ordinal).Select(RollBytes.Of);
        var text = Encoding.UTF8.GetBytes($"hustings/1 review|{kind}\n{string.Join('\n', entries)}");
        return Convert.ToHexStringLower(SHA256.HashData(text).AsSpan(0, 8));
    }
}
