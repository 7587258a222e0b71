using System.Text;
using Hustings.Cryptography;
using Hustings.Cryptography.Threshold;
using Hustings.Record.Json;

namespace Hustings.Record.Threshold;

/// <summary>
/// What one trustee sends another through the server: named recipient, signed, then encrypted (specification,
/// "Channels"). The server can neither read it nor send it on to somebody else.
/// </summary>
internal static class TrusteeChannel
{
    public static string Send(SecretScalar signingKey, Point recipient, byte[] message, IRandomSource random)
    {
        var channel = new CanonicalWriter();
        channel.Raw("{\"recipient\":"u8).Point(recipient);
        channel.Raw(",\"message\":"u8).String(Encoding.UTF8.GetString(message)).Raw("}"u8);
        var signed = SignedMessage.Make(signingKey, Encoding.UTF8.GetString(channel.Written), random);
        var text = Encoding.UTF8.GetString(signed.ToBytes());
        var encrypted = MessageEncryption.Encrypt(recipient, text, random);
        var writer = new CanonicalWriter();
        writer.Raw("{\"alpha\":"u8).Point(encrypted.Alpha).Raw(",\"beta\":"u8).Point(encrypted.Beta);
        writer.Raw(",\"data\":"u8).Plain(Convert.ToHexStringLower(encrypted.Data)).Raw("}"u8);
        return Encoding.UTF8.GetString(writer.Written);
    }

    /// <summary>The message's bytes; null and the fault if it is not for this recipient or not from this sender.</summary>
    public static byte[]? Receive(SecretScalar decryptionKey, Point sender, string text, out DocumentFault fault)
    {
        fault = Diagnosis.Read<EncryptedMessage>(
            Encoding.UTF8.GetBytes(text),
            Limits.TrusteesBytes,
            ReadEncrypted,
            out var encrypted
        );
        if (fault != DocumentFault.None)
        {
            return null;
        }
        if (!MessageEncryption.TryDecrypt(decryptionKey, encrypted!, out var opened))
        {
            fault = DocumentFault.NotForThisTrustee;
            return null;
        }
        fault = SignedMessage.TryRead(Encoding.UTF8.GetBytes(opened), out var signed);
        if (fault == DocumentFault.None && !signed!.SignedBy(sender))
        {
            fault = DocumentFault.SignatureInvalid;
        }
        return fault == DocumentFault.None ? Unwrap(signed!, decryptionKey.PublicPoint(), out fault) : null;
    }

    private static byte[]? Unwrap(SignedMessage signed, Point recipient, out DocumentFault fault)
    {
        var reader = new CanonicalReader(Encoding.UTF8.GetBytes(signed.Message));
        reader.Take("{\"recipient\":"u8);
        var named = reader.Point();
        reader.Take(",\"message\":"u8);
        var message = reader.String();
        reader.Take("}"u8);
        if (!reader.Failed && named != recipient)
        {
            reader.Fail(DocumentFault.NotForThisTrustee);
        }
        fault = reader.End();
        return fault == DocumentFault.None ? Encoding.UTF8.GetBytes(message) : null;
    }

    private static DocumentFault ReadEncrypted(ReadOnlySpan<byte> bytes, out EncryptedMessage? message)
    {
        var reader = new CanonicalReader(bytes);
        reader.Take("{\"alpha\":"u8);
        var alpha = reader.Point();
        reader.Take(",\"beta\":"u8);
        var beta = reader.Point();
        reader.Take(",\"data\":"u8);
        var data = reader.Hex(Limits.TrusteesBytes);
        reader.Take("}"u8);
        message = new EncryptedMessage(alpha, beta, data);
        return reader.End();
    }
}
