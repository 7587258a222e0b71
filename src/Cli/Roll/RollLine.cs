using System.CommandLine;
using System.Globalization;
using Hustings.Contest.Roll;

namespace Hustings.Cli.Roll;

/// <summary>The options that say how a roll file is to be read.</summary>
internal static class RollLine
{
    public static readonly Argument<FileInfo> File = new("FILE") { Description = "The roll as CSV." };

    private static readonly Option<string[]> Map = new("--map")
    {
        Description = $"Which field a column holds; several times. Fields: {HeaderNames.AllFields}, ignore.",
        HelpName = "COLUMN=FIELD",
    };

    private static readonly Option<string> Dates = new("--dates")
    {
        Description = "How to read dates such as 03/04/1980.",
        HelpName = "day-first|month-first",
    };

    private static readonly Option<string> Country = new("--country")
    {
        Description = "Where telephone numbers without a country code belong.",
        HelpName = "CA|GB|...",
        DefaultValueFactory = _ => "CA",
    };

    private static readonly Option<string> ContactsUntil = new("--contacts-until")
    {
        Description = "Contacts changed after this day are reviewed by two.",
        HelpName = "2026-10-31",
    };

    public static IEnumerable<Option> Options => [Map, Dates, Country, ContactsUntil];

    /// <summary>Reads the file and what the line says about it; the problem in words if that cannot be done.</summary>
    public static (ImportReport? Report, DateOnly? ContactsUntil, string Problem) Read(ParseResult line, DateOnly today)
    {
        FileInfo file = line.GetValue(File)!;
        string country = line.GetValue(Country)!;
        if (!file.Exists)
            return (null, null, $"There is no file {file.FullName}.");
        if (!PhoneNumber.Countries.Contains(country, StringComparer.OrdinalIgnoreCase))
            return (null, null, $"--country must be one of {string.Join(", ", PhoneNumber.Countries)}.");
        if (line.GetValue(Dates) is not (null or "day-first" or "month-first"))
            return (null, null, "--dates must be day-first or month-first.");
        DateOnly? until = null;
        if (line.GetValue(ContactsUntil) is { } day)
        {
            if (
                !DateOnly.TryParseExact(
                    day,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out DateOnly date
                )
            )
                return (null, null, "--contacts-until must be a day such as 2026-10-31.");
            until = date;
        }

        DateOrder order = line.GetValue(Dates) switch
        {
            "day-first" => DateOrder.DayFirst,
            "month-first" => DateOrder.MonthFirst,
            _ => DateOrder.Unknown,
        };
        ImportOptions options = new(today, country, order, line.GetValue(Map) ?? []);
        return (RollImport.Read(System.IO.File.ReadAllBytes(file.FullName), options), until, "");
    }
}
