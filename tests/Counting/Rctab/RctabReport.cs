using System.Text.Json;
using Hustings.Counting.Accounts;
using Hustings.Counting.Rules;

namespace Hustings.Counting.Tests.Rctab;

/// <summary>Brings RCTab's report and our account into the same lines of text, so that a difference shows as a line.</summary>
public static class RctabReport
{
    /// <summary>What RCTab reports of votes that count for nobody; it leaves blank ballots out.</summary>
    private static readonly InactiveReason[] Reported =
    [
        InactiveReason.ExhaustedChoices,
        InactiveReason.Overvotes,
        InactiveReason.RepeatedRankings,
        InactiveReason.SkippedRankings,
    ];

    public static List<string> Lines(JsonElement passes)
    {
        List<string> lines = [];
        int pass = 0;
        foreach (JsonElement report in passes.EnumerateArray())
        {
            pass++;
            foreach (JsonElement round in report.GetProperty("results").EnumerateArray())
            {
                string at = $"pass {pass} round {round.GetProperty("round").GetInt32()}";
                List<string> some = [$"threshold {Number(round.GetProperty("threshold"))}"];
                some.AddRange(Pairs(round.GetProperty("tally")).Select(p => $"{p.Name} has {p.Votes}"));
                some.AddRange(Pairs(round.GetProperty("inactiveBallots")).Select(p => $"inactive {p.Name} {p.Votes}"));
                foreach (JsonElement result in round.GetProperty("tallyResults").EnumerateArray())
                {
                    string what = result.TryGetProperty("elected", out JsonElement who) ? "elected" : "eliminated";
                    string name = (what == "elected" ? who : result.GetProperty("eliminated")).GetString()!;
                    some.Add($"{name} is {what}");
                    some.AddRange(Pairs(result.GetProperty("transfers")).Select(p => $"{name} to {p.Name} {p.Votes}"));
                }
                lines.AddRange(some.Order(StringComparer.Ordinal).Select(line => $"{at}: {line}"));
            }
        }
        return lines;
    }

    public static IEnumerable<string> Lines(CountAccount account, CountRound round, bool last)
    {
        List<string> lines = [$"threshold {round.Threshold}"];
        lines.AddRange(round.Votes.Select(votes => $"{account.Name(votes.Key)} has {votes.Value}"));
        lines.AddRange(Reported.Select(reason => $"inactive {RuleName.Of(reason)} {round.Inactive[reason]}"));
        if (last && account.Options.UsesSurpluses)
            lines.Add($"inactive finalRoundSurplus {round.Inactive[InactiveReason.FinalRoundSurplus]}");
        lines.AddRange(
            round.Decisions.Select(d => $"{account.Name(d.Candidate)} is {(d.Elected ? "elected" : "eliminated")}")
        );
        lines.AddRange(
            round
                .Transfers.GroupBy(transfer => $"{account.Name(transfer.From)} to {Target(account, transfer)}")
                .Select(way => $"{way.Key} {way.Aggregate(Fraction.Zero, (sum, transfer) => sum + transfer.Votes)}")
        );
        return lines.Order(StringComparer.Ordinal).Select(line => $"pass {round.Pass} round {round.Number}: {line}");
    }

    private static string Target(CountAccount account, VoteTransfer transfer) =>
        transfer.To is { } to ? account.Name(to)
        : transfer.Lost == InactiveReason.ResidualSurplus ? "residual surplus"
        : "exhausted";

    private static IEnumerable<(string Name, string Votes)> Pairs(JsonElement table) =>
        table.EnumerateObject().Select(entry => (entry.Name, Number(entry.Value)));

    /// <summary>"9452.0000" and "9452" are the same number.</summary>
    private static string Number(JsonElement value)
    {
        string text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return Fraction.TryParse(text, out Fraction number) ? number.ToString() : throw new FormatException(text);
    }
}
