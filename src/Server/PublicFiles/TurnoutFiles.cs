using System.Globalization;
using System.Text;
using Hustings.Counting;
using Hustings.Counting.Accounts;
using Hustings.Counting.Rounds;
using Hustings.Server.Stages;

namespace Hustings.Server.PublicFiles;

/// <summary>How many came and in which way, never how they voted: every share beside the number that it is a part of.</summary>
internal static class TurnoutFiles
{
    /// <summary><c>turnout.csv</c>.</summary>
    public static PublicFile Csv(StageDesk desk)
    {
        var standing = desk.Box.Standing;
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        CsvRow.Write(text, "line", "number", "percent", "base", "baseIs");
        Line("members-on-the-list", desk.Registered, null, "");
        Line("voted", standing.Voted, desk.Registered, "members-on-the-list");
        Line("ballots-accepted", standing.Accepted, null, "");
        Line("from-home", standing.Accepted - standing.Hall, standing.Accepted, "ballots-accepted");
        Line("in-the-hall", standing.Hall, standing.Accepted, "ballots-accepted");
        return PublicFile.Of(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", PublicFile.Moving);

        void Line(string what, long number, long? whole, string name) =>
            CsvRow.Write(
                text,
                what,
                Number(number),
                whole is > 0 ? Percent.Of(Fraction.Of(number, whole.Value)) : "",
                whole is { } all ? Number(all) : "",
                name
            );
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
