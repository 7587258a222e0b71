using System.Globalization;
using System.Text;
using Hustings.Record.Json;

namespace Hustings.Record.Archive;

/// <summary>The archive's first entry, named BELENIOS: version 1 and when the election was set up.</summary>
/// <param name="Timestamp">Seconds since 1970; every entry of the archive carries it.</param>
public sealed record ArchiveHeader(long Timestamp)
{
    public const string Name = "BELENIOS";

    public byte[] ToBytes() =>
        new CanonicalWriter()
            .Raw("{\"version\":1,\"timestamp\":"u8)
            .Plain(Timestamp.ToString(CultureInfo.InvariantCulture))
            .Raw("}"u8)
            .ToArray();

    public static DocumentFault TryRead(ReadOnlySpan<byte> bytes, out ArchiveHeader? header) =>
        Diagnosis.Read(bytes, Limits.SmallBytes, Read, out header);

    private static DocumentFault Read(ReadOnlySpan<byte> bytes, out ArchiveHeader? header)
    {
        header = null;
        var reader = new CanonicalReader(bytes);
        reader.Take("{\"version\":"u8);
        if (reader.Number() != 1)
        {
            reader.Fail(DocumentFault.UnsupportedVersion);
        }
        reader.Take(",\"timestamp\":"u8);
        var text = Encoding.ASCII.GetString(reader.PlainString(20));
        var number = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var timestamp);
        if (!number || text != timestamp.ToString(CultureInfo.InvariantCulture))
        {
            reader.Fail(DocumentFault.Shape);
        }
        reader.Take("}"u8);
        header = new ArchiveHeader(timestamp);
        return reader.End();
    }
}
