using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Verification.Contests;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Contests.Law;

/// <summary>Corners of the law that the sample contest does not come to: windows that begin, rankings, an amendment after a withdrawal.</summary>
public sealed class StageCornersTests
{
    private static readonly DateTimeOffset Now = new(2012, 3, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly string Hash = Fingerprint.Hex("something"u8);
    private readonly ContestStory story = Told.By(SampleSteps.At("round-1 open"));

    [Fact]
    public void Voting_is_not_extended_to_before_it_begins()
    {
        var stage = story.Stage("round-1")!;
        Extend(Now.AddHours(3)).ShouldBeNull();
        Extend(Now.AddHours(2)).ShouldBe("ends before it begins");
        Extend(Now.AddHours(1)).ShouldBe("ends before it begins");

        string? Extend(DateTimeOffset closes)
        {
            stage.Windows = [new(Channel.Remote, Now.AddHours(2), Now.AddMinutes(30))];
            var order = new Order(
                "",
                "",
                OrderKind.Extend,
                "round-1",
                null,
                new OrderDetails.Extend([Channel.Remote], closes)
            );
            return StageLaw.Check(story, stage, order, Now);
        }
    }

    [Theory]
    [InlineData(StageState.Open, true, 1, null)]
    [InlineData(StageState.Tallying, false, 1, null)]
    [InlineData(StageState.Tallying, true, 1, "")]
    [InlineData(StageState.Tallying, true, 2, "a second one of trustee 2")]
    [InlineData(StageState.Tallying, true, 3, "")]
    [InlineData(StageState.Tallying, true, 4, "there is no trustee 4")]
    public void Ranking_is_shuffled_after_it_is_sealed_by_each_trustee_once(
        StageState state,
        bool isSealed,
        int trustee,
        string? wrong
    )
    {
        var stage = Ranking(state, isSealed);
        stage.Shuffled.Add(new(new("round-1", 2, Hash), Place.Archive));
        NoteLaw
            .Check(story, new Note.Shuffled("round-1", trustee, Hash), 9, Now)
            .ShouldBe(
                wrong is null ? "round-1 was not to be shuffled"
                : wrong.Length == 0 ? null
                : wrong
            );
    }

    [Fact]
    public void Ranking_is_not_shuffled_once_it_is_opened_nor_opened_before_enough_have_shuffled()
    {
        var stage = Ranking(StageState.Tallying, true);
        Open().ShouldBe("opened before enough trustees had shuffled");
        stage.Shuffled.Add(new(new("round-1", 2, Hash), Place.Archive));
        Open().ShouldBe("opened before enough trustees had shuffled");
        stage.Shuffled.Add(new(new("round-1", 1, Hash), Place.Archive));
        Open().ShouldBeNull();
        stage.Opened.Add(new(new("round-1", 1, Hash), Place.Archive));
        Open().ShouldBe("a second one of trustee 1");
        NoteLaw.Check(story, new Note.Shuffled("round-1", 3, Hash), 9, Now).ShouldBe("round-1 was not to be shuffled");

        string? Open() => NoteLaw.Check(story, new Note.Opened("round-1", 1, Hash), 9, Now);
    }

    [Fact]
    public void Note_of_a_shuffle_is_kept_in_its_stage()
    {
        NoteLaw.Apply(story, new Note.Shuffled("round-1", 2, Hash), new Place(9, Hash));
        story.Stage("round-1")!.Shuffled.ShouldBe([new(new("round-1", 2, Hash), new Place(9, Hash))]);
    }

    [Fact]
    public void Amendment_forgets_who_withdrew_if_they_are_no_candidates_any_more()
    {
        var definition = story.Definition;
        story.Withdrawn.UnionWith(["cyd", "dan"]);
        story.Amend(definition with { Candidates = [.. definition.Candidates.Where(one => one.Id != "cyd")] });
        story.Withdrawn.ShouldBe(["dan"]);
        story.InRace("dan").ShouldBeFalse();
        story.InRace("ann").ShouldBeTrue();
        story.InRace("cyd").ShouldBeFalse();
    }

    [Fact]
    public void Candidate_who_is_withdrawn_by_the_definition_is_not_in_the_race()
    {
        var definition = story.Definition;
        story.Amend(
            definition with
            {
                Candidates = [.. definition.Candidates.Select((one, i) => one with { Withdrawn = i == 1 })],
            }
        );
        definition.Candidates.Select(one => one.Id).Where(story.InRace).ShouldBe(["ann", "cyd", "dan"]);
    }

    [Fact]
    public void List_was_made_of_members_and_spares_whose_code_is_not_void()
    {
        story.ActiveRows.Clear();
        story.ActiveRows.Add(6);
        story.VoidRows.Clear();
        Members().ShouldBe(7);
        story.VoidRows[0] = Place.Archive;
        Members().ShouldBe(6);
        story.VoidRows[5] = Place.Archive;
        Members().ShouldBe(5, "the last member's row");
        story.VoidRows[7] = Place.Archive;
        Members().ShouldBe(5, "an idle spare's row");
        story.VoidRows[6] = Place.Archive;
        Members().ShouldBe(4, "an activated spare's row");
        story.ActiveRows.Clear();
        Members().ShouldBe(4, "the first spare's row, which nobody got");

        int Members()
        {
            NoteLaw.Apply(story, new Note.Prepared("round-2", Hash, Hash, 5, Hash, 1), Place.Archive);
            return story.Stage("round-2")!.Members;
        }
    }

    private StageStory Ranking(StageState state, bool isSealed)
    {
        var at = story.Stages.FindIndex(stage => stage.Id == "round-1");
        var stage = new StageStory(story.Stages[at].Definition with { Ballot = BallotKind.Ranking, Mixers = 2 })
        {
            Step = state,
        };
        stage.Sealed = isSealed ? new(new("round-1", Hash, 4), Place.Archive) : null;
        return story.Stages[at] = stage;
    }
}
