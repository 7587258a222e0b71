using System.Security.Cryptography;
using Hustings.Cryptography.Interop;

namespace Hustings.Cryptography;

/// <summary>
/// One-way encryption to a public key, for the PIN: X25519 (RFC 7748), HKDF-SHA256 (RFC 5869; salt = ephemeral key, recipient's key),
/// ChaCha20-Poly1305 (RFC 8439). Layout: ephemeral public key (32), ciphertext (as long as the plaintext), tag (16).
/// docs/spec/casting.md, "The request".
/// </summary>
public static class SealedBox25519
{
    /// <summary>Bytes a box is longer than its content.</summary>
    public const int Overhead = KeySize + TagSize;

    private const int KeySize = 32;
    private const int TagSize = 16;
    private const int NonceSize = 12;

    /// <summary>A new 32-byte private key.</summary>
    public static byte[] NewKey(IRandomSource random)
    {
        ArgumentNullException.ThrowIfNull(random);
        byte[] key = new byte[KeySize];
        random.Fill(key);
        return key;
    }

    /// <summary>The 32-byte public key of a private key.</summary>
    public static byte[] PublicKey(ReadOnlySpan<byte> privateKey)
    {
        byte[] publicKey = new byte[KeySize];
        Sodium.X25519Base(publicKey, privateKey);
        return publicKey;
    }

    /// <summary>Seals; draws 32 bytes for the ephemeral key.</summary>
    /// <exception cref="CryptographicException">The recipient's key is a point of small order.</exception>
    public static byte[] Seal(
        ReadOnlySpan<byte> recipient,
        ReadOnlySpan<byte> info,
        ReadOnlySpan<byte> associatedData,
        ReadOnlySpan<byte> plaintext,
        IRandomSource random
    )
    {
        byte[] ephemeral = NewKey(random);
        byte[] box = new byte[Overhead + plaintext.Length];
        PublicKey(ephemeral).CopyTo(box, 0);
        Span<byte> keys = stackalloc byte[KeySize + NonceSize];
        bool agreed = TryDerive(ephemeral, recipient, box.AsSpan(0, KeySize), recipient, info, keys);
        Sodium.Wipe(ephemeral);
        if (!agreed)
            throw new CryptographicException("The recipient's key is of small order.");
        using ChaCha20Poly1305 cipher = new(keys[..KeySize]);
        cipher.Encrypt(
            keys[KeySize..],
            plaintext,
            box.AsSpan(KeySize, plaintext.Length),
            box.AsSpan(KeySize + plaintext.Length),
            associatedData
        );
        Sodium.Wipe(keys);
        return box;
    }

    /// <summary>Opens; false if the box is not for this key, info and associated data.</summary>
    public static bool TryOpen(
        ReadOnlySpan<byte> privateKey,
        ReadOnlySpan<byte> info,
        ReadOnlySpan<byte> associatedData,
        ReadOnlySpan<byte> box,
        out byte[] plaintext
    )
    {
        plaintext = [];
        if (box.Length < Overhead)
            return false;
        Span<byte> keys = stackalloc byte[KeySize + NonceSize];
        ReadOnlySpan<byte> ephemeral = box[..KeySize];
        if (!TryDerive(privateKey, ephemeral, ephemeral, PublicKey(privateKey), info, keys))
            return false;
        byte[] opened = new byte[box.Length - Overhead];
        using ChaCha20Poly1305 cipher = new(keys[..KeySize]);
        try
        {
            cipher.Decrypt(keys[KeySize..], box[KeySize..^TagSize], box[^TagSize..], opened, associatedData);
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
        finally
        {
            Sodium.Wipe(keys);
        }
        plaintext = opened;
        return true;
    }

    private static bool TryDerive(
        ReadOnlySpan<byte> own,
        ReadOnlySpan<byte> other,
        ReadOnlySpan<byte> ephemeralPublic,
        ReadOnlySpan<byte> recipientPublic,
        ReadOnlySpan<byte> info,
        Span<byte> keys
    )
    {
        Span<byte> shared = stackalloc byte[KeySize];
        if (!Sodium.TryX25519(shared, own, other))
            return false;
        Span<byte> salt = stackalloc byte[2 * KeySize];
        ephemeralPublic.CopyTo(salt);
        recipientPublic.CopyTo(salt[KeySize..]);
        HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, keys, salt, info);
        Sodium.Wipe(shared);
        return true;
    }
}
