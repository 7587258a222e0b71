using Hustings.Record;
using Hustings.Record.Archive;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests;

/// <summary>
/// A trustee who wants the count to fail publishes a wrong factor with a proof that passes: protocol version 1 leaves
/// the factor out of the proof's hash. No verifier can see it in the proof; ours says so. In an election of ours the companion shows it.
/// </summary>
public sealed class ForgedFactorTests : IDisposable
{
    private readonly SmallElection election = new([new Question("Who?", ["Ann"], 0, 1, false)], trustees: 1);

    public void Dispose() => election.Dispose();

    [Fact]
    public void Wrong_factor_with_a_proof_that_passes_cannot_be_refused_so_the_report_says_it_cannot_be_excluded()
    {
        var ballots = election.Ballots();
        var tally = election.TallyOf(ballots, out var counted);
        var honest = election.Decrypt(0, tally);
        var forged = ForgedFactors.Of(election, 0, tally);
        forged.Verify(election.Election, tally, election.Trustees.Keys[0].Key).ShouldBeTrue();
        forged.Factors[0][0].ShouldNotBe(honest.Factors[0][0]);
        ElectionResult
            .TryCompute(election.Election, election.Trustees, tally, SmallElection.ByOwner([forged]), counted, out _)
            .ShouldBeFalse("the votes are lost, not changed");

        using var stream = new MemoryStream(election.Archive(ballots, Until.Tally).ToArray());
        using var grown = new MemoryStream();
        stream.CopyTo(grown);
        ArchiveWriter.Resume(grown, out _)!.AppendPartialDecryption(1, forged.Bytes.Span);
        var report = Verifying.Verify(grown.ToArray());

        report.Conclusion.ShouldBe("VALID");
        report.Notes.ShouldHaveSingleItem().ShouldContain("cannot be excluded");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Wrong_factor_in_a_marked_election_is_refused_whatever_companion_its_trustee_makes(bool ofTheForged)
    {
        using var marked = new SmallElection([new Question("Who?", ["Ann"], 0, 1, false)], trustees: 1, marked: true);
        var ballots = marked.Ballots();
        var tally = marked.TallyOf(ballots, out _);
        var forged = ForgedFactors.Of(marked, 0, tally);
        using var grown = new MemoryStream();
        grown.Write(marked.Archive(ballots, Until.Tally));
        var writer = ArchiveWriter.Resume(grown, out _)!;
        var place = new OpeningPlace(marked.Election, tally, writer.Head!, 1);
        writer.AppendPartialDecryption(1, forged.Bytes.Span);
        var companion = marked.Companion(0, place, ofTheForged ? forged : marked.Decrypt(0, tally));
        var line = (companion with { Decryption = forged.Hash }).ToBytes();

        var report = Verifying.Verify(grown.ToArray(), CompanionLines.Join([line]));

        report.ShouldBeRefusedBy("a wrong factor", Check.CompanionProof);
        report.Assurances.ShouldBeEmpty();
    }

    [Fact]
    public void Wrong_factor_never_makes_another_result_pass()
    {
        var ballots = election.Ballots();
        var tally = election.TallyOf(ballots, out _);
        using var grown = new MemoryStream();
        grown.Write(election.Archive(ballots, Until.Tally));
        var writer = ArchiveWriter.Resume(grown, out _)!;
        writer.AppendPartialDecryption(1, ForgedFactors.Of(election, 0, tally).Bytes.Span);
        writer.AppendResult("""{"result":[[0]]}"""u8);

        Verifying.Verify(grown.ToArray()).ShouldBeRefusedBy("a result that was made up", Check.Result);
    }
}
