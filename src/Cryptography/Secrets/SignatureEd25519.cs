using Hustings.Cryptography.Interop;

namespace Hustings.Cryptography;

/// <summary>Ed25519 signatures (RFC 8032), for receipts. Deterministic: the same message gets the same signature.</summary>
public static class SignatureEd25519
{
    /// <summary>Bytes of a signature.</summary>
    public const int Size = 64;

    /// <summary>A new 32-byte private seed.</summary>
    public static byte[] NewSeed(IRandomSource random)
    {
        ArgumentNullException.ThrowIfNull(random);
        byte[] seed = new byte[32];
        random.Fill(seed);
        return seed;
    }

    /// <summary>The 32-byte public key of a seed.</summary>
    public static byte[] PublicKey(ReadOnlySpan<byte> seed)
    {
        byte[] publicKey = new byte[32];
        Span<byte> secretKey = stackalloc byte[64];
        Sodium.SignSeedKeypair(publicKey, secretKey, seed);
        Sodium.Wipe(secretKey);
        return publicKey;
    }

    /// <summary>The 64-byte signature of a message.</summary>
    public static byte[] Sign(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> message)
    {
        Span<byte> publicKey = stackalloc byte[32];
        Span<byte> secretKey = stackalloc byte[64];
        Sodium.SignSeedKeypair(publicKey, secretKey, seed);
        byte[] signature = new byte[Size];
        Sodium.SignDetached(signature, message, secretKey);
        Sodium.Wipe(secretKey);
        return signature;
    }

    /// <summary>Whether the signature holds; false for wrong lengths.</summary>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        publicKey.Length == 32 && signature.Length == Size && Sodium.SignVerify(signature, message, publicKey);
}
