using Hustings.Cryptography;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Verification.Contests;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Contests.Race;

/// <summary>Who is on a ballot, by definition and withdrawals alone: no stage was counted yet.</summary>
public sealed class BallotCandidatesTests
{
    private const string Missing = "somebody who stands is not on the ballot of round-1";
    private static readonly ContestDefinition Rounds = SampleContest.Define(SodiumRandom.Instance);
    private static readonly ContestDefinition Rankings = Rounds with
    {
        Rule = new("instant-runoff", "valid-votes", "next-preference", ["earlier-rounds", "lot"], "lowest", 0),
    };

    public static TheoryData<bool> Rules => [false, true];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Everybody_who_is_not_withdrawn_by_the_definition_is_on_the_ballot(bool ranked)
    {
        var like = ranked ? Rankings : Rounds;
        Says(like, [], "ann", "bob", "cyd", "dan").ShouldBeNull();
        Says(like, [], "ann", "bob", "cyd").ShouldBe(Missing);
        var without = Without(like, "dan");
        Says(without, [], "ann", "bob", "cyd").ShouldBeNull();
        Says(without, [], "ann", "bob", "cyd", "dan").ShouldBeNull("withdrawn, but printed");
        Says(without, [], "ann", "bob").ShouldBe(Missing);
        Says(without, [], "bob", "cyd", "dan").ShouldBe(Missing);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Everybody_who_did_not_withdraw_since_is_on_the_ballot(bool ranked)
    {
        var like = Without(ranked ? Rankings : Rounds, "dan");
        Says(like, ["cyd"], "ann", "bob").ShouldBeNull();
        Says(like, ["cyd"], "ann").ShouldBe(Missing);
        Says(like, ["cyd"], "ann", "bob", "zed").ShouldBe("somebody who left is on the ballot of round-1");
    }

    [Fact]
    public void Round_is_not_prepared_once_everybody_else_withdrew_nor_if_the_last_one_does_too()
    {
        const string Decided = "round-1 was prepared after the race was decided";
        Says(Rounds, ["bob", "cyd"], "ann", "dan").ShouldBeNull();
        Says(Rounds, ["bob", "cyd", "dan"], "ann").ShouldBe(Decided);
        Says(Rounds, ["bob", "cyd", "dan", "ann"], "ann").ShouldBe(Decided);
        Says(Without(Rounds, "bob", "cyd", "dan"), [], "ann").ShouldBe(Decided);
    }

    [Fact]
    public void Who_is_left_alone_has_won_and_nobody_else_is_declared()
    {
        Declared("ann").ShouldBeNull();
        Declared("bob").ShouldBe("bob was declared the winner, by the accounts it is ann");
    }

    private static ContestDefinition Without(ContestDefinition like, params string[] gone) =>
        like with
        {
            Candidates = [.. like.Candidates.Select(one => one with { Withdrawn = gone.Contains(one.Id) })],
        };

    private static string? Says(ContestDefinition definition, string[] withdrawn, params string[] ballot)
    {
        var story = Story(definition, withdrawn);
        var stage = story.Stage("round-1")!;
        stage.Candidates = ballot;
        story.Race.Add(new(OrderKind.Prepare, Place.Archive, stage, null));
        return Result(story, ContestCheck.StageCandidates);
    }

    private static string? Declared(string winner)
    {
        var story = Story(Rounds, ["bob", "cyd", "dan"]);
        story.Race.Add(new(OrderKind.Declare, Place.Archive, null, winner));
        return Result(story, ContestCheck.DeclaredWinner);
    }

    private static ContestStory Story(ContestDefinition definition, string[] withdrawn)
    {
        var story = new ContestStory(definition);
        story.Race.AddRange(withdrawn.Select(id => new RaceEvent(OrderKind.Withdraw, Place.Archive, null, id)));
        return story;
    }

    private static string? Result(ContestStory story, ContestCheck check)
    {
        var ledger = new Ledger<ContestCheck>(null);
        new RaceChecks(new MemoryRecord([]), story, [], null, ledger).Run();
        var result = ledger.Close().Checks.Single(one => one.Check == check);
        result.State.ShouldBe(result.Note is null ? CheckState.Passed : CheckState.Failed, result.Note);
        return result.Note;
    }
}
