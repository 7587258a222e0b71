using System.Security.Cryptography;
using System.Text;

namespace Hustings.Cryptography.Threshold;

/// <summary>A message encrypted to a trustee (specification, "Encrypting").</summary>
/// <param name="Alpha">g^r.</param>
/// <param name="Beta">ek^r g^s.</param>
/// <param name="Data">The symmetric ciphertext with its tag.</param>
public sealed record EncryptedMessage(Point Alpha, Point Beta, byte[] Data);

/// <summary>
/// Encryption among trustees who set up a threshold key. Source: specification of release 3.0, "Encrypting": ElGamal for the key,
/// AES-256 in CCM mode for the text. CCM's parameters are those that the reference tool's files show: a nonce of 13 bytes
/// (the digest's first ones) and a tag of 8.
/// </summary>
public static class MessageEncryption
{
    private const int NonceSize = 13;
    private const int TagSize = 8;

    /// <summary>Encrypts text to an encryption key; draws r, then s.</summary>
    public static EncryptedMessage Encrypt(Point encryptionKey, string text, IRandomSource random)
    {
        using SecretScalar r = SecretScalar.Random(random);
        using SecretScalar s = SecretScalar.Random(random);
        Point alpha = r.PublicPoint();
        Point shared = s.PublicPoint();
        byte[] plaintext = Encoding.UTF8.GetBytes(text);
        byte[] data = new byte[plaintext.Length + TagSize];
        using AesCcm cipher = new(Digest("key", shared));
        cipher.Encrypt(
            Digest("iv", alpha).AsSpan(0, NonceSize),
            plaintext,
            data.AsSpan(0, plaintext.Length),
            data.AsSpan(plaintext.Length)
        );
        return new(alpha, r.Multiply(encryptionKey) + shared, data);
    }

    /// <summary>Decrypts; false if the message is not for this key or was touched.</summary>
    public static bool TryDecrypt(SecretScalar decryptionKey, EncryptedMessage message, out string text)
    {
        ArgumentNullException.ThrowIfNull(decryptionKey);
        ArgumentNullException.ThrowIfNull(message);
        text = "";
        if (message.Data.Length < TagSize)
            return false;
        byte[] plaintext = new byte[message.Data.Length - TagSize];
        using AesCcm cipher = new(Digest("key", message.Beta - decryptionKey.Multiply(message.Alpha)));
        try
        {
            cipher.Decrypt(
                Digest("iv", message.Alpha).AsSpan(0, NonceSize),
                message.Data.AsSpan(0, plaintext.Length),
                message.Data.AsSpan(plaintext.Length),
                plaintext
            );
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
        text = Encoding.UTF8.GetString(plaintext);
        return true;
    }

    private static byte[] Digest(string label, Point point) =>
        SHA256.HashData(Encoding.ASCII.GetBytes($"{label}|{point}"));
}
