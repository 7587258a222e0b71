using Hustings.Record;
using Hustings.Record.Archive;
using Hustings.Verification.Setup;
using Hustings.Verification.Tally;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Reports;

/// <summary>What a report assures, notes and offers as the next step: only what the passes before it bear out.</summary>
public sealed class ReportTests : IDisposable
{
    private readonly LooseArchive archive = new();
    private readonly SmallElection marked = new(voters: 1, trustees: 1, marked: true);
    private readonly SmallElection foreign = new(voters: 1, trustees: 1);

    public void Dispose()
    {
        archive.Dispose();
        marked.Dispose();
        foreign.Dispose();
    }

    [Theory]
    [InlineData(true, true, true, 1)]
    [InlineData(false, true, true, 0)]
    [InlineData(true, false, true, 0)]
    [InlineData(true, true, false, 0)]
    [InlineData(false, false, true, 0)]
    public void Openings_are_said_to_be_proven_only_if_all_holds_the_election_is_ours_and_something_was_opened(
        bool valid,
        bool ours,
        bool opened,
        int assurances
    )
    {
        var report = Of(ours ? marked : foreign, valid, opened);
        report.Verdict.ShouldBe(valid ? Verdict.Valid : Verdict.Invalid);
        report.Assurances.Count.ShouldBe(assurances);
    }

    [Fact]
    public void Factor_that_no_proof_binds_is_noted_where_there_are_no_companions()
    {
        Of(foreign, true, true).Notes.ShouldHaveSingleItem().ShouldContain("does not bind the decrypted factor");
        Of(foreign, true, false).Notes.ShouldBeEmpty();
        Of(marked, true, true).Notes.ShouldBeEmpty();
    }

    [Fact]
    public void Rankings_that_nobody_shuffled_are_noted()
    {
        using var ranked = new SmallElection(
            [Question.NonHomomorphic("In what order?", ["Ann", "Bob"])],
            1,
            1,
            marked: true
        );
        Of(ranked, true, true).Notes.ShouldHaveSingleItem().ShouldStartWith("Nobody shuffled the ballots");
    }

    [Fact]
    public void Next_step_is_offered_only_where_map_trustees_and_tally_are_there()
    {
        var setup = new ElectionSetup(marked.Election, marked.Trustees, marked.Credentials);
        var tally = new TallyChecks(archive.Map, archive.Content, setup, new(null), null);
        archive.Event(EventType.EndBallots);
        Report.Of(Ledger(true), archive.Map, setup, tally).Work.ShouldNotBeNull();
        Report.Of(Ledger(false), archive.Map, setup, tally).Work.ShouldBeNull();
        Report.Of(Ledger(true), null, setup, tally).Work.ShouldBeNull();
        Report.Of(Ledger(true), archive.Map, setup, null).Work.ShouldBeNull();
        Report.Of(Ledger(true), archive.Map, setup with { Trustees = null }, tally).Work.ShouldBeNull();
    }

    private VerificationReport Of(SmallElection election, bool valid, bool opened)
    {
        archive.Map.Events.Clear();
        if (opened)
        {
            archive.Owned(EventType.PartialDecryption, 1);
        }
        var setup = new ElectionSetup(election.Election, election.Trustees, election.Credentials);
        var tally = new TallyChecks(archive.Map, archive.Content, setup, new(null), null);
        tally.Run(null);
        return Report.Of(Ledger(valid), archive.Map, setup, tally);
    }

    private static Ledger<Check> Ledger(bool valid)
    {
        var ledger = new Ledger<Check>(null);
        foreach (var check in Enum.GetValues<Check>())
        {
            ledger.Expect(check, 0);
        }
        if (!valid)
        {
            ledger.Run(Check.Result, Place.Archive, () => "wrong");
        }
        return ledger;
    }
}
