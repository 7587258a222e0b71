using System.Text;
using Hustings.Cryptography;
using Shouldly;
using Xunit;

namespace Hustings.Record.Tests;

/// <summary>Elections, trustees and credentials: what is refused by name.</summary>
public sealed class SetupDocumentTests
{
    private static readonly string ElectionText = Encoding.UTF8.GetString(Sample.Election.Bytes.Span);
    private static readonly string TrusteesText = Encoding.UTF8.GetString(Sample.Trustees.Bytes.Span);
    private static readonly string Credential = Sample.Ballot.Credential.ToString();

    [Theory]
    [InlineData("\"version\":1", "\"version\":2", DocumentFault.UnsupportedVersion)]
    [InlineData("\"version\":1", "\"version\":0", DocumentFault.UnsupportedVersion)]
    [InlineData("\"version\":1", "\"version\":\"1\"", DocumentFault.Shape)]
    [InlineData("\"Ed25519\"", "\"BELENIOS-2048\"", DocumentFault.UnsupportedGroup)]
    [InlineData("\"min\":0,\"max\":1", "\"min\":2,\"max\":1", DocumentFault.Shape)]
    [InlineData("\"min\":0,\"max\":1", "\"min\":-1,\"max\":1", DocumentFault.Shape)]
    [InlineData("\"min\":0,\"max\":1", "\"min\":0,\"max\":0", DocumentFault.Shape)]
    [InlineData("\"min\":0,\"max\":1", "\"min\":0,\"max\":256", DocumentFault.Shape)]
    [InlineData("[\"A\",\"B\"]", "[]", DocumentFault.Shape)]
    [InlineData("\"TC8ZwPjLDDcDt5\"", "\"short\"", DocumentFault.Shape)]
    [InlineData("\"TC8ZwPjLDDcDt5\"", "\"TC8ZwPjLDDcDt0\"", DocumentFault.Shape)]
    [InlineData("\"blank\":true", "\"blank\":1", DocumentFault.Shape)]
    [InlineData("[{\"answers\"", "[{\"type\":\"Lists\",\"value\":{}},{\"answers\"", DocumentFault.UnsupportedQuestion)]
    [InlineData("[{\"answers\"", "[{\"type\":\"NonHomomorphic\",\"value\":{}},{\"answers\"", DocumentFault.Shape)]
    public void Election_that_is_not_ours_to_hold_is_named(string old, string now, DocumentFault fault)
    {
        ElectionText.ShouldContain(old, Case.Sensitive);
        Election
            .TryRead(Encoding.UTF8.GetBytes(ElectionText.Replace(old, now, StringComparison.Ordinal)), out _)
            .ShouldBe(fault);
    }

    [Fact]
    public void Election_with_the_identity_as_its_key_is_refused()
    {
        var text = ElectionText.Replace(
            Sample.Election.PublicKey.Point.ToString(),
            Point.Identity.ToString(),
            StringComparison.Ordinal
        );
        Election.TryRead(Encoding.UTF8.GetBytes(text), out _).ShouldBe(DocumentFault.KeyIdentity);
    }

    [Fact]
    public void Election_with_more_answers_than_the_limit_is_refused_by_name()
    {
        var answers = string.Join(',', Enumerable.Repeat("\"A\"", Limits.Answers + 1));
        var text = ElectionText.Replace("\"A\",\"B\"", answers, StringComparison.Ordinal);
        Election.TryRead(Encoding.UTF8.GetBytes(text), out _).ShouldBe(DocumentFault.UnsupportedQuestion);
    }

    [Fact]
    public void Election_keeps_an_explicit_blank_false_as_the_reference_tool_does()
    {
        var text = ElectionText.Replace(
            "\"min\":0,\"max\":2",
            "\"blank\":false,\"min\":0,\"max\":2",
            StringComparison.Ordinal
        );
        Election.TryRead(Encoding.UTF8.GetBytes(text), out var election).ShouldBe(DocumentFault.None);
        election!.Questions[1].Blank.ShouldBeFalse();
        Encoding.UTF8.GetString(election.Bytes.Span).ShouldBe(text);
        var rebuilt = Election.Create(
            election.Uuid,
            election.Name,
            election.Description,
            election.PublicKey.Point,
            election.Questions,
            election.Administrator,
            election.CredentialAuthority
        );
        rebuilt.Hash.ShouldBe(election.Hash);
    }

