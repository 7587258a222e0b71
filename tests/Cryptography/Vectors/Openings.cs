using System.Globalization;
using System.Text;
using System.Text.Json;
using Hustings.Cryptography.Proofs;
using Shouldly;
using Xunit;

namespace Hustings.Cryptography.Tests.Vectors;

/// <summary>The batched opening proofs of vectors/sealed-preferences.json.</summary>
public class Openings
{
    private readonly JsonElement _vector = VectorFile.Read("sealed-preferences.json");

    [Fact]
    public void Contexts_and_openings_are_those_of_the_prototype()
    {
        Point[] alphas = [.. _vector.GetProperty("output").EnumerateArray().Select(row => PointOf(row[0][0]))];
        int checkedOpenings = 0;
        foreach (JsonElement opening in _vector.GetProperty("openings").EnumerateArray())
        {
            OpeningContext context = Context(opening.GetProperty("trustee").GetInt64());
            Convert.ToHexStringLower(context.Digest()).ShouldBe(opening.GetProperty("context").GetString());
            Point[] factors = [.. opening.GetProperty("factors").EnumerateArray().Select(PointOf)];
            Point key = PointOf(opening.GetProperty("X"));
            Proof proof = new(ScalarOf(opening.GetProperty("c")), ScalarOf(opening.GetProperty("s")));
            OpeningProof.Verify(context, key, alphas, factors, proof).ShouldBeTrue();
            OpeningProof.Verify(context, key, alphas[1..], factors, proof).ShouldBeFalse();
            OpeningProof.Verify(context, key, alphas[1..], factors[1..], proof).ShouldBeFalse();
            checkedOpenings++;
        }
        checkedOpenings.ShouldBe(3);
    }

    [Fact]
    public void Context_of_the_design_page_is_reproduced()
    {
        OpeningContext context = new("c1", new byte[32], Point.Generator, 1, 1, 1, new byte[32]);
        Convert.ToHexStringLower(context.Digest()).ShouldStartWith("1b82b25f11cb54db");
    }

    [Fact]
    public void Opening_is_another_one_with_other_randomness_another_key_or_other_factors()
    {
        OpeningContext context = Context(1);
        Point[] alphas = [Point.Generator];
        HashSet<Scalar> challenges = [];
        foreach (ulong key in new ulong[] { 5, 6 })
        foreach (string seed in new[] { "a", "b" })
        {
            using SecretScalar x = SecretScalar.FromPublic(Scalar.From(key));
            SeededRandom random = new(Encoding.ASCII.GetBytes(seed));
            Proof proof = OpeningProof.Prove(context, x, x.PublicPoint(), alphas, [x.PublicPoint()], random);
            challenges.Add(proof.Challenge).ShouldBeTrue();
        }
    }

    private OpeningContext Context(long trustee) =>
        new(
            _vector.GetProperty("contest").GetString()!,
            Convert.FromHexString(_vector.GetProperty("electionHash").GetString()!),
            PointOf(_vector.GetProperty("y")),
            _vector.GetProperty("round").GetInt64(),
            _vector.GetProperty("pass").GetInt64(),
            trustee,
            Convert.FromHexString(_vector.GetProperty("order").GetString()!)
        );

    private static Point PointOf(JsonElement hex)
    {
        Point.Check(Convert.FromHexString(hex.GetString()!), out Point p).ShouldBe(PointFault.None);
        return p;
    }

    private static Scalar ScalarOf(JsonElement text)
    {
        string digits =
            text.ValueKind == JsonValueKind.String
                ? text.GetString()!
                : text.GetRawText().ToString(CultureInfo.InvariantCulture);
        Scalar.CheckDecimal(Encoding.ASCII.GetBytes(digits), out Scalar s).ShouldBe(ScalarFault.None);
        return s;
    }
}
