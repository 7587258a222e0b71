using System.Text;
using Hustings.Cryptography;
using Hustings.Cryptography.Proofs;
using Shouldly;
using Xunit;

namespace Hustings.Record.Tests;

/// <summary>What a ballot is refused for, by name: these names are the intake's refusals.</summary>
public sealed class BallotFaultTests
{
    private static readonly string Text = Encoding.UTF8.GetString(Sample.Ballot.Bytes.Span);
    private static readonly string Alpha = Sample.Ballot.Answers[0].Ciphertexts[1].Alpha.ToString();
    private static readonly string Response = ((HomomorphicAnswer)Sample.Ballot.Answers[0])
        .OverallProof[0]
        .Response.ToString();

    [Theory]
    [InlineData("7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec", DocumentFault.PointNotInSubgroup)]
    [InlineData("8000000000000000000000000000000000000000000000000000000000000000", DocumentFault.PointNotInSubgroup)]
    [InlineData("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7", DocumentFault.PointNotInSubgroup)]
    [InlineData("e583d7dc40f6240a2ae7dd260e6d12c6ce60faa18bf47864aeef871598feb2e9", DocumentFault.PointNotInSubgroup)]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000007", DocumentFault.PointNotOnCurve)]
    [InlineData("7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffee", DocumentFault.PointNotCanonical)]
    [InlineData("8000000000000000000000000000000000000000000000000000000000000001", DocumentFault.PointNotCanonical)]
    [InlineData("zz00000000000000000000000000000000000000000000000000000000000000", DocumentFault.Shape)]
    [InlineData("01", DocumentFault.Shape)]
    public void Bad_point_is_named_in_an_answer_and_as_the_credential(string hex, DocumentFault fault)
    {
        Fault(Alpha, hex).ShouldBe(fault);
        Fault(Sample.Ballot.Credential.ToString(), hex).ShouldBe(fault);
    }

    [Fact]
    public void Identity_is_no_credential_but_may_stand_in_an_answer()
    {
        Fault(Sample.Ballot.Credential.ToString(), Point.Identity.ToString())
            .ShouldBe(DocumentFault.CredentialIdentity);
        Fault(Alpha, Point.Identity.ToString()).ShouldBe(DocumentFault.None);
    }

    [Theory]
    [InlineData("7237005577332262213973186563042994240857116359379907606001950938285454250989")]
    [InlineData("9999999999999999999999999999999999999999999999999999999999999999999999999999")]
    public void Scalar_not_below_q_is_named(string scalar) =>
        Fault(Response, scalar).ShouldBe(DocumentFault.ScalarOutOfRange);

    [Fact]
    public void Scalar_q_minus_one_is_read() =>
        Fault(Response, "7237005577332262213973186563042994240857116359379907606001950938285454250988")
            .ShouldBe(DocumentFault.None);

    [Fact]
    public void Scalar_or_point_in_another_form_is_not_canonical()
    {
        Fault(Response, "0" + Response).ShouldBe(DocumentFault.NotCanonical);
        Fault(Alpha, Alpha.ToUpperInvariant()).ShouldBe(DocumentFault.NotCanonical);
        Fault(Response, "-1").ShouldBe(DocumentFault.Shape);
        Fault(Response, "").ShouldBe(DocumentFault.Shape);
        Fault($"\"{Response}\"", "1").ShouldBe(DocumentFault.Shape);
    }

    [Fact]
    public void Ballot_of_another_election_or_fingerprint_is_named()
    {
        Fault("TC8ZwPjLDDcDt5", "TC8ZwPjLDDcDt6").ShouldBe(DocumentFault.WrongElection);
        var other = (Sample.Election.Fingerprint[0] == 'A' ? 'B' : 'A') + Sample.Election.Fingerprint[1..];
        Fault(Sample.Election.Fingerprint, other).ShouldBe(DocumentFault.WrongFingerprint);
    }

    [Fact]
    public void Ballot_with_more_or_fewer_proofs_or_without_its_blank_proof_has_another_shape()
    {
        var overall = Text.IndexOf("\"overall_proof\":[", StringComparison.Ordinal) + "\"overall_proof\":[".Length;
        var firstEnd = Text.IndexOf('}', overall) + 1;
        Read(Text[..overall] + Text[(firstEnd + 1)..]).ShouldBe(DocumentFault.Shape);
        Read(Text[..firstEnd] + "," + Text[overall..]).ShouldBe(DocumentFault.Shape);
        var blank = Text.IndexOf(",\"blank_proof\":", StringComparison.Ordinal);
        var blankEnd = Text.IndexOf(']', blank) + 1;
        Read(Text[..blank] + Text[blankEnd..]).ShouldBe(DocumentFault.Shape);
    }

