using Hustings.Record.Json;

namespace Hustings.Record;

/// <summary>Which trustee (1 is the first) made which shuffle or partial decryption, by hash: payload of their events.</summary>
public sealed record OwnedPayload(int Owner, string Payload)
{
    public byte[] ToBytes() =>
        new CanonicalWriter()
            .Raw("{\"owner\":"u8)
            .Number(Owner)
            .Raw(",\"payload\":"u8)
            .Plain(Payload)
            .Raw("}"u8)
            .ToArray();

    public static DocumentFault TryRead(ReadOnlySpan<byte> bytes, out OwnedPayload? owned) =>
        Diagnosis.Read(bytes, Limits.SmallBytes, Read, out owned);

    private static DocumentFault Read(ReadOnlySpan<byte> bytes, out OwnedPayload? owned)
    {
        var reader = new CanonicalReader(bytes);
        reader.Take("{\"owner\":"u8);
        var owner = reader.SmallNumber(int.MaxValue);
        reader.Take(",\"payload\":"u8);
        var payload = reader.Hash();
        reader.Take("}"u8);
        owned = new OwnedPayload(owner, payload);
        return reader.End();
    }
}
