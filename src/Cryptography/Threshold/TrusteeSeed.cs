using System.Security.Cryptography;
using System.Text;

namespace Hustings.Cryptography.Threshold;

/// <summary>
/// The one secret a trustee keeps while a threshold key is made: 22 base-58 characters, from which its signing and decryption keys
/// follow. Source: specification, "Deriving keys": SHA256(sk|seed) and SHA256(dk|seed), modulo q.
/// </summary>
public static class TrusteeSeed
{
    /// <summary>Characters of a seed.</summary>
    public const int Length = 22;

    /// <summary>A new seed.</summary>
    public static string Generate(IRandomSource random) => VotingCode.RandomText(random, Length);

    /// <summary>The private signing key.</summary>
    public static SecretScalar SigningKey(string seed) => Derive("sk", seed);

    /// <summary>The private decryption key.</summary>
    public static SecretScalar DecryptionKey(string seed) => Derive("dk", seed);

    private static SecretScalar Derive(string label, string seed)
    {
        Span<byte> wide = stackalloc byte[64];
        wide.Clear();
        SHA256.HashData(Encoding.UTF8.GetBytes($"{label}|{seed}"), wide[32..]);
        return SecretScalar.ReduceBigEndian(wide);
    }
}
