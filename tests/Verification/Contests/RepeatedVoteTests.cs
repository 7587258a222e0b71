using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Verification.Contests;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Contests;

/// <summary>A stage in which somebody voted twice, and one whose ballots are of a row that was void: valid archives, and yet not.</summary>
public sealed class RepeatedVoteTests
{
    private const string Stage = "vote";
    private static readonly ContestStep End = Make();
    private readonly StageBench bench = new(End, Stage);

    [Fact]
    public void Second_ballot_of_a_code_is_lawful_where_the_last_one_counts_and_refused_where_everybody_votes_once()
    {
        var checks = bench.Run();
        checks.Agrees.ShouldBeTrue();
        checks.Rows.ShouldBe([0, 0]);
        bench.Result(ContestCheck.VoteOnce).State.ShouldBe(CheckState.Passed);

        bench.Stage = Like(bench.Stage.Definition with { Policy = VotingPolicy.Once });
        bench.Run().Agrees.ShouldBeFalse();
        bench.Says(ContestCheck.VoteOnce).ShouldBe("somebody has two ballots in vote, where everybody votes once");
    }

    [Fact]
    public void Ballot_of_a_row_that_was_void_when_the_tally_was_ordered_makes_the_stage_one_that_cannot_be_relied_on()
    {
        var voids = new VoidsLog(End.Definition.Id);
        bench.Record = End.Record.With("voids.jsonl", [.. voids.Append(new(0, VoidCause.Void, null)), .. "\n"u8]);
        bench.Story.VoidRows[0] = Place.Archive;
        bench.Run().Agrees.ShouldBeTrue("it was declared void later");

        bench.Tally(said => said with { Voids = voids.Head });
        bench.Run().Agrees.ShouldBeFalse();
        bench.Says(ContestCheck.VoidRows).ShouldBe("a ballot of row 0, which was void, counts in vote");
        bench.Says(ContestCheck.StageTally).ShouldBeNull();
    }

    private StageStory Like(StageDefinition definition)
    {
        var was = bench.Stage;
        var now = new StageStory(definition)
        {
            Step = was.Step,
            Candidates = was.Candidates,
            Prepared = was.Prepared,
            PreparedUnder = was.PreparedUnder,
            Tally = was.Tally,
            Sealed = was.Sealed,
        };
        now.Opened.AddRange(was.Opened);
        return now;
    }

    private static ContestStep Make()
    {
        var random = new SeededRandom("repeated"u8.ToArray());
        var like = SampleContest.Define(random);
        var definition = like with { Stages = [like.Stages[0] with { Id = Stage, Policy = VotingPolicy.Last }] };
        var m = new ContestMaker(definition, random, 2, 0, new DateTimeOffset(2012, 3, 20, 12, 0, 0, TimeSpan.Zero));
        var hash = Fingerprint.Hex("key"u8);
        m.Note(new Note.Began(definition.Hash, hash, hash, "hustings test"));
        m.Note(new Note.Trustees(m.Trustees.Hash));
        m.Order(OrderKind.FreezeRoll, null, new OrderDetails.FreezeRoll(hash, 2, m.Table.Hash, 0), "ro");
        var stage = new StageMaker(m, Stage);
        stage.Prepare(["ann", "bob"], [0, 1]);
        stage.Open();
        stage.Vote(0, 1);
        stage.Vote(0, 2);
        stage.Tally();
        return new("end", m.Definition, m.Now, m.Head, [.. m.Minutes], m.Record());
    }
}
