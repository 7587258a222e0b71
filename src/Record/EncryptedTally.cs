using Hustings.Cryptography;
using Hustings.Record.Json;

namespace Hustings.Record;

/// <summary>
/// The sum of all counted ballots, still encrypted: for each question one ciphertext per choice (specification,
/// "Encrypted tally").
/// </summary>
public sealed class EncryptedTally
{
    internal EncryptedTally(IReadOnlyList<IReadOnlyList<Ciphertext>> sums, byte[] bytes)
    {
        Sums = sums;
        Bytes = bytes;
        Hash = Fingerprint.Hex(bytes);
    }

    /// <summary>By question, then by choice (blank first).</summary>
    public IReadOnlyList<IReadOnlyList<Ciphertext>> Sums { get; }
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>SHA-256 of <see cref="Bytes"/>, 64 lower-case hex digits.</summary>
    public string Hash { get; }

    public static DocumentFault TryRead(ReadOnlySpan<byte> bytes, Election election, out EncryptedTally? tally) =>
        Diagnosis.Read(
            bytes,
            Limits.TallyBytes,
            (ReadOnlySpan<byte> text, out EncryptedTally? read) =>
            {
                var reader = new CanonicalReader(text);
                var sums = Read(ref reader, election);
                var fault = reader.End();
                read = fault == DocumentFault.None ? new EncryptedTally(sums, text.ToArray()) : null;
                return fault;
            },
            out tally
        );

    internal static byte[] Write(IReadOnlyList<IReadOnlyList<Ciphertext>> sums) =>
        new CanonicalWriter()
            .Array(sums, (writer, question) => writer.Array(question, (w, sum) => w.Ciphertext(sum)))
            .ToArray();

    private static Ciphertext[][] Read(ref CanonicalReader reader, Election election)
    {
        var sums = new Ciphertext[election.Questions.Count][];
        for (var i = 0; i < sums.Length; i++)
        {
            reader.Take(i == 0 ? "["u8 : ","u8);
            sums[i] = new Ciphertext[election.Questions[i].Choices];
            for (var j = 0; j < sums[i].Length && !reader.Failed; j++)
            {
                reader.Take(j == 0 ? "["u8 : ","u8);
                sums[i][j] = reader.Ciphertext();
            }
            reader.Take("]"u8);
        }
        reader.Take("]"u8);
        return sums;
    }
}
