using System.Text;
using System.Text.Json;
using Hustings.Cryptography.Proofs;
using Hustings.Cryptography.Shuffles;
using Hustings.Cryptography.Tests.Vectors;
using Shouldly;
using Xunit;

namespace Hustings.Cryptography.Tests.Shuffles;

/// <summary>Shuffles and ranking answers made by the reference tool hold here.</summary>
public class ReferenceShuffles
{
    private readonly JsonElement _vector = VectorFile.Read("shuffles.json");

    [Fact]
    public void Answers_of_the_reference_tool_hold()
    {
        ElectionKey key = new(PointOf(_vector.GetProperty("publicKey")));
        foreach (JsonElement answer in _vector.GetProperty("answers").EnumerateArray())
        {
            JsonElement proof = answer.GetProperty("proof");
            EmbeddedAnswer embedded = new(
                CiphertextOf(answer.GetProperty("choices")),
                new(ScalarOf(proof.GetProperty("challenge")), ScalarOf(proof.GetProperty("response")))
            );
            string prefix = $"{_vector.GetProperty("electionHash")}|{answer.GetProperty("credential")}";
            EmbeddedAnswers.Verify(key, embedded, Encoding.ASCII.GetBytes(prefix)).ShouldBeTrue();
            EmbeddedAnswers.Verify(key, embedded, Encoding.ASCII.GetBytes(prefix + "0")).ShouldBeFalse();
        }
    }

    [Fact]
    public void Shuffles_of_the_reference_tool_hold_and_fall_under_any_other_election()
    {
        Point key = PointOf(_vector.GetProperty("publicKey"));
        string hash = _vector.GetProperty("electionHash").GetString()!;
        foreach (JsonElement shuffle in _vector.GetProperty("shuffles").EnumerateArray())
        {
            Ciphertext[] input = [.. shuffle.GetProperty("input").EnumerateArray().Select(CiphertextOf)];
            Ciphertext[] output = [.. shuffle.GetProperty("output").EnumerateArray().Select(CiphertextOf)];
            ShuffleProof proof = ProofOf(shuffle.GetProperty("proof"));
            ShuffleVerifier.Verify(new(key), hash, input, output, proof).ShouldBeTrue();
            ShuffleVerifier.Verify(new(key), hash + "x", input, output, proof).ShouldBeFalse();
            ShuffleVerifier.Verify(new(key + Point.Generator), hash, input, output, proof).ShouldBeFalse();
            ShuffleVerifier.Verify(new(key), hash, output, input, proof).ShouldBeFalse();
        }
    }

    private static ShuffleProof ProofOf(JsonElement p)
    {
        JsonElement t = p[0];
        JsonElement s = p[1];
        return new(
            new(PointOf(t[0]), PointOf(t[1]), PointOf(t[2]), PointOf(t[3][0]), PointOf(t[3][1]), Points(t[4])),
            new(ScalarOf(s[0]), ScalarOf(s[1]), ScalarOf(s[2]), ScalarOf(s[3]), Scalars(s[4]), Scalars(s[5])),
            Points(p[2]),
            Points(p[3])
        );
    }

    private static Point[] Points(JsonElement list) => [.. list.EnumerateArray().Select(PointOf)];

    private static Scalar[] Scalars(JsonElement list) => [.. list.EnumerateArray().Select(ScalarOf)];

    private static Ciphertext CiphertextOf(JsonElement c) =>
        new(PointOf(c.GetProperty("alpha")), PointOf(c.GetProperty("beta")));

    private static Point PointOf(JsonElement hex)
    {
        Point.CheckHex(Encoding.ASCII.GetBytes(hex.GetString()!), out Point p).ShouldBe(PointFault.None);
        return p;
    }

    private static Scalar ScalarOf(JsonElement text)
    {
        Scalar.CheckDecimal(Encoding.ASCII.GetBytes(text.GetString()!), out Scalar s).ShouldBe(ScalarFault.None);
        return s;
    }
}
