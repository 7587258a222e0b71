using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hustings.Contest;

/// <summary>
/// What is fixed about a contest with one stage before anybody votes, as bytes whose SHA-256 stands in the election's mark: compact
/// JSON in the order written here, times in UTC.
/// </summary>
internal static class OneStageDefinition
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(string contest, string uuid, ContestSpec spec)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Compact))
        {
            json.WriteStartObject();
            json.WriteString("hustings", "definition/0");
            json.WriteString("id", contest);
            json.WriteString("stage", uuid);
            Words(json, "name", spec.Contest);
            Words(json, "title", spec.Title);
            Words(json, "question", spec.Question);
            json.WriteStartArray("candidates");
            foreach (var name in spec.Candidates)
            {
                json.WriteStringValue(name);
            }
            json.WriteEndArray();
            json.WriteBoolean("blank", spec.Blank);
            json.WriteNumber("min", spec.Min);
            json.WriteNumber("max", spec.Max);
            json.WriteNumber("members", spec.Members);
            json.WriteNumber("trustees", spec.Trustees);
            json.WriteString("policy", StageWords.Of(spec.Policy));
            Time(json, "opens", spec.Opens);
            Time(json, "closes", spec.Closes);
            json.WriteString("timeZone", spec.TimeZone);
            json.WriteBoolean("demo", spec.Demo);
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static void Words(Utf8JsonWriter json, string name, Text text)
    {
        json.WriteStartObject(name);
        json.WriteString("en", text.En);
        json.WriteString("fr", text.Fr);
        json.WriteEndObject();
    }

    private static void Time(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteString(
            name,
            time.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        );
    }
}
