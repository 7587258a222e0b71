using System.Reflection;
using Hustings.Contest;
using Hustings.Contest.Orders;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Server.Story;
using Hustings.Server.Tests.Rounds;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Story;

/// <summary>Whatever can stand in the minutes has its words, in both languages, and no two kinds the same.</summary>
public sealed class StoryWordsTests
{
    private static readonly ContestState Contest = ContestState.Begin(
        RoundsDefinition.Make("11111111111111", () => "22222222222222", DateTimeOffset.UnixEpoch)
    );

    [Fact]
    public void Every_kind_of_order_has_a_title_of_its_own()
    {
        var titles = Enum.GetValues<OrderKind>().Select(OrderTitles.Of).ToList();
        titles.ForEach(Differ);
        titles.Select(title => title.En).ShouldBeUnique();
        titles.Select(title => title.Fr).ShouldBeUnique();
    }

    [Fact]
    public void Every_kind_of_note_has_a_title_and_a_meaning()
    {
        var kinds = typeof(Note).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Note))).ToList();
        kinds.Count.ShouldBe(16);
        var told = kinds.Select(kind => NoteWords.Of(Made(kind), Contest)).ToList();
        told.ForEach(words => Differ(words.Meaning));
        // "Incident" is the same word in both languages.
        told.Select(words => words.Title).Where(title => title.En != "Incident").ToList().ForEach(Differ);
        told.Select(words => words.Title.En).ShouldBeUnique();
        told.Select(words => words.Title.Fr).ShouldBeUnique();
    }

    private static void Differ(Text words)
    {
        words.En.ShouldNotBeNullOrWhiteSpace();
        words.Fr.ShouldNotBeNullOrWhiteSpace();
        words.Fr.ShouldNotBe(words.En);
    }

    // Any values will do: what is asked for is that no kind is without words.
    private static Note Made(Type kind)
    {
        var values = kind.GetConstructors(BindingFlags.Public | BindingFlags.Instance)
            .Single()
            .GetParameters()
            .Select(
                object? (parameter) =>
                    parameter.ParameterType == typeof(int) ? 1
                    : parameter.ParameterType == typeof(bool) ? true
                    : parameter.ParameterType == typeof(DateTimeOffset) ? DateTimeOffset.UnixEpoch
                    : parameter.ParameterType == typeof(IncidentFigures) ? null
                    : parameter.ParameterType == typeof(Wording) ? new Wording("words", "mots")
                    : parameter.ParameterType == typeof(IReadOnlyList<ServedFile>)
                        ? new ServedFile[] { new("/vote/", "0123456789abcdef") }
                    : parameter.Name == "Stage" ? "round-1"
                    : "0123456789abcdef"
            );
        return (Note)Activator.CreateInstance(kind, [.. values])!;
    }
}
