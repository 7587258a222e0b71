using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hustings.Counting.Rounds;

/// <summary>A whole race as JSON for people and other programs: names, withdrawals, every account and its sentences.</summary>
public static class RaceJson
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(RaceState race, Stream output)
    {
        using Utf8JsonWriter json = new(output, Layout);
        json.WriteStartObject();
        json.WriteStartArray("candidates");
        foreach (RaceCandidate candidate in race.Candidates)
        {
            json.WriteStartObject();
            json.WriteString("id", candidate.Id);
            json.WriteString("name", candidate.Name);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("withdrawals");
        foreach (Withdrawal withdrawal in race.Withdrawals)
        {
            json.WriteStartObject();
            json.WriteString("candidate", withdrawal.Candidate);
            json.WriteNumber("afterRound", withdrawal.AfterRound);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        AccountDocument.WriteTexts(json, "standing", race.Standing);
        json.WriteBoolean("finished", race.Finished);
        json.WriteString("winner", race.Winner);
        json.WriteStartArray("rounds");
        foreach (RoundAccount account in race.Rounds)
        {
            json.WriteStartObject();
            json.WritePropertyName("account");
            AccountDocument.Write(json, account);
            json.WriteStartArray("words");
            foreach (Bilingual sentence in RaceWords.Of(account))
            {
                json.WriteStartObject();
                json.WriteString("en", sentence.En);
                json.WriteString("fr", sentence.Fr);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
