using System.Security.Cryptography;
using System.Text;
using Hustings.Cryptography.Proofs;
using Hustings.Cryptography.Threshold;
using Shouldly;
using Xunit;

namespace Hustings.Cryptography.Tests.Contract;

/// <summary>The text behind every challenge, written out here a second time as the specification has it.</summary>
public class ChallengeTexts
{
    private const string Hash = "K9i1//8zE5Dt625YRq6V1jEOapxZYR59P5c/YMiBBx8";
    private readonly SeededRandom _random = new("challenge texts"u8);
    private readonly SecretScalar _x = SecretScalar.FromPublic(Scalar.From(77));

    private Point Key => _x.PublicPoint();

    [Fact]
    public void Key_proof_hashes_group_key_and_commitment()
    {
        Proof proof = KeyProof.Prove("Ed25519", _x, Key, _random);
        proof.Challenge.ShouldBe(Hashed($"pok|Ed25519|{Key}|{Commitment(proof, Point.Generator, Key)}"));
    }

    [Fact]
    public void Ballot_signature_hashes_the_ballots_hash_and_commitment()
    {
        Proof proof = BallotSignature.Sign(_x, Encoding.ASCII.GetBytes(Hash), _random);
        proof.Challenge.ShouldBe(Hashed($"sig|{Hash}|{Commitment(proof, Point.Generator, Key)}"));
    }

    [Fact]
    public void Message_signature_hashes_message_and_commitment()
    {
        Proof proof = MessageSignature.Sign(_x, "à signer", _random);
        MessageSignature.Verify(Key, "à signer", proof).ShouldBeTrue();
        MessageSignature.Verify(Key, "a signer", proof).ShouldBeFalse();
    }

    [Fact]
    public void Decryption_proof_hashes_election_key_and_both_commitments()
    {
        Point alpha = Point.MultiplyBase(Scalar.From(5));
        Proof proof = DecryptionProof.Prove(Encoding.ASCII.GetBytes(Hash), _x, Key, alpha, _random);
        (Point a, Point b) = (Commitment(proof, Point.Generator, Key), Commitment(proof, alpha, _x.Multiply(alpha)));
        proof.Challenge.ShouldBe(Hashed($"decrypt|{Hash}|{Key}|{a},{b}"));
    }

    [Fact]
    public void Answer_without_blank_hashes_all_that_stands_before_its_commitments()
    {
        QuestionRule rule = new(3, 1, 2, false);
        HomomorphicAnswer answer = HomomorphicAnswers.Encrypt(new(Key), rule, [0, 1, 0], "S0"u8, _random);
        for (int i = 0; i < 3; i++)
            Individual(answer, i);
        Ciphertext sum = answer.Choices[0] + answer.Choices[1] + answer.Choices[2];
        string text = $"prove|S0|{Listed(answer.Choices)}|{Listed(sum)}|";
        Sum(answer.OverallProof).ShouldBe(Hashed(text + Branches(answer.OverallProof, [(sum, 1), (sum, 2)])));
    }

    [Fact]
    public void Answer_with_blank_hashes_all_that_stands_before_its_commitments()
    {
        QuestionRule rule = new(2, 1, 2, true);
        HomomorphicAnswer answer = HomomorphicAnswers.Encrypt(new(Key), rule, [0, 1, 0], "S0"u8, _random);
        for (int i = 0; i < 3; i++)
            Individual(answer, i);
        Ciphertext blank = answer.Choices[0];
        Ciphertext chosen = answer.Choices[1] + answer.Choices[2];
        string one = Branches(answer.OverallProof, [(blank, 1), (chosen, 1), (chosen, 2)]);
        Sum(answer.OverallProof).ShouldBe(Hashed($"bproof1|S0|{Listed(answer.Choices)}|{one}"));
        string zero = Branches(answer.BlankProof!, [(blank, 0), (chosen, 0)]);
        Sum(answer.BlankProof!).ShouldBe(Hashed($"bproof0|S0|{Listed(answer.Choices)}|{zero}"));
    }

    [Fact]
    public void Embedded_answer_hashes_key_ciphertext_and_commitment()
    {
        (Ciphertext c, Proof proof) = EmbeddedAnswers.Encrypt(new(Key), [3, 1, 2], "S0"u8, _random);
        string text = $"raweg|S0|{Key},{c.Alpha},{c.Beta}|{Commitment(proof, Point.Generator, c.Alpha)}";
        proof.Challenge.ShouldBe(Hashed(text));
    }

    private void Individual(HomomorphicAnswer answer, int i)
    {
        Ciphertext c = answer.Choices[i];
        string branches = Branches(answer.IndividualProofs[i], [(c, 0), (c, 1)]);
        Sum(answer.IndividualProofs[i]).ShouldBe(Hashed($"prove|S0|{Listed(c)}|{branches}"));
    }

    /// <summary>Both commitments of each branch "this ciphertext encrypts that number".</summary>
    private string Branches(Proof[] proofs, (Ciphertext C, ulong Value)[] branches) =>
        string.Join(
            ',',
            proofs.Zip(
                branches,
                (proof, branch) =>
                {
                    Point shifted = branch.C.Beta - Point.MultiplyBase(Scalar.From(branch.Value));
                    Point first = Commitment(proof, Point.Generator, branch.C.Alpha);
                    return $"{first},{Commitment(proof, Key, shifted)}";
                }
            )
        );

    private static Point Commitment(Proof proof, Point basePoint, Point claimed) =>
        Point.Multiply(proof.Response, basePoint) + Point.Multiply(proof.Challenge, claimed);

    private static string Listed(params Ciphertext[] list) => string.Join(',', list.Select(c => $"{c.Alpha},{c.Beta}"));

    private static Scalar Sum(Proof[] proofs) => proofs.Aggregate(Scalar.Zero, (sum, proof) => sum + proof.Challenge);

    private static Scalar Hashed(string text) => Scalar.ReduceBigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
