using Hustings.Cryptography;
using Hustings.Record.Json;

namespace Hustings.Record;

/// <summary>How often each choice was made, by question, blank first (specification, "Election result").</summary>
public sealed class ElectionResult
{
    private ElectionResult(IReadOnlyList<IReadOnlyList<long>> counts, byte[] bytes)
    {
        Counts = counts;
        Bytes = bytes;
    }

    public IReadOnlyList<IReadOnlyList<long>> Counts { get; }
    public ReadOnlyMemory<byte> Bytes { get; }

    public static DocumentFault TryRead(ReadOnlySpan<byte> bytes, Election election, out ElectionResult? result) =>
        Diagnosis.Read(
            bytes,
            Limits.ResultBytes,
            (ReadOnlySpan<byte> text, out ElectionResult? read) =>
            {
                var reader = new CanonicalReader(text);
                var counts = Read(ref reader, election);
                var fault = reader.End();
                read = fault == DocumentFault.None ? new ElectionResult(counts, text.ToArray()) : null;
                return fault;
            },
            out result
        );

    /// <summary>
    /// Opens the tally with the decryptions of all trustees. False if a number would be above the ballots tallied,
    /// which means that a decryption is wrong or one is missing.
    /// </summary>
    public static bool TryCompute(
        EncryptedTally tally,
        IReadOnlyList<PartialDecryption> decryptions,
        long ballots,
        out ElectionResult? result
    )
    {
        result = null;
        var counts = new long[tally.Sums.Count][];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = new long[tally.Sums[i].Count];
            for (var j = 0; j < counts[i].Length; j++)
            {
                var factor = decryptions.Aggregate(Point.Identity, (sum, part) => sum + part.Factors[i][j]);
                if (!DiscreteLog.TryFind(tally.Sums[i][j].Beta - factor, ballots, out counts[i][j]))
                {
                    return false;
                }
            }
        }
        result = new ElectionResult(counts, Write(counts));
        return true;
    }

    private static byte[] Write(long[][] counts) =>
        new CanonicalWriter()
            .Raw("{\"result\":"u8)
            .Array(counts, (writer, question) => writer.Array(question, (w, count) => w.Number(count)))
            .Raw("}"u8)
            .ToArray();

    private static long[][] Read(ref CanonicalReader reader, Election election)
    {
        var counts = new long[election.Questions.Count][];
        for (var i = 0; i < counts.Length; i++)
        {
            reader.Take(i == 0 ? "{\"result\":["u8 : ","u8);
            counts[i] = new long[election.Questions[i].Choices];
            for (var j = 0; j < counts[i].Length && !reader.Failed; j++)
            {
                reader.Take(j == 0 ? "["u8 : ","u8);
                counts[i][j] = reader.Number();
            }
            reader.Take("]"u8);
        }
        reader.Take("]}"u8);
        return counts;
    }
}
