using Hustings.Cryptography;
using Hustings.Cryptography.Threshold;
using Hustings.Record.Json;

namespace Hustings.Record.Threshold;

/// <summary>A text with its author's signature (specification, "Signing"). Who the author is, the surroundings say.</summary>
public sealed record SignedMessage(string Message, Proof Signature)
{
    public static SignedMessage Make(SecretScalar signingKey, string message, IRandomSource random) =>
        new(message, MessageSignature.Sign(signingKey, message, random));

    public bool SignedBy(Point verificationKey) => MessageSignature.Verify(verificationKey, Message, Signature);

    public static DocumentFault TryRead(ReadOnlySpan<byte> bytes, out SignedMessage? message) =>
        Diagnosis.Read(bytes, Limits.TrusteesBytes, ReadWhole, out message);

    public byte[] ToBytes()
    {
        var writer = new CanonicalWriter();
        Write(writer, this);
        return writer.ToArray();
    }

    internal static void Write(CanonicalWriter writer, SignedMessage message)
    {
        writer.Raw("{\"message\":"u8).String(message.Message);
        writer.Raw(",\"signature\":"u8).Proof(message.Signature).Raw("}"u8);
    }

    internal static SignedMessage Read(ref CanonicalReader reader)
    {
        reader.Take("{\"message\":"u8);
        var message = reader.String();
        reader.Take(",\"signature\":"u8);
        var signature = reader.Proof();
        reader.Take("}"u8);
        return new SignedMessage(message, signature);
    }

    private static DocumentFault ReadWhole(ReadOnlySpan<byte> bytes, out SignedMessage? message)
    {
        var reader = new CanonicalReader(bytes);
        message = Read(ref reader);
        return reader.End();
    }
}