    [Fact]
    public void Election_that_cannot_be_written_is_the_callers_bug()
    {
        Should.Throw<ArgumentException>(() =>
            Election.Create("short", "", "", Point.Generator, [new Question("Q", ["A"], 0, 1, false)])
        );
        Should.Throw<ArgumentException>(() =>
            Election.Create("TC8ZwPjLDDcDt5", "\ud800", "", Point.Generator, [new Question("Q", ["A"], 0, 1, false)])
        );
    }

    [Theory]
    [InlineData("[\"Single\",", "[\"Pedersen\",", DocumentFault.Shape)]
    [InlineData("\"}],[\"Single\"", "\",\"signature\":{}}],[\"Single\"", DocumentFault.Shape)]
    [InlineData("[\"Single\",", "[\"Double\",", DocumentFault.Shape)]
    public void Trustee_that_is_not_a_single_key_is_named(string old, string now, DocumentFault fault)
    {
        TrusteesText.ShouldContain(old, Case.Sensitive);
        TrusteeKeys
            .TryRead(Encoding.UTF8.GetBytes(TrusteesText.Replace(old, now, StringComparison.Ordinal)), out _)
            .ShouldBe(fault);
    }

    [Fact]
    public void Trustee_with_the_identity_as_key_is_refused_and_an_empty_list_is_none()
    {
        var key = Sample.Trustees.Keys[0].Key.ToString();
        var text = TrusteesText.Replace(key, Point.Identity.ToString(), StringComparison.Ordinal);
        TrusteeKeys.TryRead(Encoding.UTF8.GetBytes(text), out _).ShouldBe(DocumentFault.KeyIdentity);
        TrusteeKeys.TryRead("[]"u8, out _).ShouldBe(DocumentFault.Shape);
    }

    [Fact]
    public void Trustees_proof_holds_for_its_own_key_only()
    {
        var trustee = Sample.Trustees.Keys[0];
        trustee.ProofHolds().ShouldBeTrue();
        (trustee with { Key = Point.Generator }).ProofHolds().ShouldBeFalse();
        (trustee with { Pok = trustee.Pok with { Challenge = Scalar.One } }).ProofHolds().ShouldBeFalse();
        (trustee with { Pok = trustee.Pok with { Response = Scalar.One } }).ProofHolds().ShouldBeFalse();
    }

    [Theory]
    [InlineData("[\"{0}\"]", DocumentFault.None)]
    [InlineData("[\"{0},,name\"]", DocumentFault.None)]
    [InlineData("[\"{0},,na,me\"]", DocumentFault.None)]
    [InlineData("[]", DocumentFault.None)]
    [InlineData("[\"{0},2\"]", DocumentFault.None)]
    [InlineData("[\"{0},1,name\"]", DocumentFault.None)]
    [InlineData("[\"{0},0\"]", DocumentFault.Shape)]
    [InlineData("[\"{0},02\"]", DocumentFault.Shape)]
    [InlineData("[\"{0},9999999999999\"]", DocumentFault.UnsupportedWeight)]
    [InlineData("[\"{0},\"]", DocumentFault.Shape)]
    [InlineData("[\"{0}x\"]", DocumentFault.Shape)]
    [InlineData("[\"{0}\",\"{0}\"]", DocumentFault.DuplicateCredential)]
    [InlineData("[\"{0}\",\"{0},,name\"]", DocumentFault.DuplicateCredential)]
    [InlineData(
        "[\"{0}\",\"0000000000000000000000000000000000000000000000000000000000000001\"]",
        DocumentFault.CredentialIdentity
    )]
    [InlineData(
        "[\"{0}\",\"7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec\"]",
        DocumentFault.PointNotInSubgroup
    )]
    [InlineData("[1]", DocumentFault.Shape)]
    [InlineData("{{}}", DocumentFault.Shape)]
    public void List_of_credentials_is_read_or_its_fault_named(string format, DocumentFault fault)
    {
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, format, Credential);
        PublicCredentials.TryRead(Encoding.UTF8.GetBytes(text), out _).ShouldBe(fault);
    }

    [Fact]
    public void List_of_credentials_made_is_sorted_and_finds_its_own()
    {
        var list = Sample.Credentials;
        var hexes = list.Points.Select(point => point.ToString()).ToList();
        hexes.ShouldBe(hexes.Order(StringComparer.Ordinal));
        for (var i = 0; i < list.Count; i++)
        {
            list.IndexOf(list.Points[i]).ShouldBe(i);
            list.IndexOf(Encoding.ASCII.GetBytes(hexes[i])).ShouldBe(i);
        }
        list.IndexOf(Point.Identity).ShouldBe(-1);
        list.IndexOf("nothing"u8).ShouldBe(-1);
    }
}
