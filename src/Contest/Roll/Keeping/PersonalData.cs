namespace Hustings.Contest.Roll;

/// <summary>Part of a folder that holds personal data.</summary>
/// <param name="Folder">Below the data folder or the registrar's folder; everything in it goes.</param>
internal sealed record PersonalPart(string What, string Folder);

/// <summary>
/// Erases roll, contacts, codes, PINs, the link between members and codes, and the backups (docs/running/personal-data.md). Files are
/// overwritten and then deleted. The public record is not touched and still verifies.
/// </summary>
public static class PersonalData
{
    private static readonly PersonalPart[] Parts =
    [
        new("roll", "roll"),
        new("contacts", "contacts"),
        new("notices", "notices"),
        new("codes", "codes"),
        new("pins", "pins"),
        new("pins", "server"),
        new("link", "link"),
        new("backups", "backups"),
    ];

    /// <summary>
    /// Erases one folder: a server's data folder or a registrar's. What cannot be erased is named in the report, and a second
    /// run goes on where the first stopped. The report is written into the folder as <c>erasure.json</c>.
    /// </summary>
    public static ErasureReport Erase(string folder, TimeProvider time)
    {
        var eraser = new FileEraser();
        foreach (var part in Parts)
        {
            eraser.EraseFolder(part.What, Path.Combine(folder, part.Folder));
        }

        // An empty PIN table remains, so that the server still starts and shows the result.
        eraser.Empty("pins", ContestHome.PinsPath(folder));
        var report = new ErasureReport(time.GetUtcNow(), eraser.Erased, eraser.Left);
        report.WriteTo(Path.Combine(folder, ErasureReport.Name));
        return report;
    }
}
