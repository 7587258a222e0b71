namespace Hustings.Cryptography;

/// <summary>An exponential ElGamal ciphertext: alpha = g^r, beta = y^r g^m (specification, "Homomorphic answers").</summary>
/// <param name="Alpha">g^r.</param>
/// <param name="Beta">y^r g^m.</param>
public readonly record struct Ciphertext(Point Alpha, Point Beta)
{
    /// <summary>The encryption of 0 with exponent 0: where a product of ciphertexts starts.</summary>
    public static Ciphertext Neutral => new(Point.Identity, Point.Identity);

    /// <summary>The pointwise product, which encrypts the sum.</summary>
    public static Ciphertext operator +(in Ciphertext a, in Ciphertext b) => new(a.Alpha + b.Alpha, a.Beta + b.Beta);
}

/// <summary>A Schnorr-style proof or one branch of a disjunctive one (specification, "Common structures").</summary>
/// <param name="Challenge">c.</param>
/// <param name="Response">w - x c modulo q.</param>
public readonly record struct Proof(Scalar Challenge, Scalar Response);
