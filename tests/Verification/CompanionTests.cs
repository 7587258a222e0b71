using System.Text;
using Hustings.Record;
using Hustings.Record.Archive;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests;

/// <summary>Companions of marked elections: what is accepted, and every way in which they can be missing or wrong.</summary>
public sealed class CompanionTests : IDisposable
{
    private readonly SmallElection election = new(marked: true);
    private readonly byte[] archive;
    private readonly byte[] companions;

    public CompanionTests() => (archive, companions) = (election.Archive(), election.Companions);

    public void Dispose() => election.Dispose();

    private string[] Lines => Encoding.ASCII.GetString(companions).Split('\n')[..^1];

    [Fact]
    public void Marked_election_with_its_companions_is_valid_and_the_report_says_that_openings_were_proven()
    {
        var report = Verifying.Verify(archive, companions);

        report.Conclusion.ShouldBe("VALID");
        report.Notes.ShouldBeEmpty();
        report.Assurances.ShouldHaveSingleItem().ShouldContain("Each trustee's opening was proven");
        report.Checks.Single(check => check.Check == Check.CompanionProof).Count.ShouldBe(2);
    }

    [Fact]
    public void Marked_election_without_a_decryption_needs_no_companion_yet_and_may_have_none()
    {
        var early = election.Archive(Until.Tally);

        Verifying.Verify(early).Conclusion.ShouldBe("VALID");
        Verifying.Verify(early, companions).ShouldBeRefusedBy("companions of nothing", Check.CompanionPresent);
    }

    [Fact]
    public void Missing_companion_is_invalid_not_a_warning()
    {
        Verifying.Verify(archive).ShouldBeRefusedBy("no companions", Check.CompanionPresent);
        Verifying.Verify(archive, []).ShouldBeRefusedBy("an empty file", Check.CompanionPresent);
        Refused("the first only", Check.CompanionPresent, Lines[0]);
        Refused("the second only", Check.CompanionPresent, Lines[1]);
    }

    [Fact]
    public void Companion_too_many_doubled_or_in_another_order_is_refused_by_name()
    {
        Refused("one more", Check.CompanionPresent, Lines[0], Lines[1], Lines[1]);
        Refused("doubled", Check.CompanionPresent, Lines[0], Lines[0], Lines[1]);
        Refused("reordered", Check.CompanionPresent, Lines[1], Lines[0]);
        Refused("an empty line", Check.CompanionCanonical, Lines[0], Lines[1], "");
    }

    [Fact]
    public void File_that_is_not_whole_lines_is_refused_by_name()
    {
        Verifying.Verify(archive, companions[..^1]).ShouldBeRefusedBy("a cut off line", Check.CompanionCanonical);
        Verifying
            .Verify(archive, new byte[CompanionLines.LargestFile + 1])
            .ShouldBeRefusedBy("a huge file", Check.CompanionCanonical);
        Refused("carriage returns", Check.CompanionCanonical, [.. Lines.Select(line => line + "\r")]);
        Refused(
            "another version",
            Check.CompanionCanonical,
            [.. Lines.Select(line => line.Replace("n/1", "n/2", StringComparison.Ordinal))]
        );
    }

    [Fact]
    public void Companion_of_another_trustee_under_a_changed_name_is_refused_by_its_proof()
    {
        var swapped =
            Lines[0][..Lines[0].IndexOf("\"challenge\"", StringComparison.Ordinal)]
            + Lines[1][Lines[1].IndexOf("\"challenge\"", StringComparison.Ordinal)..];

        Refused("another trustee's proof", Check.CompanionProof, swapped, Lines[1]);
    }

    [Fact]
    public void Companions_of_the_same_votes_in_another_contest_are_refused()
    {
        using var other = new SmallElection(seed: "other", marked: true);
        other.Archive();

        Verifying.Verify(archive, other.Companions).ShouldBeRefusedBy("another election's", Check.CompanionPresent);
    }

    [Fact]
    public void Companion_beside_an_election_that_is_not_marked_is_refused()
    {
        using var foreign = new SmallElection();

        Verifying
            .Verify(foreign.Archive(), companions)
            .ShouldBeRefusedBy("companions of a foreign election", Check.CompanionPresent);
    }

    [Fact]
    public void Decryptions_in_another_order_than_their_companions_are_refused()
    {
        var opened = OpenedArchive.Open(archive);
        var first = opened.Steps.FindIndex(step => step.Type == "PartialDecryption");
        (opened.Steps[first], opened.Steps[first + 1]) = (opened.Steps[first + 1], opened.Steps[first]);

        Verifying.Verify(opened.Write(), companions).ShouldBeRefusedBy("exchanged", Check.CompanionPresent);
    }

