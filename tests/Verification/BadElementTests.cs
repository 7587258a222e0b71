using Hustings.Record;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests;

/// <summary>Points outside the group, the neutral element as a key, numbers at or above the order: everywhere.</summary>
public sealed class BadElementTests : IDisposable
{
    private readonly SmallElection election = new(voters: 2, trustees: 1);
    private readonly byte[] archive;

    public BadElementTests() => archive = election.Archive();

    public void Dispose() => election.Dispose();

    [Fact]
    public void Bad_point_or_scalar_in_any_document_is_refused()
    {
        var steps = OpenedArchive.Open(archive).Steps;
        for (var height = 0; height < steps.Count; height++)
        {
            for (var index = 0; index < steps[height].Data.Count; index++)
            {
                foreach (var variant in FieldVariants.BadElements(steps[height].Data[index]))
                {
                    var what = $"{steps[height].Type} {index} {variant.Path}: {variant.What}";
                    var report = Mutate(height, index, variant.Text);
                    report.ShouldBeRefusedBy(
                        what,
                        steps[height].Type switch
                        {
                            "Setup" => SetupChecks[index],
                            "Ballot" => [Check.BallotElements, Check.BallotCanonical],
                            "EncryptedTally" => [Check.TallyCanonical],
                            _ => [Check.DecryptionCanonical],
                        }
                    );
                    report.Failure!.Height.ShouldBe(height, what);
                }
            }
        }
    }

    [Fact]
    public void Identity_as_the_elections_key_is_refused()
    {
        var key = election.Election.PublicKey.Point.ToString();
        Swap(0, 0, key, BadPoints.Identity).ShouldBeRefusedAt("election key", Check.ElectionKey, 0);
    }

    [Fact]
    public void Identity_as_a_trustees_key_is_refused()
    {
        var key = election.Trustees.Keys[0].Key.ToString();
        Swap(0, 1, key, BadPoints.Identity).ShouldBeRefusedAt("trustee key", Check.TrusteeKey, 0);
    }

    /// <summary>The list of a threshold group's keys once hid what was wrong behind "not the canonical form".</summary>
    [Fact]
    public void Bad_trustee_key_is_named_beside_a_threshold_group_as_well()
    {
        using var full = SmallElection.Full();
        var key = full.Trustees.Keys[0].Key.ToString();
        foreach (var (what, hex) in BadPoints.All.Where(bad => bad.What.Contains("order", StringComparison.Ordinal)))
        {
            var opened = OpenedArchive.Open(full.Archive(Until.Ballots));
            opened.Steps[0].Replace(1, opened.Steps[0].Data[1].Replace(key, hex, StringComparison.Ordinal));
            opened.Verify().ShouldBeRefusedAt(what, Check.TrusteeKey, 0);
        }
    }

    [Fact]
    public void Identity_as_a_credential_is_refused_in_the_list_and_in_a_ballot()
    {
        var credential = election.Credentials.Points[0].ToString();
        Swap(0, 2, credential, BadPoints.Identity).ShouldBeRefusedAt("credential", Check.CredentialsValid, 0);
        var voter = election.CredentialOf(election.Codes[0]).ToString();
        Swap(1, 0, voter, BadPoints.Identity).ShouldBeRefusedAt("ballot", Check.BallotElements, 1);
    }

    [Fact]
    public void Credential_that_stands_twice_is_refused()
    {
        var points = election.Credentials.Points;
        Swap(0, 2, points[1].ToString(), points[0].ToString()).ShouldBeRefusedAt("twice", Check.CredentialsDistinct, 0);
    }

    [Fact]
    public void Credential_given_a_weight_afterwards_no_longer_fits_the_tally()
    {
        var credential = election.Credentials.Points[0].ToString();
        Swap(0, 2, credential, credential + ",2").ShouldBeRefusedBy("weight", Check.TallyCount);
        foreach (var weight in new[] { "0", "-1", "01", "1.5", "x", "99999999999999999999" })
        {
            Swap(0, 2, credential, $"{credential},{weight}").ShouldBeRefusedAt(weight, Check.CredentialsCanonical, 0);
        }
        var huge = Swap(0, 2, credential, credential + ",99999999999999");
        huge.Conclusion.ShouldBe("UNREADABLE: weights too large to be counted");
    }

    [Fact]
    public void Credential_with_a_weight_where_answers_are_opened_one_by_one_is_refused_by_name()
    {
        using var full = SmallElection.Full();
        var credential = full.Credentials.Points[0].ToString();
        var opened = OpenedArchive.Open(full.Archive());
        var list = opened.Steps[0].Data[2];
        opened.Steps[0].Replace(2, list.Replace(credential, credential + ",2", StringComparison.Ordinal));
        opened.Verify().ShouldBeRefusedAt("weight", Check.CredentialsWeights, 0);
    }

    [Fact]
    public void Credential_with_a_name_is_valid()
    {
        var credential = election.Credentials.Points[0].ToString();
        Swap(0, 2, credential, credential + ",,voter 1").Conclusion.ShouldBe("VALID");
    }

    [Fact]
    public void Trustee_of_another_kind_is_refused()
    {
        Swap(0, 1, "Single", "Pedersen").ShouldBeRefusedAt("Pedersen", Check.TrusteesCanonical, 0);
        Swap(0, 1, "Single", "Triple").ShouldBeRefusedAt("Triple", Check.TrusteesCanonical, 0);
    }

    [Fact]
    public void Document_that_is_not_exactly_its_own_serialisation_is_refused()
    {
        var steps = OpenedArchive.Open(archive).Steps;
        for (var height = 0; height < steps.Count; height++)
        {
            for (var index = 0; index < steps[height].Data.Count; index++)
            {
                var text = steps[height].Data[index];
                foreach (var bad in new[] { text + "\n", " " + text, text + text, text[..^1], "\ufeff" + text })
                {
                    Mutate(height, index, bad).Verdict.ShouldBe(Verdict.Invalid, $"{height} {index}");
                }
            }
        }
    }

    [Fact]
    public void Ballot_of_another_election_is_refused()
    {
        using var other = new SmallElection(voters: 2, trustees: 1, seed: "another");
        var foreign = System.Text.Encoding.UTF8.GetString(other.Vote(0).Bytes.Span);
        Mutate(1, 0, foreign).ShouldBeRefusedAt("foreign ballot", Check.BallotElection, 1);
    }

    [Fact]
    public void Ballot_of_a_credential_that_is_not_on_the_list_is_refused()
    {
        var stranger = Ballot.Make(
            election.Election,
            "11111-111111-11111-111111",
            [
                [0, 1, 0, 0],
            ],
            election.Random
        );
        var text = System.Text.Encoding.UTF8.GetString(stranger.Bytes.Span);
        Mutate(1, 0, text).ShouldBeRefusedAt("stranger", Check.CredentialKnown, 1);
    }

    private static readonly Check[][] SetupChecks =
    [
        [Check.ElectionKey, Check.ElectionCanonical],
        [Check.TrusteeKey, Check.TrusteesCanonical],
        [Check.CredentialsValid, Check.CredentialsCanonical],
    ];

    private VerificationReport Swap(int height, int index, string old, string now)
    {
        var text = OpenedArchive.Open(archive).Steps[height].Data[index];
        text.ShouldContain(old, Case.Sensitive);
        return Mutate(height, index, text.Replace(old, now, StringComparison.Ordinal));
    }

    private VerificationReport Mutate(int height, int index, string text)
    {
        var opened = OpenedArchive.Open(archive);
        opened.Steps[height].Replace(index, text);
        return opened.Verify();
    }
}
