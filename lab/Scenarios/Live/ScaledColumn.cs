using System.Collections.Immutable;
using Hustings.Counting.Rounds;
using Hustings.Lab.Figures;

namespace Hustings.Lab.Scenarios.Live;

/// <summary>A column of one round at a scale: votes by candidate, in the order of the scenario's column.</summary>
public sealed record ScaledColumn(
    string Name,
    bool FromRankings,
    ImmutableSortedDictionary<string, long> Votes,
    int Exhausted,
    LiveFlow? Flow
)
{
    public int Received => (int)Votes.Values.Sum() + Exhausted;

    public RoundColumn ToRound() =>
        new()
        {
            Name = Name,
            FromRankings = FromRankings,
            Votes = Votes,
            Exhausted = Exhausted,
            Flow = Flow is { } flow ? new ColumnFlow(flow.NotReturned, flow.CameBack, flow.FirstTime) : null,
        };

    /// <summary>As many ballots as these, shared out as in the column.</summary>
    public static ScaledColumn Of(LiveColumn column, int received, LiveFlow? flow)
    {
        string[] names = [.. column.Votes.Keys];
        IReadOnlyList<int> parts = LargestRemainder.Divide(
            received,
            [.. names.Select(name => column.Votes[name]), column.Exhausted]
        );
        return new(
            column.Name,
            column.FromRankings,
            names.Zip(parts, (name, part) => KeyValuePair.Create(name, (long)part)).ToImmutableSortedDictionary(),
            parts[^1],
            flow
        );
    }

    /// <summary>
    /// The next round of a column of rankings: whoever had chosen a candidate who is gone goes on, in the proportions in which they really did.
    /// So no ballot comes or goes, and none leaves a candidate who stands, at any scale.
    /// </summary>
    public ScaledColumn Next(LiveColumn before, LiveColumn after)
    {
        string[] standing = [.. after.Votes.Keys];
        var moved = (int)Votes.Where(votes => !after.Votes.ContainsKey(votes.Key)).Sum(votes => votes.Value);
        int[] grown =
        [
            .. standing.Select(name => after.Votes[name] - before.Votes[name]),
            after.Exhausted - before.Exhausted,
        ];
        IReadOnlyList<int> parts = moved == 0 ? new int[grown.Length] : LargestRemainder.Divide(moved, grown);
        return this with
        {
            Votes = standing
                .Zip(parts, (name, part) => KeyValuePair.Create(name, Votes[name] + part))
                .ToImmutableSortedDictionary(),
            Exhausted = Exhausted + parts[^1],
        };
    }
}