    [Fact]
    public void Record_rewritten_before_the_decryptions_no_longer_fits_the_companions()
    {
        // The first voter's first ballot was replaced by the last one: without it the tally is the same.
        var opened = OpenedArchive.Open(archive);
        opened.Steps.RemoveAt(opened.Steps.FindIndex(step => step.Type == "Ballot"));

        Verifying.Verify(opened.Write(), companions).ShouldBeRefusedBy("another order hash", Check.CompanionProof);
    }

    [Fact]
    public void Stripping_the_mark_changes_the_election_so_every_ballot_is_of_another()
    {
        var opened = OpenedArchive.Open(archive);
        var setup = opened.Steps[0];
        var at = setup.Data.FindIndex(text => text.Contains("\"administrator\"", StringComparison.Ordinal));
        var mark = setup.Data[at].IndexOf(",\"administrator\"", StringComparison.Ordinal);
        var stripped = setup.Data[at][..mark] + "}";
        setup.Data[at].ShouldEndWith("\"}");

        setup.Replace(at, stripped);

        Verifying.Verify(opened.Write()).ShouldBeRefusedBy("stripped, chained again", Check.BallotElection);

        // Without the setup's own hash changed it is refused before any ballot.
        var loose = OpenedArchive.Open(archive);
        loose.Steps[0].Data[at] = stripped;
        Verifying.Verify(loose.Write()).ShouldBeRefusedBy("stripped, not chained", Check.PayloadPresent);
    }

    [Theory]
    [InlineData("hustings/1")]
    [InlineData("hustings/1 11111111111111")]
    [InlineData("hustings/1  11111111111111 {0}")]
    [InlineData("hustings/1 1111111111111 {0}")]
    [InlineData("hustings/1 1111111111111l {0}")]
    [InlineData("hustings/1 11111111111111 {0} ")]
    [InlineData("hustings/1 11111111111111 {0}0")]
    [InlineData("Hustings/1 11111111111111 {0}")]
    [InlineData(" hustings/1 11111111111111 {0}")]
    [InlineData("hustings/01x 11111111111111 {0}")]
    public void Administrator_that_only_resembles_a_mark_is_refused_by_name(string administrator)
    {
        Verifying.Verify(SetUp(administrator)).ShouldBeRefusedBy(administrator, Check.ElectionMark);
    }

    [Fact]
    public void Mark_of_a_later_version_is_unreadable_by_name_and_another_administrator_is_foreign()
    {
        var later = Verifying.Verify(SetUp("hustings/2 11111111111111 {0}"));
        later.Verdict.ShouldBe(Verdict.Unreadable);
        later.Failure!.Check.ShouldBe(Check.ElectionMark);
        later.Conclusion.ShouldContain("version of Hustings");

        Verifying.Verify(SetUp("Ada, hustings/1")).Conclusion.ShouldBe("VALID");
        Verifying.Verify(SetUp("hustings/1 11111111111111 {0}")).Conclusion.ShouldBe("VALID");
    }

    [Fact]
    public void Tally_of_shuffled_answers_and_shares_of_a_threshold_key_have_companions_too()
    {
        using var full = SmallElection.Full();
        var report = Verifying.Verify(full.Archive(), full.Companions);

        report.Conclusion.ShouldBe("VALID");
        report.Checks.Single(check => check.Check == Check.CompanionProof).Count.ShouldBe(3);
    }

    [Fact]
    public void Stream_of_companions_that_breaks_makes_the_archive_invalid()
    {
        using var broken = new FileStream(
            Path.GetTempFileName(),
            FileMode.Open,
            FileAccess.Write,
            FileShare.None,
            1,
            FileOptions.DeleteOnClose
        );

        Verifying
            .Verify(archive, new VerificationOptions { Companions = broken })
            .ShouldBeRefusedBy("an unreadable stream", Check.Verification);
    }

    private byte[] SetUp(string administrator)
    {
        var text = administrator.Replace("{0}", new string('a', 64), StringComparison.Ordinal);
        var marked = Election.Create(
            election.Uuid,
            "n",
            "d",
            election.Trustees.CombinedKey,
            election.Election.Questions,
            text
        );
        using var stream = new MemoryStream();
        new ArchiveWriter(stream, 1).AppendSetup(marked, election.Trustees, election.Credentials);
        return stream.ToArray();
    }

    private void Refused(string what, Check check, params IEnumerable<string> lines) =>
        Verifying
            .Verify(archive, Encoding.ASCII.GetBytes(string.Concat(lines.Select(line => line + "\n"))))
            .ShouldBeRefusedBy(what, check);
}
