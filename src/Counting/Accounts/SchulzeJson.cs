using System.Globalization;
using System.Text.Json;
using Hustings.Counting.Pairwise;

namespace Hustings.Counting.Accounts;

/// <summary>The part of the JSON account that Schulze's method adds.</summary>
internal static class SchulzeJson
{
    public static void Write(Utf8JsonWriter json, CountAccount account)
    {
        SchulzeTables tables = account.Schulze!;
        json.WriteStartObject("schulze");
        json.WriteStartArray("places");
        foreach (var place in tables.Places)
        {
            json.WriteStartArray();
            foreach (int candidate in place)
                json.WriteStringValue(account.Name(candidate));
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteStartArray("pairs");
        for (int a = 0; a < account.Ballots.Candidates.Length; a++)
        for (int b = 0; b < account.Ballots.Candidates.Length; b++)
        {
            if (a == b)
                continue;
            json.WriteStartObject();
            json.WriteString("candidate", account.Name(a));
            json.WriteString("against", account.Name(b));
            json.WriteString("votes", tables.Preferences[a][b].ToString(CultureInfo.InvariantCulture));
            json.WriteString("strongestPath", tables.Strengths[a][b].For.ToString(CultureInfo.InvariantCulture));
            json.WriteString(
                "strongestPathAgainst",
                tables.Strengths[a][b].Against.ToString(CultureInfo.InvariantCulture)
            );
            AccountJson.WriteNames(json, "path", tables.Paths[a][b].Select(account.Name));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("decisions");
        foreach (Decision decision in tables.Decisions)
            AccountJson.WriteDecision(json, account, decision, []);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
