using System.Security.Cryptography;
using System.Text;
using Hustings.Cryptography.Proofs;

namespace Hustings.Cryptography.Threshold;

/// <summary>
/// Signatures among trustees who set up a threshold key. Source: specification, "Public key infrastructure": challenge =
/// SHA256(sigmsg|M|A). M is free text and may hold bars; the fixed length of A at the end keeps the input unambiguous.
/// </summary>
public static class MessageSignature
{
    /// <summary>Signs a message.</summary>
    public static Proof Sign(SecretScalar signingKey, string message, IRandomSource random)
    {
        ArgumentNullException.ThrowIfNull(signingKey);
        using SecretScalar w = SecretScalar.Random(random);
        Scalar challenge = Challenge(message, w.PublicPoint());
        return new(challenge, w.Respond(signingKey, challenge));
    }

    /// <summary>Whether the signature holds under this verification key.</summary>
    public static bool Verify(Point verificationKey, string message, Proof signature) =>
        signature.Challenge
        == Challenge(
            message,
            new Point(
                Exponentiation.Multiply(
                    FixedBase.Generator,
                    signature.Response,
                    signature.Challenge,
                    verificationKey.Edwards
                )
            )
        );

    private static Scalar Challenge(string message, Point commitment)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"sigmsg|{message}|{commitment}"), digest);
        return Scalar.ReduceBigEndian(digest);
    }
}
