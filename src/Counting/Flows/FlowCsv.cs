using System.Globalization;
using Hustings.Counting.Accounts;
using Hustings.Counting.Rounds;

namespace Hustings.Counting.Flows;

/// <summary>Flows as CSV (RFC 4180): one line for each link.</summary>
public static class FlowCsv
{
    /// <param name="name">A candidate's name by id.</param>
    public static void Write(IEnumerable<RoundFlow> flows, Func<string, string> name, TextWriter output)
    {
        CsvRow.Write(
            output,
            "before",
            "after",
            "column",
            "from",
            "fromCandidate",
            "fromName",
            "to",
            "toCandidate",
            "toName",
            "votes"
        );
        foreach (var flow in flows)
        {
            foreach (var link in flow.Links)
            {
                CsvRow.Write(
                    output,
                    Number(flow.Before),
                    Number(flow.After),
                    link.Column ?? "",
                    PublishedName.Of(link.From.End),
                    link.From.Id ?? "",
                    link.From.Id is { } from ? name(from) : "",
                    PublishedName.Of(link.To.End),
                    link.To.Id ?? "",
                    link.To.Id is { } to ? name(to) : "",
                    Number(link.Votes)
                );
            }
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
