using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Verification.Contests;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Contests.Law;

/// <summary>One stage's orders on a story told by the test: what each needs before it, and what it leaves behind.</summary>
public sealed class StageLawTests
{
    private static readonly DateTimeOffset Now = new(2012, 3, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Now.AddHours(1);
    private static readonly string Hash = Fingerprint.Hex("something"u8);
    private static readonly Place Here = new(9, Hash);
    private readonly ContestStory story = new(
        SampleContest.Define(SodiumRandom.Instance) with
        {
            Extensions = new ExtensionDefinition(95, 30, 2, 2),
        }
    );

    private StageStory Stage => story.Stage("round-1")!;

    [Fact]
    public void Stage_is_prepared_only_when_both_the_roll_and_the_keys_are_there()
    {
        const string Early = "prepared before the roll was frozen and the trustees' keys were there";
        story.Stage("advance")!.Step = StageState.Published;
        var prepare = new OrderDetails.Prepare(["ann", "bob"]);
        var roll = new Placed<OrderDetails.FreezeRoll>(new(Hash, 6, Hash, 2), Here);
        Says(OrderKind.Prepare, prepare).ShouldBe(Early);
        story.Roll = roll;
        Says(OrderKind.Prepare, prepare).ShouldBe(Early);
        (story.Roll, story.Trustees) = (null, new(Hash, Here));
        Says(OrderKind.Prepare, prepare).ShouldBe(Early);
        story.Roll = roll;
        Says(OrderKind.Prepare, prepare).ShouldBeNull();
    }

    [Fact]
    public void List_of_who_voted_outside_is_of_somebody_of_a_frozen_roll_and_not_of_void_codes()
    {
        Lists(VoidCause.Post, 1).ShouldBe("the roll is not frozen");
        story.Roll = new(new(Hash, 6, Hash, 2), Here);
        Lists(VoidCause.Void, 1).ShouldBe("a list of codes declared void");
        Lists(VoidCause.Advance, 0).ShouldBe("a list of nobody");
        Lists(VoidCause.Advance, 1).ShouldBeNull();
        Lists(VoidCause.Post, 2).ShouldBeNull();

        string? Lists(VoidCause cause, int rows) =>
            Whole(OrderKind.ListVoted, new OrderDetails.ListVoted(cause, rows, Hash));
    }

    [Fact]
    public void Roll_is_frozen_once_before_any_stage_is_prepared()
    {
        var roll = new OrderDetails.FreezeRoll(Hash, 6, Hash, 2);
        Whole(OrderKind.FreezeRoll, roll).ShouldBeNull();
        Whole(OrderKind.FreezeRoll, roll with { Members = 0 }).ShouldBe("a roll without members");
        Stage.Candidates = ["ann"];
        Whole(OrderKind.FreezeRoll, roll).ShouldBe("a stage is prepared already");
        story.Roll = new(roll, Here);
        Whole(OrderKind.FreezeRoll, roll).ShouldBe("the roll is frozen already");
    }

    /// <summary>Somebody may withdraw between the order and the note that the list was made.</summary>
    [Fact]
    public void Stage_that_is_ordered_to_be_prepared_again_was_prepared_once_and_others_keep_their_places()
    {
        story.Race.Add(new(OrderKind.Publish, Here, Stage, null));
        story.Race.Add(new(OrderKind.Prepare, Here, story.Stage("advance"), null));
        Do(OrderKind.Prepare, new OrderDetails.Prepare(["ann", "bob", "cyd"]));
        Do(OrderKind.Prepare, new OrderDetails.Prepare(["ann", "bob"]));

        Stage.Candidates.ShouldBe(["ann", "bob"]);
        story
            .Race.Select(one => $"{one.Kind} {one.Stage!.Id}")
            .ShouldBe(["Publish round-1", "Prepare advance", "Prepare round-1"]);
    }

    [Fact]
    public void Stage_opens_only_when_every_trustee_committed_to_the_lot_where_the_lot_may_decide()
    {
        Stage.Step = StageState.Prepared;
        Stage.Prepared = new(new(Stage.Id, "print", Hash, 6, Hash, 0), Here);
        var open = new OrderDetails.Open("print");
        (story.LotCommitments[1], story.LotCommitments[2]) = (Hash, Hash);
        Says(OrderKind.Open, open).ShouldBe("opened before every trustee committed to the lot");
        story.LotCommitments[3] = Hash;
        Says(OrderKind.Open, open).ShouldBeNull();
        story.LotCommitments.Clear();
        story.Amend(story.Definition with { Rule = story.Definition.Rule with { Ties = ["earlier-rounds"] } });
        Stage.Step = StageState.Prepared;
        Stage.Prepared = new(new(Stage.Id, "print", Hash, 6, Hash, 0), Here);
        Says(OrderKind.Open, open).ShouldBeNull();
    }

    [Theory]
    [InlineData(StageState.Open, true, StageState.Open)]
    [InlineData(StageState.Paused, true, StageState.Open)]
    [InlineData(StageState.Open, false, StageState.Open)]
    [InlineData(StageState.Paused, false, StageState.Paused)]
    public void New_times_open_a_stage_that_the_clock_closed_and_do_not_end_a_pause(
        StageState step,
        bool ended,
        StageState then
    )
    {
        foreach (var kind in new[] { OrderKind.Extend, OrderKind.SetWindows })
        {
            Window(ended ? Now : Now.AddMinutes(1));
            Stage.Step = step;
            ChannelWindow[] windows = [new(Channel.Remote, null, Later), new(Channel.Hall, null, Later)];
            Do(
                kind,
                kind == OrderKind.Extend
                    ? new OrderDetails.Extend([Channel.Remote, Channel.Hall], Later)
                    : new OrderDetails.Windows(windows)
            );

            Stage.Step.ShouldBe(then, $"{kind}");
            Stage.Windows.ShouldBe(windows);
        }
    }

    [Fact]
    public void Extension_is_of_its_channels_alone_and_counts_as_a_proposal_only_if_it_names_lost_minutes()
    {
        Window(Now.AddMinutes(1));
        Do(OrderKind.Extend, new OrderDetails.Extend([Channel.Remote], Later));
        Stage.Windows.Select(window => window.Closes).ShouldBe([Later, Now.AddMinutes(1)]);
        Stage.OnProposals.ShouldBe(0);
        Do(OrderKind.Extend, new OrderDetails.Extend([Channel.Remote], Later.AddMinutes(35), 5));
        Stage.OnProposals.ShouldBe(1);
        Do(OrderKind.Extend, new OrderDetails.Extend([Channel.Remote], Later.AddMinutes(70), 5));
        Stage.OnProposals.ShouldBe(2);
        Do(OrderKind.Extend, new OrderDetails.Extend([Channel.Remote], Later.AddMinutes(71)));
        Stage.OnProposals.ShouldBe(2);
    }

    [Fact]
    public void Extension_is_to_later_than_before_and_one_on_a_proposal_by_the_minutes_of_voting_at_home()
    {
        Window(Later);
        Stage.Windows = [Stage.Windows[0], new(Channel.Hall, null, Later.AddHours(2))];
        Extends(Later, null).ShouldBe("not later than before");
        Extends(Later.AddSeconds(1), null).ShouldBeNull();
        Extends(Later.AddMinutes(35), 5).ShouldBeNull();
        Extends(Later.AddHours(2).AddMinutes(35), 5).ShouldBe("not the lost minutes and those that the policy adds");
        // What no extension may do is told before what this policy does not propose.
        Says(OrderKind.Extend, new OrderDetails.Extend([Channel.Post], Later, 5))
            .ShouldBe("not channels of the stage");
        story.Stage("advance")!.Step = StageState.Open;
        Stage.Step = StageState.Open;

        string? Extends(DateTimeOffset closes, int? lost) =>
            Says(OrderKind.Extend, new OrderDetails.Extend([Channel.Remote], closes, lost));
    }

    [Fact]
    public void Closing_ends_what_is_still_open_and_leaves_earlier_ends_as_they_were()
    {
        Stage.Step = StageState.Open;
        Stage.Windows =
        [
            new(Channel.Remote, null, Now.AddHours(-1)),
            new(Channel.Hall, null, Later),
            new(Channel.Post, null, null),
        ];
        Do(OrderKind.Close, new OrderDetails.None());

        Stage.Windows.Select(window => window.Closes).ShouldBe([Now.AddHours(-1), Now, Now]);
        Stage.At(Now).ShouldBe(StageState.Closed);
    }

    [Theory]
    [InlineData(StageState.Open, StageState.Open)]
    [InlineData(StageState.Tallying, StageState.Tallying)]
    [InlineData(StageState.Counted, StageState.Tallying)]
    public void Counts_of_paper_take_a_count_back(StageState before, StageState then)
    {
        Window(Later);
        Stage.Step = before;
        Stage.Counted = new(new("round-1", Hash, Hash), Here);
        story.Race.Add(new(OrderKind.CountColumn, Here, Stage, null));
        Do(OrderKind.CountColumn, new OrderDetails.CountColumn("post", 1, 1, [new("ann", 1)], 0, 0, 0));

        Stage.Step.ShouldBe(then);
        Stage.Counted.ShouldBeNull();
        story.Race.ShouldBeEmpty();
        Stage.Batches.Count.ShouldBe(1);
    }

    private void Window(DateTimeOffset closes)
    {
        Stage.Step = StageState.Open;
        Stage.Windows = [new(Channel.Remote, null, closes), new(Channel.Hall, null, closes)];
    }

    private string? Whole(OrderKind kind, OrderDetails details) =>
        OrderLaw.Check(
            story,
            new("", "", kind, null, null, details),
            Now,
            new Dictionary<string, ContestDefinition>(StringComparer.Ordinal)
        );

    private string? Says(OrderKind kind, OrderDetails details) =>
        StageLaw.Check(story, Stage, new("", "", kind, Stage.Id, null, details), Now);

    private void Do(OrderKind kind, OrderDetails details) =>
        StageLaw.Apply(story, Stage, new("", "", kind, Stage.Id, null, details), Now, Here);
}
