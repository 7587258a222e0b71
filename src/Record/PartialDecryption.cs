using Hustings.Cryptography;
using Hustings.Cryptography.Proofs;
using Hustings.Record.Json;

namespace Hustings.Record;

/// <summary>
/// One trustee's share of opening the tally: a factor for each ciphertext, with a proof (specification, "Partial
/// decryptions").
/// </summary>
public sealed class PartialDecryption
{
    internal PartialDecryption(Point[][] factors, Proof[][] proofs, byte[] bytes)
    {
        Factors = factors;
        Proofs = proofs;
        Bytes = bytes;
        Hash = Fingerprint.Hex(bytes);
    }

    /// <summary>By question, then by choice or by ballot.</summary>
    public IReadOnlyList<IReadOnlyList<Point>> Factors { get; }
    public IReadOnlyList<IReadOnlyList<Proof>> Proofs { get; }
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>SHA-256 of <see cref="Bytes"/>, 64 lower-case hex digits.</summary>
    public string Hash { get; }

    public static PartialDecryption Make(
        Election election,
        EncryptedTally tally,
        SecretScalar secret,
        IRandomSource random
    ) => election.Protocol.MakePartialDecryption(election, tally, secret, random);

    /// <summary>Every factor comes with a proof that holds for this trustee, this election and this tally.</summary>
    public bool Verify(Election election, EncryptedTally tally, Point trusteeKey) =>
        election.Protocol.PartialDecryptionHolds(this, election, tally, trusteeKey);

    /// <summary>Reads the decryption of a tally: its lengths follow from what is decrypted.</summary>
    public static DocumentFault TryRead(
        ReadOnlySpan<byte> bytes,
        EncryptedTally tally,
        out PartialDecryption? decryption
    ) =>
        Diagnosis.Read(
            bytes,
            Limits.PartialDecryptionBytes,
            (ReadOnlySpan<byte> text, out PartialDecryption? read) => Read(text, tally, out read),
            out decryption
        );

    internal static byte[] Write(Point[][] factors, Proof[][] proofs) =>
        new CanonicalWriter()
            .Raw("{\"decryption_factors\":"u8)
            .Array(factors, (writer, question) => writer.Array(question, (w, factor) => w.Point(factor)))
            .Raw(",\"decryption_proofs\":"u8)
            .Array(proofs, (writer, question) => writer.Array(question, (w, proof) => w.Proof(proof)))
            .Raw("}"u8)
            .ToArray();

    private static DocumentFault Read(ReadOnlySpan<byte> bytes, EncryptedTally tally, out PartialDecryption? decryption)
    {
        var questions = tally.Questions;
        var (factors, proofs) = (new Point[questions.Count][], new Proof[questions.Count][]);
        var reader = new CanonicalReader(bytes) { Ahead = PointsAhead.Of(bytes) };
        for (var i = 0; i < factors.Length; i++)
        {
            reader.Take(i == 0 ? "{\"decryption_factors\":["u8 : ","u8);
            factors[i] = reader.List(questions[i].Count, (ref CanonicalReader r) => r.Point());
        }
        for (var i = 0; i < proofs.Length; i++)
        {
            reader.Take(i == 0 ? "],\"decryption_proofs\":["u8 : ","u8);
            proofs[i] = reader.List(questions[i].Count, (ref CanonicalReader r) => r.Proof());
            if (factors[i].Length != questions[i].Count || proofs[i].Length != questions[i].Count)
            {
                reader.Fail(DocumentFault.Shape);
            }
        }
        reader.Take("]}"u8);
        var fault = reader.End();
        decryption = fault == DocumentFault.None ? new PartialDecryption(factors, proofs, bytes.ToArray()) : null;
        return fault;
    }
}
