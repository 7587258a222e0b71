using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hustings.Server.Officers;

/// <summary>
/// JSON that is answered byte for byte: an order that officers sign. Writing it anew would write some characters, such as a hard space, in another
/// way than the order's one form, and the signature would be under other bytes.
/// </summary>
[JsonConverter(typeof(Converter))]
internal sealed record RawJson(ReadOnlyMemory<byte> Bytes)
{
    private sealed class Converter : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException("Only written.");

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Bytes.Span);
    }
}
