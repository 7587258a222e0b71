using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Hustings.Cryptography.Tests.Vectors;

/// <summary>Every case of vectors/points.json, scalars.json and credentials.json.</summary>
public class KnownAnswers
{
    [Fact]
    public void Points_are_judged_as_the_vectors_say()
    {
        JsonElement cases = VectorFile.Read("points.json").GetProperty("cases");
        cases.GetArrayLength().ShouldBeGreaterThan(10);
        foreach (JsonElement c in cases.EnumerateArray())
        {
            string hex = c.GetProperty("hex").GetString()!;
            PointFault fault = Point.CheckHex(Encoding.UTF8.GetBytes(hex), out Point p);
            Snake(fault.ToString()).ShouldBe(c.GetProperty("expected").GetString(), c.GetProperty("name").GetString());
            if (fault == PointFault.None)
                p.ToString().ShouldBe(hex);
            else
                p.IsIdentity.ShouldBeTrue();
        }
    }

    [Fact]
    public void Glance_at_a_point_finds_all_but_a_torsion_part_beside_a_large_order()
    {
        foreach (JsonElement c in VectorFile.Read("points.json").GetProperty("cases").EnumerateArray())
        {
            byte[] hex = Encoding.UTF8.GetBytes(c.GetProperty("hex").GetString()!);
            string name = c.GetProperty("name").GetString()!;
            PointFault whole = Point.CheckHex(hex, out Point p);
            PointFault glance = Point.GlanceHex(hex, out bool identity);
            if (whole != PointFault.NotInSubgroup)
                glance.ShouldBe(whole, name);
            else
                glance.ShouldBeOneOf(PointFault.NotInSubgroup, PointFault.None);
            identity.ShouldBe(whole == PointFault.None && p.IsIdentity, name);
        }
    }

    [Fact]
    public void Scalars_are_judged_as_the_vectors_say()
    {
        JsonElement cases = VectorFile.Read("scalars.json").GetProperty("cases");
        cases.GetArrayLength().ShouldBeGreaterThan(10);
        foreach (JsonElement c in cases.EnumerateArray())
        {
            string text = c.GetProperty("text").GetString()!;
            ScalarFault fault = Scalar.CheckDecimal(Encoding.UTF8.GetBytes(text), out Scalar s);
            Snake(fault.ToString()).ShouldBe(c.GetProperty("expected").GetString(), c.GetProperty("name").GetString());
            if (fault == ScalarFault.None)
                s.ToString().ShouldBe(text);
        }
    }

    [Fact]
    public void Voting_codes_derive_the_public_credentials_of_the_reference_tool()
    {
        JsonElement derived = VectorFile.Read("credentials.json").GetProperty("derived");
        derived.GetArrayLength().ShouldBeGreaterThan(3);
        foreach (JsonElement c in derived.EnumerateArray())
        {
            string code = c.GetProperty("code").GetString()!;
            using SecretScalar secret = VotingCode.DeriveSecret(c.GetProperty("uuid").GetString()!, code);
            secret.PublicPoint().ToString().ShouldBe(c.GetProperty("publicCredential").GetString());
            VotingCode.HasValidCheck(code).ShouldBe(c.GetProperty("validCheck").GetBoolean());
        }
    }

    private static string Snake(string name) =>
        string.Concat(name.Select((c, i) => (i > 0 && char.IsUpper(c) ? "_" : "") + char.ToLowerInvariant(c)));
}
