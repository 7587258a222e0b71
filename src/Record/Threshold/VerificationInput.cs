using Hustings.Cryptography;
using Hustings.Record.Json;

namespace Hustings.Record.Threshold;

/// <summary>All that was sent to one trustee in the first round, put together by the server (specification, "Vinputs").</summary>
/// <param name="Own">The trustee's own polynomial, back to it.</param>
/// <param name="Secrets">From each trustee in order, the share for this one.</param>
/// <param name="Coefexps">Everybody's signed commitments.</param>
/// <param name="Signatures">Everybody's signature over certificates and commitments.</param>
public sealed record VerificationInput(
    string Own,
    IReadOnlyList<string> Secrets,
    IReadOnlyList<SignedMessage> Coefexps,
    IReadOnlyList<Proof> Signatures
)
{
    public byte[] ToBytes()
    {
        var writer = new CanonicalWriter();
        writer.Raw("{\"polynomial\":"u8).String(Own);
        writer.Raw(",\"secrets\":"u8).Array(Secrets, (w, secret) => w.String(secret));
        writer.Raw(",\"coefexps\":"u8).Array(Coefexps, SignedMessage.Write);
        return writer.Raw(",\"signatures\":"u8).Array(Signatures, (w, s) => w.Proof(s)).Raw("}"u8).ToArray();
    }

    public static DocumentFault TryRead(ReadOnlySpan<byte> bytes, out VerificationInput? input) =>
        Diagnosis.Read(bytes, Limits.TrusteesBytes, Read, out input);

    private static DocumentFault Read(ReadOnlySpan<byte> bytes, out VerificationInput? input)
    {
        var reader = new CanonicalReader(bytes);
        reader.Take("{\"polynomial\":"u8);
        var own = reader.String();
        reader.Take(",\"secrets\":"u8);
        var secrets = reader.List(Limits.Trustees, (ref CanonicalReader r) => r.String());
        reader.Take(",\"coefexps\":"u8);
        var coefexps = reader.List(Limits.Trustees, SignedMessage.Read);
        reader.Take(",\"signatures\":"u8);
        var signatures = reader.List(Limits.Trustees, (ref CanonicalReader r) => r.Proof());
        reader.Take("}"u8);
        input = new VerificationInput(own, secrets, coefexps, signatures);
        return reader.End();
    }
}

/// <summary>A trustee's answer: its decryption key, encrypted to itself, and the public half (specification, "Voutputs").</summary>
/// <param name="PrivateKey">For its owner to keep; the server stores it and cannot read it.</param>
/// <param name="PublicKey">With the proof of knowledge and its owner's signature.</param>
public sealed record VerificationOutput(string PrivateKey, SignedTrusteeKey PublicKey)
{
    public byte[] ToBytes()
    {
        var writer = new CanonicalWriter();
        writer.Raw("{\"private_key\":"u8).String(PrivateKey).Raw(",\"public_key\":"u8);
        SignedTrusteeKey.Write(writer, PublicKey);
        return writer.Raw("}"u8).ToArray();
    }

    public static DocumentFault TryRead(ReadOnlySpan<byte> bytes, out VerificationOutput? output) =>
        Diagnosis.Read(bytes, Limits.TrusteesBytes, Read, out output);

    private static DocumentFault Read(ReadOnlySpan<byte> bytes, out VerificationOutput? output)
    {
        var reader = new CanonicalReader(bytes);
        reader.Take("{\"private_key\":"u8);
        var privateKey = reader.String();
        reader.Take(",\"public_key\":"u8);
        var publicKey = SignedTrusteeKey.Read(ref reader);
        reader.Take("}"u8);
        output = new VerificationOutput(privateKey, publicKey);
        return reader.End();
    }
}
