using System.Globalization;

namespace Hustings.Lab.Rolls;

/// <summary>One row of a synthetic roll, as a clerk might have typed it.</summary>
internal sealed record SyntheticPerson(
    string Given,
    string Family,
    bool FamilyFirst,
    DateOnly? Born,
    int House,
    int Unit,
    string Street,
    string StreetKind,
    string City,
    string PostalCode,
    string Phone,
    string Email,
    string Language
)
{
    public string Address =>
        Unit > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{House} {Street} {StreetKind} Apt {Unit}")
            : string.Create(CultureInfo.InvariantCulture, $"{House} {Street} {StreetKind}");

    /// <summary>CSV cells after the member number.</summary>
    public IEnumerable<string> Cells() =>
        [
            FamilyFirst ? "" : Given,
            FamilyFirst ? Family + Given : Family,
            Born?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            Address,
            City,
            PostalCode,
            Phone,
            Email,
            Language,
        ];
}
