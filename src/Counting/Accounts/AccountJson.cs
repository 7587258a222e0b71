using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hustings.Counting.Rules;
using Hustings.Counting.Ties;

namespace Hustings.Counting.Accounts;

/// <summary>
/// The account as JSON: summary, results, tally, tallyResults, inactiveBallots and threshold as in RCTab's detailed report, and
/// besides the options, reasons, ties and words. Votes are texts with every digit ("2.1874", or "1/3" where they do not end).
/// Specification: docs/spec/counting.md, "JSON".
/// </summary>
public static class AccountJson
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(CountAccount account, Stream output)
    {
        using Utf8JsonWriter json = new(output, Layout);
        json.WriteStartObject();
        json.WriteString("jsonFormatVersion", "1");
        WriteConfig(json, account);
        WriteSummary(json, account);
        if (account.Schulze is not null)
            SchulzeJson.Write(json, account);
        json.WriteStartArray("results");
        foreach (CountRound round in account.Rounds)
            WriteRound(json, account, round);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteConfig(Utf8JsonWriter json, CountAccount account)
    {
        json.WriteStartObject("config");
        json.WriteString("contest", account.Ballots.Title ?? "");
        json.WriteString("generatedBy", "Hustings");
        json.WriteString("rule", RuleName.Of(account.Rule));
        json.WriteStartObject("rules");
        foreach (OptionEntry entry in OptionTable.Entries)
        {
            if (entry.Get(account.Options) is { Length: > 0 } value)
                json.WriteString(entry.Name, value);
        }
        json.WriteEndObject();
        WriteNames(json, "tieDecisions", account.Options.TieDecisions);
        WriteNames(json, "candidates", account.Ballots.Candidates);
        WriteNames(json, "excluded", account.Ballots.Excluded.Select(account.Name));
        if (account.Ballots.UndeclaredWriteIns is { } writeIns)
            json.WriteString("undeclaredWriteInLabel", account.Name(writeIns));
        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, CountAccount account)
    {
        CountRound? last = account.Rounds.LastOrDefault();
        json.WriteStartObject("summary");
        json.WriteString("totalNumBallots", account.Ballots.Cast.ToString(CultureInfo.InvariantCulture));
        json.WriteNumber("numCandidates", account.Ballots.Candidates.Length - account.Ballots.Excluded.Length);
        json.WriteNumber("numWinners", account.Options.NumberOfWinners);
        if (last is not null)
            json.WriteString("undervotes", last.Inactive[InactiveReason.DidNotRankAnyCandidates].ToString());
        if (last?.Threshold is { } threshold)
            json.WriteString("finalThreshold", threshold.ToString());
        WriteNames(json, "elected", account.Refusal is null ? account.Elected.Select(account.Name) : []);
        json.WriteString("words", RoundWords.Result(account));
        if (account.Refusal is { } refusal)
        {
            json.WriteStartObject("refusal");
            json.WriteString("code", refusal.Code);
            json.WriteString("words", refusal.Words);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteRound(Utf8JsonWriter json, CountAccount account, CountRound round)
    {
        json.WriteStartObject();
        json.WriteNumber("pass", round.Pass);
        json.WriteNumber("round", round.Number);
        if (round.Threshold is { } threshold)
        {
            json.WriteString("threshold", threshold.ToString());
            json.WriteBoolean("thresholdMustBeExceeded", round.ThresholdMustBeExceeded);
        }
        json.WriteStartObject("tally");
        foreach ((int candidate, Fraction votes) in round.Votes)
            json.WriteString(account.Name(candidate), votes.ToString());
        json.WriteEndObject();
        json.WriteStartObject("inactiveBallots");
        foreach ((InactiveReason reason, Fraction votes) in round.Inactive)
            json.WriteString(RuleName.Of(reason), votes.ToString());
        json.WriteEndObject();
        json.WriteStartArray("tallyResults");
        foreach (Decision decision in round.Decisions)
            WriteDecision(json, account, decision, round.Transfers.Where(way => way.From == decision.Candidate));
        json.WriteEndArray();
        json.WriteStartArray("surplusTies");
        foreach (Tie tie in round.SurplusTies)
            WriteTie(json, account, tie);
        json.WriteEndArray();
        WriteNames(json, "words", RoundWords.Of(account, round));
        json.WriteEndObject();
    }

    internal static void WriteDecision(
        Utf8JsonWriter json,
        CountAccount account,
        Decision decision,
        IEnumerable<VoteTransfer> transfers
    )
    {
        json.WriteStartObject();
        json.WriteString(decision.Elected ? "elected" : "eliminated", account.Name(decision.Candidate));
        json.WriteString("reason", RuleName.Of(decision.Reason));
        if (decision.Tie is { } tie)
        {
            json.WritePropertyName("tie");
            WriteTie(json, account, tie);
        }
        json.WriteStartArray("transfers");
        foreach (VoteTransfer way in transfers)
        {
            json.WriteStartObject();
            if (way.To is { } to)
                json.WriteString("to", account.Name(to));
            if (way.Lost is { } lost)
                json.WriteString("lost", RuleName.Of(lost));
            json.WriteString("votes", way.Votes.ToString());
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTie(Utf8JsonWriter json, CountAccount account, Tie tie)
    {
        json.WriteStartObject();
        json.WriteString("purpose", RuleName.Of(tie.Purpose));
        WriteNames(json, "tied", tie.Candidates.Select(account.Name));
        json.WriteString("chosen", account.Name(tie.Chosen));
        WriteNames(json, "steps", tie.Steps);
        json.WriteEndObject();
    }

    internal static void WriteNames(Utf8JsonWriter json, string property, IEnumerable<string> names)
    {
        json.WriteStartArray(property);
        foreach (string name in names)
            json.WriteStringValue(name);
        json.WriteEndArray();
    }
}
