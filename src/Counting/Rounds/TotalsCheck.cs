using System.Collections.Immutable;

namespace Hustings.Counting.Rounds;

/// <summary>Can these totals be those of the next round? What cannot be is refused by its name before anything is decided.</summary>
internal static class TotalsCheck
{
    /// <summary>Far above any electorate, far below where sums could overflow.</summary>
    public const long LargestFigure = 1_000_000_000_000;

    private const int MostColumns = 50;

    public static RaceRefusal? Problem(RaceState state, RoundTotals totals)
    {
        if (totals.Number != state.NextRound)
            return new RaceRefusal(RaceFault.WrongRound);
        if (totals.Columns.IsDefaultOrEmpty || totals.Columns.Length > MostColumns)
            return new RaceRefusal(RaceFault.ColumnCount);
        return Ballot(state, totals)
            ?? First(totals.Columns, column => Column(state, totals, column))
            ?? Twice(totals.Columns)
            ?? Members(totals)
            ?? FlowCheck.Problem(state, totals);
    }

    private static RaceRefusal? Ballot(RaceState state, RoundTotals totals)
    {
        foreach (string id in totals.WithdrawnOnBallot)
        {
            RaceFault? fault =
                state.Find(id) is null ? RaceFault.UnknownCandidate
                : state.Standing.Contains(id) ? RaceFault.StillStands
                : !state.HasWithdrawn(id) ? RaceFault.AlreadyGone
                : totals.WithdrawnOnBallot.Count(other => other == id) > 1 ? RaceFault.NamedTwice
                : null;
            if (fault is { } found)
                return new RaceRefusal(found, id);
        }
        return null;
    }

    private static RaceRefusal? Column(RaceState state, RoundTotals totals, RoundColumn column)
    {
        if (!PublishedName.IsId(column.Name))
            return new RaceRefusal(RaceFault.ColumnMalformed);
        IEnumerable<long> figures = [.. column.Votes.Values, .. column.Rejected.Values, column.Blank, column.Exhausted];
        if (figures.Any(figure => figure is < 0 or > LargestFigure))
            return new RaceRefusal(RaceFault.FigureOutOfRange, column.Name);
        if (!column.Rejected.Keys.All(Enum.IsDefined))
            return new RaceRefusal(RaceFault.RejectionUnknown, column.Name);
        if (column.Exhausted > 0 && !column.FromRankings)
            return new RaceRefusal(RaceFault.ExhaustedWithoutRankings, column.Name);

        bool readOn = column.FromRankings && state.Rule.Withdrawn == WithdrawnVotes.NextPreference;
        foreach ((string id, long votes) in column.Votes)
        {
            RaceFault? fault =
                state.Find(id) is null ? RaceFault.UnknownCandidate
                : state.Standing.Contains(id) ? null
                : !totals.WithdrawnOnBallot.Contains(id) ? RaceFault.NotOnBallot
                : readOn && votes > 0 ? RaceFault.RankingNotReadOn
                : null;
            if (fault is { } found)
                return new RaceRefusal(found, $"{column.Name}, {id}");
        }
        IEnumerable<string> onBallot = readOn ? state.Standing : state.Standing.Concat(totals.WithdrawnOnBallot);
        string? missing = onBallot.FirstOrDefault(id => !column.Votes.ContainsKey(id));
        return missing is null ? null : new RaceRefusal(RaceFault.CandidateMissing, $"{column.Name}, {missing}");
    }

    private static RaceRefusal? Twice(ImmutableArray<RoundColumn> columns)
    {
        string? twice = columns.GroupBy(column => column.Name).FirstOrDefault(same => same.Count() > 1)?.Key;
        return twice is null ? null : new RaceRefusal(RaceFault.ColumnTwice, twice);
    }

    private static RaceRefusal? Members(RoundTotals totals)
    {
        if (totals.Members is not { } members)
            return null;
        if (members is < 1 or > LargestFigure)
            return new RaceRefusal(RaceFault.FigureOutOfRange);
        return totals.Columns.Sum(column => column.Received) > members
            ? new RaceRefusal(RaceFault.MoreBallotsThanMembers)
            : null;
    }

    private static RaceRefusal? First(ImmutableArray<RoundColumn> columns, Func<RoundColumn, RaceRefusal?> check) =>
        columns
            .OrderBy(column => column.Name, StringComparer.Ordinal)
            .Select(check)
            .FirstOrDefault(bad => bad is not null);
}
