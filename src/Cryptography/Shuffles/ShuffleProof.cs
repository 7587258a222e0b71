namespace Hustings.Cryptography.Shuffles;

/// <summary>Commitments t of a shuffle proof (specification, "Shuffles": shuffle_commitment_rand).</summary>
/// <param name="T1">t1.</param>
/// <param name="T2">t2.</param>
/// <param name="T3">t3.</param>
/// <param name="T41">t4,1 (over beta and the key).</param>
/// <param name="T42">t4,2 (over alpha and g).</param>
/// <param name="Hat">t-hat, one per ciphertext.</param>
public sealed record ShuffleCommitments(Point T1, Point T2, Point T3, Point T41, Point T42, Point[] Hat);

/// <summary>Responses s (shuffle_response).</summary>
/// <param name="S1">s1.</param>
/// <param name="S2">s2.</param>
/// <param name="S3">s3.</param>
/// <param name="S4">s4.</param>
/// <param name="Hat">s-hat, one per ciphertext.</param>
/// <param name="Prime">s', one per ciphertext.</param>
public sealed record ShuffleResponses(Scalar S1, Scalar S2, Scalar S3, Scalar S4, Scalar[] Hat, Scalar[] Prime);

/// <summary>A proof that a list of ciphertexts is a permuted re-encryption of another (Terelius and Wikström, as in CHVote 1.3.2).</summary>
/// <param name="Commitments">t.</param>
/// <param name="Responses">s.</param>
/// <param name="Permutation">c, commitments to the permutation.</param>
/// <param name="Chain">c-hat, the chained commitments.</param>
public sealed record ShuffleProof(
    ShuffleCommitments Commitments,
    ShuffleResponses Responses,
    Point[] Permutation,
    Point[] Chain
)
{
    /// <summary>Whether every list has one entry per ciphertext.</summary>
    public bool HasLength(int count) =>
        Commitments.Hat.Length == count
        && Responses.Hat.Length == count
        && Responses.Prime.Length == count
        && Permutation.Length == count
        && Chain.Length == count;
}
