using Hustings.Contest;
using Hustings.Counting.Flows;
using Hustings.Counting.Rounds;

namespace Hustings.Server.Results;

/// <summary>A place as readers see it.</summary>
/// <param name="Key">Side, kind and id: <c>before:candidate:ana</c>; what web/pages/flow.ts joins links by.</param>
/// <param name="IsName">A person's name, the same in every language.</param>
public sealed record FlowSpot(string Key, Text Name, bool IsName);

/// <summary>One line of the table of a flow.</summary>
/// <param name="Kind"><c>stays</c>, <c>moves</c>, or <c>secret</c>: in a box that nobody can see into.</param>
public sealed record FlowRow(FlowSpot From, FlowSpot To, string Kind, long Votes);

/// <summary>A flow between two rounds for its table and picture.</summary>
/// <param name="Known">What the record knows and what nobody can know, in sentences.</param>
public sealed record FlowBoard(int Before, int After, IReadOnlyList<FlowRow> Rows, IReadOnlyList<Text> Known)
{
    /// <param name="name">A candidate's name by id.</param>
    public static FlowBoard Of(RoundFlow flow, Func<string, string> name) =>
        new(
            flow.Before,
            flow.After,
            [
                .. flow
                    .Links.GroupBy(link => (link.From, link.To))
                    .Select(same => new FlowRow(
                        Spot(same.Key.From, name),
                        Spot(same.Key.To, name),
                        Kind(same.Key.From, same.Key.To),
                        same.Sum(link => link.Votes)
                    ))
                    .OrderBy(row => row.Kind == "secret"),
            ],
            [.. FlowWords.Known(flow)]
        );

    private static FlowSpot Spot(FlowPlace place, Func<string, string> name) =>
        new(
            $"{PublishedName.Of(place.Side)}:{PublishedName.Of(place.End)}:{place.Id ?? place.Column}",
            place.Id is { } id ? Text.Same(name(id)) : FlowWords.Of(place),
            place.Id is not null
        );

    private static string Kind(FlowPlace from, FlowPlace to) =>
        from.Side == FlowSide.Between || to.Side == FlowSide.Between
            ? from.End == FlowEnd.LeftTogether || to.End == FlowEnd.LeftTogether
                ? "moves"
                : "secret"
            : from.Id == to.Id && (from.Id is not null || from.End == to.End)
                ? "stays"
                : "moves";
}
