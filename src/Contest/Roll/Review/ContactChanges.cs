namespace Hustings.Contest.Roll;

/// <summary>Whose phone, e-mail or address differ between two exports of the roll: the same member number on both sides.</summary>
public static class ContactChanges
{
    /// <returns>Cases for the entries as they are now.</returns>
    public static IReadOnlyList<ReviewCase> Between(IReadOnlyList<Member> earlier, IReadOnlyList<Member> now)
    {
        var before = earlier.ToDictionary(member => member.Number, PersonKey.Of, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. now.Where(member => before.TryGetValue(member.Number, out var old) && Changed(old, PersonKey.Of(member)))
                .Select(ReviewCase.OfContactChange),
        ];
    }

    private static bool Changed(PersonKey old, PersonKey now) =>
        old.Phone != now.Phone
        || old.Email != now.Email
        || old.Address != now.Address
        || old.PostalCode != now.PostalCode;
}
