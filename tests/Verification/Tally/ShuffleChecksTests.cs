using Hustings.Record;
using Hustings.Record.Archive;
using Hustings.Verification.Setup;
using Hustings.Verification.Tally;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Tally;

/// <summary>When there must be shuffles, when there must be none, and at which event that is said.</summary>
public sealed class ShuffleChecksTests : IDisposable
{
    private const string Early = "decrypted before the shuffles had ended";
    private const string Needless = "shuffles where all answers are added up";
    private readonly LooseArchive archive = new();
    private readonly SmallElection added = new([new("Who?", ["Ann", "Bob"], 1, 1, false)], 1, 1);
    private readonly SmallElection ranked = new([Question.NonHomomorphic("In what order?", ["Ann", "Bob"])], 1, 1);

    public void Dispose()
    {
        archive.Dispose();
        added.Dispose();
        ranked.Dispose();
    }

    [Fact]
    public void Rankings_are_not_decrypted_before_their_shuffles_end()
    {
        Complete(ranked).ShouldBe((null, null));
        var decrypted = archive.Owned(EventType.PartialDecryption, 1);
        Complete(ranked).ShouldBe((Early, decrypted));
        archive.Event(EventType.EndShuffles);
        Complete(ranked).ShouldBe((null, null));
    }

    [Fact]
    public void Shuffles_or_their_end_have_no_place_where_all_answers_are_added_up()
    {
        Complete(added).ShouldBe((null, null));
        var end = archive.Event(EventType.EndShuffles);
        Complete(added).ShouldBe((Needless, end));
        archive.Owned(EventType.PartialDecryption, 1);
        Complete(added).ShouldBe((Needless, end));
        archive.Owned(EventType.Shuffle, 1);
        archive.Map.Events.RemoveAll(found => found.Type != EventType.Shuffle);
        Complete(added).ShouldBe((Needless, Place.Archive));
    }

    [Fact]
    public void Shuffles_are_not_needed_not_there_yet_or_not_reached()
    {
        Checked(added, true).ShouldBe((CheckState.NotNeeded, "all answers are added up"));
        Checked(ranked, true).ShouldBe((CheckState.NotYet, "no shuffle yet"));
        archive.Owned(EventType.Shuffle, 1);
        Checked(ranked, false).ShouldBe((CheckState.NotReached, "an earlier check failed"));
        Checked(ranked, true).State.ShouldBe(CheckState.Failed);
    }

    private (CheckState State, string? Note) Checked(SmallElection election, bool trustees)
    {
        var ledger = new Ledger<Check>(null);
        var tally = election.TallyOf([election.Vote(0)], out _);
        var setup = new ElectionSetup(election.Election, trustees ? election.Trustees : null, election.Credentials);
        new ShuffleChecks(archive.Map, archive.Content, setup, ledger).Run(tally);
        var result = ledger.Close().Checks.Single(one => one.Check == Check.ShuffleCanonical);
        return (result.State, result.Note);
    }

    private (string? Words, Place? Place) Complete(SmallElection election)
    {
        var ledger = new Ledger<Check>(null);
        var setup = new ElectionSetup(election.Election, election.Trustees, election.Credentials);
        new ShuffleChecks(archive.Map, archive.Content, setup, ledger).Run(null);
        var (checks, first, _) = ledger.Close();
        var state = checks.Single(one => one.Check == Check.ShuffleComplete).State;
        if (state == CheckState.Passed)
        {
            return (null, null);
        }
        first!.Check.ShouldBe(Check.ShuffleComplete);
        return (first.Explanation, new Place(first.Height, first.EventHash));
    }
}
