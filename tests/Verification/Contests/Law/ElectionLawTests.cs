using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Verification.Contests;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Contests.Law;

/// <summary>An archive's election beside the one that definition and ballot ask for: each difference is told, and the first one first.</summary>
public sealed class ElectionLawTests
{
    private static readonly ContestStep End = SampleSteps.All[^1];
    private readonly StageStory stage = Told.By(End).Stage("round-2")!;
    private readonly VerificationReport archive;
    private readonly TrusteeKeys trustees;

    public ElectionLawTests()
    {
        var path = $"stages/{stage.Uuid}/";
        archive = Verifying.Verify(End.Record.Files[path + "record.bel"], End.Record.Files[path + "companions.jsonl"]);
        trustees = archive.Trustees!;
    }

    private Election Asked => archive.Election!;

    [Fact]
    public void Election_that_was_prepared_is_the_one_that_the_definition_asks_for() =>
        ElectionLaw.Differs(stage, Asked, archive, trustees).ShouldBeNull();

    [Fact]
    public void Each_difference_is_told()
    {
        var (uuid, name, words) = (Asked.Uuid, Asked.Name, Asked.Description);
        Differs(Like("11111111111111", name, words)).ShouldBe("an election with another uuid");
        ElectionLaw
            .Differs(stage, Like(uuid, name, words, mark: null), archive, trustees)
            .ShouldBe("not the election that was prepared");
        Differs(Like(uuid, name, words, mark: null))
            .ShouldBe("the election is not marked with this contest and definition");
        Differs(Like(uuid, name, words, mark: new ElectionMark(End.Definition.Id, new string('0', 64)).ToString()))
            .ShouldBe("the election is not marked with this contest and definition");
        const string Named = "another name or description than the definition gives";
        Differs(Like(uuid, "Another", words)).ShouldBe(Named);
        Differs(Like(uuid, name, "Another")).ShouldBe(Named);
        Differs(Like(uuid, "Another", "Another")).ShouldBe(Named);
        Differs(Like(uuid, name, words, authority: "Somebody"))
            .ShouldBe("a credential authority that the definition does not know");
    }

    [Fact]
    public void Each_difference_of_the_question_is_told()
    {
        const string Asks = "another question, or other answers, than definition and ballot give";
        var (uuid, name, words) = (Asked.Uuid, Asked.Name, Asked.Description);
        var good = Asked.Questions[0];
        var definition = stage.Definition;
        Differs(Like(uuid, name, words, [good])).ShouldBeNull();
        Differs(Like(uuid, name, words, [good, good])).ShouldBe(Asks);
        Question[] others =
        [
            new("Another?", good.Answers, definition.Min, definition.Max, definition.Blank),
            new(good.Text, [.. good.Answers.Reverse()], definition.Min, definition.Max, definition.Blank),
            new(good.Text, good.Answers, definition.Min, definition.Max + 1, definition.Blank),
            new(good.Text, good.Answers, definition.Max, definition.Max, definition.Blank),
            new(good.Text, good.Answers, definition.Min, definition.Max, !definition.Blank),
            Question.NonHomomorphic(good.Text, good.Answers),
        ];
        foreach (var other in others)
        {
            Differs(Like(uuid, name, words, [other])).ShouldBe(Asks);
        }
    }

    [Fact]
    public void Words_that_are_the_same_in_both_languages_stand_once()
    {
        var like = stage.Definition with { Title = new("Round 2", "Round 2") };
        var same = new StageStory(like)
        {
            Candidates = stage.Candidates,
            Prepared = stage.Prepared,
            PreparedUnder = stage.PreparedUnder,
        };
        Differs(Like(Asked.Uuid, "Round 2", Asked.Description), same).ShouldBeNull();
        Differs(Like(Asked.Uuid, "Round 2 / Round 2", Asked.Description), same)
            .ShouldBe("another name or description than the definition gives");
    }

    [Fact]
    public void Ranking_stage_asks_for_a_ranking()
    {
        var ranking = new StageStory(stage.Definition with { Ballot = BallotKind.Ranking })
        {
            Candidates = stage.Candidates,
            Prepared = stage.Prepared,
            PreparedUnder = stage.PreparedUnder,
        };
        var good = Asked.Questions[0];
        var (uuid, name, words) = (Asked.Uuid, Asked.Name, Asked.Description);
        Differs(Like(uuid, name, words, [Question.NonHomomorphic(good.Text, good.Answers)]), ranking).ShouldBeNull();
        Differs(Like(uuid, name, words), ranking)
            .ShouldBe("another question, or other answers, than definition and ballot give");
    }

    [Fact]
    public void Trustees_and_list_are_those_of_the_contest()
    {
        ElectionLaw.Differs(stage, Asked, archive, null).ShouldBe("the archive has other trustees than the contest");
        ElectionLaw
            .Differs(stage, Asked, archive with { Trustees = null }, trustees)
            .ShouldBe("the archive has other trustees than the contest");
        ElectionLaw
            .Differs(stage, Asked, archive with { Credentials = null }, trustees)
            .ShouldBe("not the list that was prepared");
    }

    /// <summary>As if just this election had been prepared, so that its fingerprint alone tells nothing.</summary>
    private string? Differs(Election election, StageStory? of = null)
    {
        var story = of ?? stage;
        var prepared = story.Prepared!;
        story.Prepared = prepared with { Said = prepared.Said with { Fingerprint = election.Fingerprint } };
        var wrong = ElectionLaw.Differs(story, election, archive, trustees);
        story.Prepared = prepared;
        return wrong;
    }

    private Election Like(
        string uuid,
        string name,
        string words,
        IReadOnlyList<Question>? questions = null,
        string? mark = "",
        string? authority = null
    ) =>
        Election.Create(
            uuid,
            name,
            words,
            Asked.PublicKey.Point,
            questions ?? Asked.Questions,
            mark == "" ? Asked.Administrator : mark,
            authority
        );
}