    [Fact]
    public void Json_that_is_no_ballot_is_named()
    {
        Read("").ShouldBe(DocumentFault.MalformedJson);
        Read("not json").ShouldBe(DocumentFault.MalformedJson);
        Read("{}").ShouldBe(DocumentFault.Shape);
        Read("null").ShouldBe(DocumentFault.Shape);
        Read("[]").ShouldBe(DocumentFault.Shape);
        Read("{\"election_uuid\":").ShouldBe(DocumentFault.MalformedJson);
    }

    [Fact]
    public void Head_gives_the_first_fields_as_they_stand()
    {
        Ballot.TryReadHead(Sample.Ballot.Bytes.Span, out var head).ShouldBe(DocumentFault.None);
        Encoding.ASCII.GetString(head.Uuid).ShouldBe(Sample.Election.Uuid);
        Encoding.ASCII.GetString(head.ElectionHash).ShouldBe(Sample.Election.Fingerprint);
        Encoding.ASCII.GetString(head.Credential).ShouldBe(Sample.Ballot.Credential.ToString());
        Sample.Credentials.IndexOf(head.Credential).ShouldBe(Sample.Credentials.IndexOf(Sample.Ballot.Credential));
        Ballot.TryReadHead("{}"u8, out _).ShouldBe(DocumentFault.Shape);
    }

    [Fact]
    public void Signature_holds_only_for_the_whole_ballot_and_its_own_credential()
    {
        Sample.Ballot.SignatureHolds().ShouldBeTrue();
        foreach (
            var (old, now) in new[]
            {
                (Alpha, Point.Generator.ToString()),
                (Response, "1"),
                (
                    Sample.Ballot.SignatureHash,
                    (Sample.Ballot.SignatureHash[0] == 'A' ? 'B' : 'A') + Sample.Ballot.SignatureHash[1..]
                ),
                (Sample.Ballot.Signature.Challenge.ToString(), "1"),
                (Sample.Ballot.Signature.Response.ToString(), "1"),
                (Sample.Ballot.Credential.ToString(), Point.Generator.ToString()),
            }
        )
        {
            var changed = Text.Replace(old, now, StringComparison.Ordinal);
            Ballot
                .TryRead(Encoding.UTF8.GetBytes(changed), Sample.Election, out var ballot)
                .ShouldBe(DocumentFault.None);
            ballot!.SignatureHolds().ShouldBeFalse(old);
        }
    }

    [Fact]
    public void Proofs_hold_only_for_the_election_they_were_made_for()
    {
        Sample.Ballot.ProofsHold(Sample.Election).ShouldBeTrue();
        var other = Election.Create(
            Sample.Election.Uuid,
            "Another name",
            "",
            Sample.Election.PublicKey.Point,
            Sample.Election.Questions
        );
        Sample.Ballot.ProofsHold(other).ShouldBeFalse();
    }

    [Fact]
    public void Ballots_checked_together_get_the_verdicts_they_get_alone()
    {
        string[] texts =
        [
            Text,
            Text.Replace(Response, "1", StringComparison.Ordinal),
            Text.Replace(Alpha, Point.Generator.ToString(), StringComparison.Ordinal),
            Text.Replace(Alpha, Alpha.ToUpperInvariant(), StringComparison.Ordinal),
            Text.Replace(Alpha, new string('0', 64), StringComparison.Ordinal),
            Text.Replace(Sample.Ballot.Signature.Response.ToString(), "1", StringComparison.Ordinal),
            Text.Replace(Sample.Ballot.Credential.ToString(), new string('0', 64), StringComparison.Ordinal),
            Text.Replace(Sample.Ballot.Credential.ToString(), Point.Generator.ToString(), StringComparison.Ordinal),
            "{}",
            Text,
        ];
        var documents = texts.Select(text => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text)).ToArray();
        foreach (var known in new[] { Sample.Credentials, null })
        {
            var together = BallotBatch.Check(documents, Sample.Election, known);
            for (var i = 0; i < texts.Length; i++)
            {
                var fault = Ballot.TryRead(documents[i].Span, Sample.Election, out var alone);
                together[i].Fault.ShouldBe(fault);
                Ballot.TryReadSigned(documents[i].Span, Sample.Election, Sample.Credentials, out _).ShouldBe(fault);
                (together[i].Ballot is null).ShouldBe(alone is null);
                together[i].SignatureHolds.ShouldBe(alone?.SignatureHolds() == true);
                together[i].ProofsHold.ShouldBe(alone?.ProofsHold(Sample.Election) == true);
            }
            together[0].ProofsHold.ShouldBeTrue();
            together[1].ProofsHold.ShouldBeFalse();
            together[^1].SignatureHolds.ShouldBeTrue();
        }
    }

    private static DocumentFault Fault(string old, string now)
    {
        Text.ShouldContain(old, Case.Sensitive);
        return Read(Text.Replace(old, now, StringComparison.Ordinal));
    }

    private static DocumentFault Read(string text) =>
        Ballot.TryRead(Encoding.UTF8.GetBytes(text), Sample.Election, out _);
}
