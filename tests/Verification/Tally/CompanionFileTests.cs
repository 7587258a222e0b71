using System.Text;
using Hustings.Record;
using Hustings.Verification.Tally;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Tally;

/// <summary>The file of companions before any decryption: what it says of an election that has none, and of a file that is none.</summary>
public sealed class CompanionFileTests
{
    private const string Foreign = "the election is not marked as one of Hustings";

    [Fact]
    public void Election_that_is_not_ours_needs_no_companions_and_one_of_ours_has_none_yet()
    {
        var (checks, failures) = Run(false, "");
        failures.ShouldBe(0);
        checks.ShouldAllBe(check => check.State == CheckState.NotNeeded && check.Note == Foreign);
        (checks, failures) = Run(true, "");
        failures.ShouldBe(0);
        checks
            .Select(check => (check.State, check.Note))
            .ShouldBe([
                (CheckState.NotYet, "no companion"),
                (CheckState.NotYet, "no decryption yet"),
                (CheckState.NotYet, "no decryption yet"),
            ]);
    }

    [Fact]
    public void Companion_of_an_election_that_is_not_ours_is_told_so()
    {
        using var election = new SmallElection(marked: true, voters: 1, trustees: 1);
        election.Archive();
        var (checks, failures) = Run(false, Encoding.ASCII.GetString(election.Companions));
        failures.ShouldBe(1);
        checks[1].Note.ShouldBe($"companions, but {Foreign}");
        (checks, failures) = Run(true, Encoding.ASCII.GetString(election.Companions));
        failures.ShouldBe(1);
        checks[1].Note.ShouldBe("companion 1 belongs to no decryption");
    }

    [Theory]
    [InlineData("{}", "not the fields, lengths or bounds of such a document")]
    [InlineData(null, "larger than any document of its kind")]
    public void File_that_breaks_off_or_is_too_large_has_that_one_fault(string? file, string words)
    {
        foreach (var marked in new[] { true, false })
        {
            var (checks, failures) = Run(marked, file ?? new string('\n', CompanionLines.LargestFile + 1));
            failures.ShouldBe(1);
            (checks[0].State, checks[0].Note).ShouldBe((CheckState.Failed, $"the companions: {words}"));
        }
    }

    private static (List<CheckResult<Check>> Checks, long Failures) Run(bool marked, string file)
    {
        using var election = new SmallElection(marked: marked, voters: 1, trustees: 1);
        using var archive = new LooseArchive();
        using var stream = new MemoryStream(Encoding.ASCII.GetBytes(file));
        Check[] mine = [Check.CompanionCanonical, Check.CompanionPresent, Check.CompanionProof];
        var ledger = new Ledger<Check>(null);
        foreach (var other in Enum.GetValues<Check>())
        {
            ledger.Expect(other, 0);
        }
        new CompanionChecks(election.Election.Mark, stream, archive.Map, ledger).Run([], _ => null, _ => null);
        var (checks, _, failures) = ledger.Close();
        return ([.. checks.Where(check => mine.Contains(check.Check))], failures);
    }
}
