using System.Globalization;
using Hustings.Counting.Rules;

namespace Hustings.Counting.Accounts;

/// <summary>The account as CSV (RFC 4180), one line for each line of each round's table, numbers with every digit.</summary>
public static class AccountCsv
{
    public static void Write(CountAccount account, TextWriter output)
    {
        if (account.Schulze is not null)
        {
            WriteSchulze(account, output);
            return;
        }
        CsvRow.Write(output, "pass", "round", "kind", "name", "votes", "change", "decision", "reason");
        for (int index = 0; index < account.Rounds.Length; index++)
        {
            CountRound round = account.Rounds[index];
            string[] at = [Number(round.Pass), Number(round.Number)];
            if (round.Threshold is { } threshold)
                CsvRow.Write(output, [.. at, "threshold", "", threshold.ToString(), "", "", ""]);
            foreach (RoundLine line in RoundLine.Of(account, index))
            {
                string decision =
                    line.Decision is null ? ""
                    : line.Decision.Elected ? "elected"
                    : "eliminated";
                CsvRow.Write(
                    output,
                    [
                        .. at,
                        line.Candidate is null ? "inactive" : "candidate",
                        line.Inactive is { } reason ? RuleName.Of(reason) : line.Name,
                        line.Votes.ToString(),
                        line.Change?.ToString() ?? "",
                        decision,
                        line.Decision is null ? "" : RuleName.Of(line.Decision.Reason),
                    ]
                );
            }
        }
    }

    private static void WriteSchulze(CountAccount account, TextWriter output)
    {
        CsvRow.Write(
            output,
            "candidate",
            "against",
            "votes",
            "votes_against",
            "strongest_path",
            "strongest_path_against",
            "path"
        );
        for (int a = 0; a < account.Ballots.Candidates.Length; a++)
        for (int b = 0; b < account.Ballots.Candidates.Length; b++)
        {
            if (a == b)
                continue;
            CsvRow.Write(
                output,
                account.Name(a),
                account.Name(b),
                account.Schulze!.Preferences[a][b].ToString(CultureInfo.InvariantCulture),
                account.Schulze.Preferences[b][a].ToString(CultureInfo.InvariantCulture),
                account.Schulze.Strengths[a][b].For.ToString(CultureInfo.InvariantCulture),
                account.Schulze.Strengths[a][b].Against.ToString(CultureInfo.InvariantCulture),
                string.Join(" > ", account.Schulze.Paths[a][b].Select(account.Name))
            );
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
