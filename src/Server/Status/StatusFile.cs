using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hustings.Server.Status;

/// <summary><c>/public/status.json</c> (docs/spec/probes.md): the picture, and what the page says of it.</summary>
/// <param name="Version">1.</param>
public sealed record StatusFile(int Version, StatusPicture Picture, StatusAdvice Advice)
{
    /// <summary>How this file and its static copy are written.</summary>
    public static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new Seconds(),
        },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static StatusFile Of(StatusPicture picture) => new(1, picture, StatusAdvice.Of(picture));

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Format);

    /// <summary>The picture in such a file; null if it is none.</summary>
    public static StatusPicture? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<StatusFile>(json, Format) is { Version: 1 } file ? file.Picture : null;
        }
        catch (JsonException)
        {
            // Another page than ours: a proxy's, or that of a server of another version.
            return null;
        }
    }

    // Times as in all public files: UTC to the second.
    private sealed class Seconds : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(
                value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            );
    }
}
