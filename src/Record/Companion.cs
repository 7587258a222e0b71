using Hustings.Cryptography;
using Hustings.Cryptography.Proofs;
using Hustings.Record.Json;

namespace Hustings.Record;

/// <summary>
/// The batched proof of correct decryption that stands beside one partial decryption: one line of <c>companions.jsonl</c>
/// (docs/spec/companion-proofs.md). It binds what the Belenios proof leaves out: the ciphertexts and the factors.
/// </summary>
/// <param name="Owner">Which trustee, 1 for the first.</param>
/// <param name="Decryption">SHA-256 of the partial decryption's bytes, 64 lower-case hex digits.</param>
public sealed record Companion(int Owner, string Decryption, Proof Proof)
{
    public static Companion Make(
        OpeningPlace place,
        PartialDecryption decryption,
        SecretScalar key,
        IRandomSource random
    )
    {
        var (alphas, factors) = place.Lists(decryption);
        var proof = OpeningProof.Prove(place.Context(), key, key.PublicPoint(), alphas, factors, random);
        return new Companion(place.Owner, decryption.Hash, proof);
    }

    /// <summary>Whether every factor of this very decryption is the right one for the trustee's key.</summary>
    public bool Verify(OpeningPlace place, PartialDecryption decryption, Point trusteeKey)
    {
        var (alphas, factors) = place.Lists(decryption);
        return Owner == place.Owner
            && Decryption == decryption.Hash
            && OpeningProof.Verify(place.Context(), trusteeKey, alphas, factors, Proof);
    }

    /// <summary>The line without its line feed.</summary>
    public byte[] ToBytes() =>
        new CanonicalWriter()
            .Raw("{\"hustings\":\"companion/1\",\"owner\":"u8)
            .Number(Owner)
            .Raw(",\"decryption\":"u8)
            .Plain(Decryption)
            .Raw(",\"challenge\":"u8)
            .Scalar(Proof.Challenge)
            .Raw(",\"response\":"u8)
            .Scalar(Proof.Response)
            .Raw("}"u8)
            .ToArray();

    public static DocumentFault TryRead(ReadOnlySpan<byte> bytes, out Companion? companion) =>
        Diagnosis.Read(bytes, Limits.SmallBytes, Read, out companion);

    private static DocumentFault Read(ReadOnlySpan<byte> bytes, out Companion? companion)
    {
        var reader = new CanonicalReader(bytes);
        reader.Take("{\"hustings\":\"companion/1\",\"owner\":"u8);
        var owner = reader.SmallNumber(int.MaxValue);
        reader.Take(",\"decryption\":"u8);
        var decryption = reader.Hash();
        reader.Take(",\"challenge\":"u8);
        var challenge = reader.Scalar();
        reader.Take(",\"response\":"u8);
        var response = reader.Scalar();
        reader.Take("}"u8);
        companion = new Companion(owner, decryption, new Proof(challenge, response));
        return reader.End();
    }
}
