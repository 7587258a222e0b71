using Hustings.Cryptography;
using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Verification.Contests;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Contests.Law;

/// <summary>Figures that notes and orders give, at their bounds: each by itself, on a story told by the test.</summary>
public sealed class FigureLawTests
{
    private static readonly DateTimeOffset Start = new(2012, 3, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Start.AddMinutes(2);
    private readonly ContestStory story = new(
        SampleContest.Define(SodiumRandom.Instance) with
        {
            Extensions = new ExtensionDefinition(95, 30, 2, 2),
        }
    );

    public static TheoryData<string> Figures =>
        ["peak", "hostile", "senders", "accepted", "put off", "probes", "got through", "slowest", "unwatched"];

    [Theory]
    [MemberData(nameof(Figures))]
    public void Figure_of_an_incident_may_rise_and_may_not_fall(string figure)
    {
        story.Incident = Incident();

        Says(Changed(figure, 1)).ShouldBeNull();
        Says(Changed(figure, -1)).ShouldBe("a figure fell");
    }

    [Fact]
    public void Incident_may_begin_and_end_in_the_second_of_its_note()
    {
        Says(Incident() with { Phase = IncidentPhase.Opened, Start = End }).ShouldBeNull();
        Says(Incident() with { Phase = IncidentPhase.Closed, End = End }).ShouldBeNull();
        Says(Incident() with { Phase = IncidentPhase.Closed, Start = End, End = End }).ShouldBeNull();
        Says(Incident() with { Phase = IncidentPhase.Closed, End = End.AddSeconds(1) })
            .ShouldBe("an incident in the future");
        Says(Incident() with { Phase = IncidentPhase.Closed, Start = End, End = Start })
            .ShouldBe("an incident that ended before it began");
    }

    [Fact]
    public void Incident_that_ended_ends_again_only_later()
    {
        var ended = Incident() with { Phase = IncidentPhase.Closed, End = Start.AddMinutes(1) };
        story.Incident = ended;

        Says(ended with { End = End }).ShouldBeNull();
        Says(ended).ShouldBe("ended twice");
        Says(ended with { End = Start.AddSeconds(1) }).ShouldBe("ended twice");
    }

    [Fact]
    public void All_members_of_the_list_may_have_been_turned_away_and_no_more()
    {
        var stage = Closed();
        var note = new Note.TurnedAway(stage.Id, Start, 6, false, Start);

        IncidentLaw.Check(story, note, End).ShouldBeNull();
        IncidentLaw.Check(story, note with { Members = 7 }, End).ShouldBe("more members than the list has");
        IncidentLaw.Check(story, note with { Closed = End, Since = Start }, End).ShouldBeNull();
        IncidentLaw
            .Check(story, note with { Since = Start.AddSeconds(1) }, End)
            .ShouldBe("a closing in the future, or watched only after it");
    }

    [Theory]
    [InlineData(5, "", null)]
    [InlineData(1, "", null)]
    [InlineData(0, "", "made up for no lost minute")]
    [InlineData(5, "hall", "a proposal is about voting at home alone")]
    [InlineData(5, "twice before", "more than 2 extensions on a proposal")]
    [InlineData(5, "once before", null)]
    [InlineData(5, "a minute more", "not the lost minutes and those that the policy adds")]
    [InlineData(5, "a minute less", "not the lost minutes and those that the policy adds")]
    public void Extension_on_a_proposal_is_the_one_that_the_policy_gives(int lost, string how, string? words)
    {
        var stage = Open();
        stage.OnProposals = how switch
        {
            "twice before" => 2,
            "once before" => 1,
            _ => 0,
        };
        var minutes = how switch
        {
            "a minute more" => 31,
            "a minute less" => 29,
            _ => 30,
        };
        Channel[] channels = how == "hall" ? [Channel.Remote, Channel.Hall] : [Channel.Remote];
        var extend = new OrderDetails.Extend(channels, End.AddMinutes(lost + minutes), lost);

        StageLaw.Check(story, stage, Of(stage, extend), Start).ShouldBe(words);
    }

    [Theory]
    [InlineData(2, true, "1 of 2 officers signed")]
    [InlineData(1, true, null)]
    [InlineData(2, false, null)]
    public void Extension_on_a_proposal_takes_as_many_officers_as_the_policy_says(
        int officers,
        bool proposed,
        string? words
    )
    {
        var policy = story.Definition.Extensions! with { Officers = officers };
        var other = new ContestStory(story.Definition with { Extensions = policy });
        var order = Of(Open(), new OrderDetails.Extend([Channel.Remote], End, proposed ? 5 : null));

        OfficerLaw.Officers(other, order, [new OrderSignature("ro", default, default, default)]).ShouldBe(words);
    }

    [Fact]
    public void Another_ballot_may_be_struck_after_one_was_and_the_same_may_not()
    {
        var stage = Closed();
        var first = new OrderDetails.Strike(Fingerprint.Hex("one"u8), 1);
        stage.Strikes.Add(new(first, Place.Archive));

        StageLaw.Check(story, stage, Of(stage, first with { Ballot = Fingerprint.Hex("two"u8) }), End).ShouldBeNull();
        StageLaw.Check(story, stage, Of(stage, first), End).ShouldBe("the ballot was struck before");
    }

    private string? Says(IncidentFigures figures) => IncidentLaw.Check(story, figures, End);

    private static IncidentFigures Incident() =>
        new(3, IncidentPhase.Grew, Start, null, new([IncidentKind.Garbage]), 5, 8, 2, 1, 1, 6, 4, 900, 7);

    private static IncidentFigures Changed(string figure, int by)
    {
        var one = Incident();
        return figure switch
        {
            "peak" => one with { PeakPerSecond = one.PeakPerSecond + by },
            "hostile" => one with { Hostile = one.Hostile + by },
            "senders" => one with { Senders = one.Senders + by },
            "accepted" => one with { Accepted = one.Accepted + by },
            "put off" => one with { PutOff = one.PutOff + by },
            "probes" => one with { Probes = one.Probes + by },
            "got through" => one with { ProbesAccepted = one.ProbesAccepted + by },
            "slowest" => one with { SlowestMilliseconds = one.SlowestMilliseconds + by },
            _ => one with { UnwatchedSeconds = one.UnwatchedSeconds + by },
        };
    }

    // Open until End; at Start nobody has closed it.
    private StageStory Open()
    {
        var stage = story.Stage("round-1")!;
        stage.Step = StageState.Open;
        stage.Windows =
        [
            new ChannelWindow(Channel.Remote, Start.AddHours(-1), End),
            new ChannelWindow(Channel.Hall, Start.AddHours(-1), End),
        ];
        return stage;
    }

    private StageStory Closed()
    {
        var stage = Open();
        stage.Windows = [new ChannelWindow(Channel.Remote, Start.AddHours(-1), Start)];
        stage.Prepared = new(new Note.Prepared(stage.Id, "", "", 6, "", 0), Place.Archive);
        return stage;
    }

    private static Order Of(StageStory stage, OrderDetails details) =>
        new(
            "contest",
            new string('0', 64),
            details is OrderDetails.Strike ? OrderKind.Strike : OrderKind.Extend,
            stage.Id,
            null,
            details
        );
}
