using System.Text.Json;

namespace Hustings.Counting.Rounds;

/// <summary>
/// A round's account as the contest's record holds it (<c>stages/{uuid}/account.json</c>): compact JSON, fields in one fixed
/// order, ids and published names only, so that whoever counts again gets the same bytes. Sentences are not in it: they may be
/// worded better one day. Specification: docs/spec/rounds.md, "The account as a file".
/// </summary>
public static class AccountDocument
{
    public static byte[] Bytes(RoundAccount account)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes))
            Write(json, account);
        return bytes.ToArray();
    }

    /// <summary>One JSON object.</summary>
    internal static void Write(Utf8JsonWriter json, RoundAccount account)
    {
        json.WriteStartObject();
        json.WriteNumber("round", account.Number);
        WriteRule(json, RuleNames.Of(account.Rule));
        WriteTexts(json, "columns", account.Columns);
        json.WriteStartArray("candidates");
        foreach (CandidateLine line in account.Candidates)
            WriteCandidate(json, line);
        json.WriteEndArray();
        json.WriteStartArray("lines");
        foreach (OtherLine line in account.Others)
            WriteLine(json, line);
        json.WriteEndArray();
        json.WriteNumber("base", account.Base);
        WriteNumber(json, "majority", account.Majority);
        json.WriteStartArray("baseChanges");
        foreach (BaseChange change in account.BaseChanges)
        {
            json.WriteStartObject();
            json.WriteString("kind", PublishedName.Of(change.Kind));
            json.WriteNumber("votes", change.Votes);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("turnouts");
        foreach (Turnout turnout in account.Turnouts)
        {
            json.WriteStartObject();
            json.WriteString("kind", PublishedName.Of(turnout.Kind));
            json.WriteNumber("ballots", turnout.Ballots);
            json.WriteNumber("members", turnout.Members);
            json.WriteString("percent", Percent.Of(turnout.Share, 2));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("decisions");
        foreach (RaceDecision decision in account.Decisions)
            DecisionJson.Write(json, decision);
        json.WriteEndArray();
        json.WriteString("outcome", PublishedName.Of(account.Outcome));
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, RuleNames rule)
    {
        json.WriteStartObject("rule");
        json.WriteString("kind", rule.Kind);
        json.WriteString("base", rule.Base);
        json.WriteString("withdrawnVotes", rule.WithdrawnVotes);
        WriteTexts(json, "ties", rule.Ties);
        json.WriteStartObject("leaving");
        json.WriteString("kind", rule.LeavingKind);
        json.WriteNumber("percent", rule.LeavingPercent);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteCandidate(Utf8JsonWriter json, CandidateLine line)
    {
        json.WriteStartObject();
        json.WriteString("candidate", line.Candidate.Id);
        json.WriteBoolean("withdrawn", line.Withdrawn);
        json.WriteNumber("votes", line.Votes);
        json.WriteStartArray("byColumn");
        foreach (long votes in line.ByColumn)
            json.WriteNumberValue(votes);
        json.WriteEndArray();
        json.WriteString("share", line.Share is { } share ? Exact(share) : null);
        json.WriteString("percent", line.Share is { } part ? Percent.Of(part) : null);
        WriteNumber(json, "change", line.Change);
        json.WriteEndObject();
    }

    private static void WriteLine(Utf8JsonWriter json, OtherLine line)
    {
        json.WriteStartObject();
        json.WriteString("kind", PublishedName.Of(line.Kind));
        json.WriteString("reason", line.Rejection is { } reason ? PublishedName.Of(reason) : null);
        WriteNumber(json, "votes", line.Votes);
        json.WriteStartArray("byColumn");
        foreach (long? votes in line.ByColumn)
        {
            if (votes is { } known)
                json.WriteNumberValue(known);
            else
                json.WriteNullValue();
        }
        json.WriteEndArray();
        WriteNumber(json, "change", line.Change);
        json.WriteEndObject();
    }

    /// <summary>Always a quotient in lowest terms, "1/2" and "1/1".</summary>
    private static string Exact(Fraction share) =>
        FormattableString.Invariant($"{share.Numerator}/{share.Denominator}");

    private static void WriteNumber(Utf8JsonWriter json, string property, long? number)
    {
        if (number is { } known)
            json.WriteNumber(property, known);
        else
            json.WriteNull(property);
    }

    internal static void WriteTexts(Utf8JsonWriter json, string property, IEnumerable<string> texts)
    {
        json.WriteStartArray(property);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
