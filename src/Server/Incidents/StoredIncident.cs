using System.Text.Json;
using System.Text.Json.Serialization;
using Hustings.Contest.Storage;
using Hustings.Gate;
using Hustings.Gate.Detection;

namespace Hustings.Server.Incidents;

/// <summary>Incidents and the probes' minutes as the database keeps them.</summary>
internal static class StoredIncident
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new KindsConverter(), new JsonStringEnumConverter() },
    };

    public static byte[] Write(Incident incident) => JsonSerializer.SerializeToUtf8Bytes(incident, Format);

    /// <exception cref="InvalidDataException">The stored incident cannot be read.</exception>
    public static Incident Read(ReadOnlyMemory<byte> stored)
    {
        try
        {
            return JsonSerializer.Deserialize<Incident>(stored.Span, Format)
                ?? throw new InvalidDataException("A stored incident is empty.");
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException)
        {
            throw new InvalidDataException("A stored incident cannot be read.", fault);
        }
    }

    private sealed class KindsConverter : JsonConverter<IReadOnlySet<AttackKind>>
    {
        public override IReadOnlySet<AttackKind> Read(
            ref Utf8JsonReader reader,
            Type type,
            JsonSerializerOptions options
        ) => JsonSerializer.Deserialize<HashSet<AttackKind>>(ref reader, options) ?? [];

        public override void Write(
            Utf8JsonWriter writer,
            IReadOnlySet<AttackKind> value,
            JsonSerializerOptions options
        ) => JsonSerializer.Serialize(writer, value.Order().ToArray(), options);
    }

    public static StoredProbeMinute Write(ProbeMinute minute) =>
        new(
            minute.Start,
            (int)minute.Lane,
            minute.Probes,
            minute.Accepted,
            (int)Math.Ceiling(minute.Slowest.TotalMilliseconds)
        );

    public static ProbeMinute Read(StoredProbeMinute minute) =>
        new(
            minute.Start,
            (Lane)minute.Lane,
            minute.Probes,
            minute.Accepted,
            TimeSpan.FromMilliseconds(minute.SlowestMilliseconds)
        );
}
