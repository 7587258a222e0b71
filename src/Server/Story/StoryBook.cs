using Hustings.Contest.Orders;
using Hustings.Record.Minutes;
using Hustings.Server.Contests;

namespace Hustings.Server.Story;

/// <summary>Follows the minutes and remembers how the contest stood before each line, so that each can be told.</summary>
public sealed class StoryBook(ContestOffice office, ContestFiles files, RoundBook rounds)
{
    /// <summary>Lines on one page.</summary>
    public const int PageSize = 200;

    private readonly List<(Minute Minute, ContestState Before)> lines = [];
    private readonly Lock gate = new();
    private ContestState? followed;

    public int Pages => Math.Max(1, (office.State.Height + PageSize - 1) / PageSize);

    /// <summary>The lines of a page, from 1; empty beyond the last.</summary>
    public IReadOnlyList<MinuteStory> Page(int page)
    {
        lock (gate)
        {
            Follow();
            return
            [
                .. lines
                    .Skip((page - 1) * PageSize)
                    .Take(PageSize)
                    .Select(line => MinuteStory.Of(line.Minute, line.Before, rounds.Outcomes)),
            ];
        }
    }

    private void Follow()
    {
        var known = office.State;
        var state = known.Known.Values.Aggregate(
            followed ?? files.Begin(),
            (contest, definition) => contest.Known.ContainsKey(definition.Hash) ? contest : contest.Knowing(definition)
        );
        foreach (var line in office.Store.ReadMinutes(state.Height, Math.Max(0, known.Height - state.Height)))
        {
            var minute = Chains.Minute(line.Line);
            lines.Add((minute, state));
            state = state.Apply(minute);
        }

        followed = state;
    }
}
