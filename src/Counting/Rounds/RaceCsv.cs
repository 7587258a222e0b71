using System.Globalization;
using Hustings.Counting.Accounts;

namespace Hustings.Counting.Rounds;

/// <summary>
/// A race as CSV (RFC 4180): one line for each round, line of its table and column, and one with column "all" for their sum.
/// Share, the base it is a part of, and decision stand with "all" only; an unknown figure is an empty cell.
/// </summary>
public static class RaceCsv
{
    public static void Write(RaceState race, TextWriter output)
    {
        CsvRow.Write(
            output,
            "round",
            "kind",
            "candidate",
            "name",
            "column",
            "votes",
            "share",
            "percent",
            "base",
            "change",
            "decision",
            "reason"
        );
        foreach (RoundAccount account in race.Rounds)
        {
            string round = Number(account.Number);
            foreach (CandidateLine line in account.Candidates)
                WriteCandidate(account, line, round, output);
            foreach (OtherLine line in account.Others)
                WriteOther(account, line, round, output);
            CsvRow.Write(
                output,
                round,
                "base",
                "",
                PublishedName.Of(account.Rule.Base),
                "all",
                Number(account.Base),
                "",
                "",
                "",
                "",
                "",
                ""
            );
            if (account.Majority is not null)
                CsvRow.Write(
                    output,
                    round,
                    "majority",
                    "",
                    "",
                    "all",
                    Number(account.Majority),
                    "",
                    "",
                    "",
                    "",
                    "",
                    ""
                );
            foreach (BaseChange change in account.BaseChanges)
                CsvRow.Write(
                    output,
                    round,
                    "base-change",
                    "",
                    PublishedName.Of(change.Kind),
                    "all",
                    "",
                    "",
                    "",
                    "",
                    Number(change.Votes),
                    "",
                    ""
                );
        }
    }

    private static void WriteCandidate(RoundAccount account, CandidateLine line, string round, TextWriter output)
    {
        string kind = line.Withdrawn ? "withdrawn" : "candidate";
        for (int column = 0; column < account.Columns.Length; column++)
            CsvRow.Write(
                output,
                round,
                kind,
                line.Candidate.Id,
                line.Candidate.Name,
                account.Columns[column],
                Number(line.ByColumn[column]),
                "",
                "",
                "",
                "",
                "",
                ""
            );
        RaceDecision? decision = account.Decisions.FirstOrDefault(one => one.Candidate == line.Candidate.Id);
        string decided =
            decision is null ? ""
            : decision.Wins ? "wins"
            : "leaves";
        CsvRow.Write(
            output,
            round,
            kind,
            line.Candidate.Id,
            line.Candidate.Name,
            "all",
            Number(line.Votes),
            line.Share is { } share ? share.ToString() : "",
            line.Share is { } part ? Percent.Of(part) : "",
            line.Share is null ? "" : Number(account.Base),
            Number(line.Change),
            decided,
            decision is null ? "" : PublishedName.Of(decision.Reason)
        );
    }

    private static void WriteOther(RoundAccount account, OtherLine line, string round, TextWriter output)
    {
        string kind = PublishedName.Of(line.Kind);
        string reason = line.Rejection is { } why ? PublishedName.Of(why) : "";
        for (int column = 0; column < account.Columns.Length; column++)
            CsvRow.Write(
                output,
                round,
                kind,
                "",
                reason,
                account.Columns[column],
                Number(line.ByColumn[column]),
                "",
                "",
                "",
                "",
                "",
                ""
            );
        CsvRow.Write(
            output,
            round,
            kind,
            "",
            reason,
            "all",
            Number(line.Votes),
            "",
            "",
            "",
            Number(line.Change),
            "",
            ""
        );
    }

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
