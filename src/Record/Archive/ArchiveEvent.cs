using Hustings.Record.Json;

namespace Hustings.Record.Archive;

/// <summary>The important steps of an election.</summary>
public enum EventType
{
    Setup,
    Ballot,
    EndBallots,
    EncryptedTally,
    Shuffle,
    EndShuffles,
    PartialDecryption,
    Result,
}

/// <summary>
/// One link of the archive's chain (specification, "Public data"): hashes in hex; the first has no parent, and only
/// EndBallots and EndShuffles have no payload.
/// </summary>
public sealed record ArchiveEvent(string? Parent, long Height, EventType Type, string? Payload)
{
    public byte[] ToBytes()
    {
        var writer = new CanonicalWriter().Raw("{"u8);
        if (Parent is not null)
        {
            writer.Raw("\"parent\":"u8).Plain(Parent).Raw(","u8);
        }
        writer.Raw("\"height\":"u8).Number(Height).Raw(",\"type\":"u8).Plain(Type.ToString());
        if (Payload is not null)
        {
            writer.Raw(",\"payload\":"u8).Plain(Payload);
        }
        return writer.Raw("}"u8).ToArray();
    }

    public static DocumentFault TryRead(ReadOnlySpan<byte> bytes, out ArchiveEvent? read) =>
        Diagnosis.Read(bytes, Limits.SmallBytes, Read, out read);

    private static DocumentFault Read(ReadOnlySpan<byte> bytes, out ArchiveEvent? read)
    {
        var reader = new CanonicalReader(bytes);
        reader.Take("{"u8);
        string? parent = null;
        if (reader.TryTake("\"parent\":"u8))
        {
            parent = reader.Hash();
            reader.Take(","u8);
        }
        reader.Take("\"height\":"u8);
        var height = reader.Number();
        reader.Take(",\"type\":"u8);
        var type = ReadType(ref reader);
        var payload = reader.TryTake(",\"payload\":"u8) ? reader.Hash() : null;
        reader.Take("}"u8);
        read = new ArchiveEvent(parent, height, type, payload);
        return reader.End();
    }

    private static EventType ReadType(ref CanonicalReader reader)
    {
        foreach (var type in Enum.GetValues<EventType>())
        {
            if (reader.TryTake(Quoted(type)))
            {
                return type;
            }
        }
        reader.Fail(DocumentFault.Shape);
        return default;
    }

    private static ReadOnlySpan<byte> Quoted(EventType type) =>
        type switch
        {
            EventType.Setup => "\"Setup\""u8,
            EventType.Ballot => "\"Ballot\""u8,
            EventType.EndBallots => "\"EndBallots\""u8,
            EventType.EncryptedTally => "\"EncryptedTally\""u8,
            EventType.Shuffle => "\"Shuffle\""u8,
            EventType.EndShuffles => "\"EndShuffles\""u8,
            EventType.PartialDecryption => "\"PartialDecryption\""u8,
            _ => "\"Result\""u8,
        };
}
