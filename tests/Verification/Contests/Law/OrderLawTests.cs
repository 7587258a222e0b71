using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Verification.Contests;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Contests.Law;

/// <summary>Every kind of order at every step of a contest: why it is unlawful there, or what follows from it (<c>orders.txt</c>).</summary>
public sealed class OrderLawTests
{
    [Theory]
    [MemberData(nameof(SampleSteps.Names), MemberType = typeof(SampleSteps))]
    public void Order_is_lawful_or_not_and_has_the_effect_it_had_when_this_was_last_read(string name)
    {
        var step = SampleSteps.At(name);
        var answers = new List<(string Answer, string What)>();
        foreach (var (what, order, time, definitions) in Orders.At(step))
        {
            var story = Told.By(step);
            var before = Told.Lines(story, time);
            var wrong = OrderLaw.Check(story, order, time, definitions);
            Told.Lines(story, time).ShouldBe(before, $"{what}: looking at an order has no effect");
            answers.Add((wrong ?? Effect(story, order, time, definitions), what));
        }
        var text = answers
            .GroupBy(one => one.Answer, one => one.What, StringComparer.Ordinal)
            .Select(answer => $"{answer.Key}: {Names(answer)}\n");
        Known.ShouldBe(name, string.Concat(text), "Contests", "Law", "orders.txt");
    }

    /// <summary>Where the stage's state alone decides, the stages.</summary>
    private static string Names(IGrouping<string, string> answer) =>
        answer.Key.Contains(" of a stage that is ", StringComparison.Ordinal)
            ? string.Join(", ", answer.Select(what => what.Split(' ')[0]).Distinct(StringComparer.Ordinal))
            : string.Join(", ", answer);

    private static string Effect(
        ContestStory story,
        Order order,
        DateTimeOffset time,
        IReadOnlyDictionary<string, ContestDefinition> definitions
    )
    {
        var before = Told.Lines(story, time);
        OrderLaw.Apply(story, order, time, new Place(999, null), definitions);
        return "LAWFUL: " + Told.Difference(before, Told.Lines(story, time));
    }

    [Fact]
    public void Order_that_members_are_owed_a_reason_for_has_one()
    {
        var ready = SampleSteps.At("ready");
        var kinds = Enum.GetValues<OrderKind>()
            .Where(kind =>
                OrderLaw.Check(
                    Told.By(ready),
                    new("", "", kind, null, null, new OrderDetails.None()),
                    ready.Now,
                    new Dictionary<string, ContestDefinition>()
                ) == $"{kind} without a reason"
            )
            .ToList();
        kinds.ShouldBe(
            [
                OrderKind.Amend,
                OrderKind.Postpone,
                OrderKind.Pause,
                OrderKind.Extend,
                OrderKind.SetWindows,
                OrderKind.Strike,
            ],
            ignoreOrder: true
        );
    }

    [Fact]
    public void Stage_is_closed_from_the_very_second_its_last_window_ends_and_post_does_not_keep_it_open()
    {
        var end = new DateTimeOffset(2012, 3, 24, 18, 0, 0, TimeSpan.Zero);
        var second = TimeSpan.FromSeconds(1);
        var stage = new StageStory(Orders.AnyStage())
        {
            Windows =
            [
                new(Channel.Remote, null, end - second),
                new(Channel.Hall, null, end),
                new(Channel.Post, null, end.AddDays(9)),
            ],
        };
        foreach (var step in Enum.GetValues<StageState>())
        {
            stage.Step = step;
            var open = step is StageState.Open or StageState.Paused;
            stage.At(end - second).ShouldBe(step);
            stage.At(end).ShouldBe(open ? StageState.Closed : step);
            stage.At(end + second).ShouldBe(open ? StageState.Closed : step);
        }
        stage.Step = StageState.Open;
        stage.Windows = [new(Channel.Remote, null, end), new(Channel.Hall, null, null)];
        stage.At(end.AddYears(1)).ShouldBe(StageState.Open, "the hall ends when an officer says so");
    }
}
