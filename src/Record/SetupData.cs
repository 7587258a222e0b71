using Hustings.Record.Json;

namespace Hustings.Record;

/// <summary>What an election was opened with, by hash in hex (specification, "Elections"): payload of Setup.</summary>
public sealed record SetupData(string Election, string Trustees, string Credentials)
{
    public byte[] ToBytes() =>
        new CanonicalWriter()
            .Raw("{\"election\":"u8)
            .Plain(Election)
            .Raw(",\"trustees\":"u8)
            .Plain(Trustees)
            .Raw(",\"credentials\":"u8)
            .Plain(Credentials)
            .Raw("}"u8)
            .ToArray();

    public static DocumentFault TryRead(ReadOnlySpan<byte> bytes, out SetupData? setup) =>
        Diagnosis.Read(bytes, Limits.SmallBytes, Read, out setup);

    private static DocumentFault Read(ReadOnlySpan<byte> bytes, out SetupData? setup)
    {
        var reader = new CanonicalReader(bytes);
        reader.Take("{\"election\":"u8);
        var election = reader.Hash();
        reader.Take(",\"trustees\":"u8);
        var trustees = reader.Hash();
        reader.Take(",\"credentials\":"u8);
        var credentials = reader.Hash();
        reader.Take("}"u8);
        setup = new SetupData(election, trustees, credentials);
        return reader.End();
    }
}
