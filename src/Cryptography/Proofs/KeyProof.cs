using System.Text;

namespace Hustings.Cryptography.Proofs;

/// <summary>
/// A trustee's proof of knowledge of the private key behind X. Source: specification, "Verification keys":
/// challenge = H(pok|G|X|A), G the group's name.
/// </summary>
public static class KeyProof
{
    /// <summary>Proves knowledge of x with X = g^x.</summary>
    public static Proof Prove(string group, SecretScalar x, Point publicKey, IRandomSource random)
    {
        ArgumentNullException.ThrowIfNull(x);
        using SecretScalar w = SecretScalar.Random(random);
        Scalar challenge = Challenge(group, publicKey, w.PublicPoint().Edwards);
        return new(challenge, w.Respond(x, challenge));
    }

    /// <summary>Whether the proof holds.</summary>
    public static bool Verify(string group, Point publicKey, Proof proof) =>
        proof.Challenge
        == Challenge(
            group,
            publicKey,
            Exponentiation.Multiply(FixedBase.Generator, proof.Response, proof.Challenge, publicKey.Edwards)
        );

    private static Scalar Challenge(string group, in Point publicKey, in EdwardsPoint commitment)
    {
        Transcript transcript = new("pok"u8, stackalloc byte[256]);
        transcript.Append(Encoding.UTF8.GetBytes(group));
        transcript.Append((byte)'|');
        transcript.Append(publicKey);
        transcript.Append((byte)'|');
        transcript.AppendList([commitment]);
        return transcript.Challenge();
    }
}
