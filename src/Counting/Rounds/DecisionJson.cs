using System.Text.Json;

namespace Hustings.Counting.Rounds;

/// <summary>A decision and the evidence of its tie, as they stand in <see cref="AccountDocument"/>.</summary>
internal static class DecisionJson
{
    public static void Write(Utf8JsonWriter json, RaceDecision decision)
    {
        json.WriteStartObject();
        json.WriteString("candidate", decision.Candidate);
        json.WriteBoolean("wins", decision.Wins);
        json.WriteNumber("votes", decision.Votes);
        json.WriteString("reason", PublishedName.Of(decision.Reason));
        if (decision.Tie is { } tie)
            WriteTie(json, tie);
        else
            json.WriteNull("tie");
        json.WriteEndObject();
    }

    private static void WriteTie(Utf8JsonWriter json, RaceTie tie)
    {
        json.WriteStartObject("tie");
        AccountDocument.WriteTexts(json, "tied", tie.Tied);
        json.WriteString("chosen", tie.Chosen);
        json.WriteStartArray("evidence");
        foreach (TieEvidence look in tie.Evidence)
        {
            json.WriteStartObject();
            json.WriteString("step", PublishedName.Of(look.Step));
            if (look.Round is { } round)
            {
                json.WriteNumber("round", round);
                json.WriteStartArray("votes");
                foreach (string id in look.Votes.Keys)
                    WritePair(json, id, () => json.WriteNumber("votes", look.Votes[id]));
                json.WriteEndArray();
            }
            else
            {
                json.WriteString("seed", look.Seed);
                json.WriteStartArray("tickets");
                foreach (string id in look.Tickets.Keys)
                    WritePair(json, id, () => json.WriteString("ticket", look.Tickets[id]));
                json.WriteEndArray();
            }
            AccountDocument.WriteTexts(json, "left", look.Left);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePair(Utf8JsonWriter json, string id, Action figure)
    {
        json.WriteStartObject();
        json.WriteString("candidate", id);
        figure();
        json.WriteEndObject();
    }
}
