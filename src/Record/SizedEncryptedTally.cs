using Hustings.Record.Json;

namespace Hustings.Record;

/// <summary>
/// How many ballots were tallied, and the tally's hash in hex: payload of EncryptedTally. Without weights the total
/// weight is the number of ballots.
/// </summary>
public sealed record SizedEncryptedTally(long NumTallied, long TotalWeight, string EncryptedTally)
{
    public byte[] ToBytes() =>
        new CanonicalWriter()
            .Raw("{\"num_tallied\":"u8)
            .Number(NumTallied)
            .Raw(",\"total_weight\":"u8)
            .Weight(TotalWeight)
            .Raw(",\"encrypted_tally\":"u8)
            .Plain(EncryptedTally)
            .Raw("}"u8)
            .ToArray();

    public static DocumentFault TryRead(ReadOnlySpan<byte> bytes, out SizedEncryptedTally? tally) =>
        Diagnosis.Read(bytes, Limits.SmallBytes, Read, out tally);

    private static DocumentFault Read(ReadOnlySpan<byte> bytes, out SizedEncryptedTally? tally)
    {
        var reader = new CanonicalReader(bytes);
        reader.Take("{\"num_tallied\":"u8);
        var number = reader.Number();
        reader.Take(",\"total_weight\":"u8);
        var weight = reader.Weight();
        reader.Take(",\"encrypted_tally\":"u8);
        var hash = reader.Hash();
        reader.Take("}"u8);
        tally = new SizedEncryptedTally(number, weight, hash);
        return reader.End();
    }
}
