namespace Hustings.Counting.Rounds;

/// <summary>
/// Does the change since the round before add up? A ranking given in advance cannot vanish, appear, or leave a candidate who
/// still stands; and voters who come and go must explain the number of live ballots.
/// </summary>
internal static class FlowCheck
{
    public static RaceRefusal? Problem(RaceState state, RoundTotals totals)
    {
        RoundTotals? before = state.Totals.LastOrDefault();
        foreach (RoundColumn column in totals.Columns.OrderBy(column => column.Name, StringComparer.Ordinal))
        {
            RoundColumn? was = before is null ? null : Named(before, column.Name);
            if (before is not null && column.FromRankings != (was?.FromRankings ?? false))
                return new RaceRefusal(RaceFault.ColumnChanged, column.Name);
            RaceFault? fault =
                was is not null && column.FromRankings ? Rankings(state, was, column)
                : column.Flow is null ? null
                : was is null ? RaceFault.FlowWithoutRoundBefore
                : Flow(state, was, column, column.Flow);
            if (fault is { } found)
                return new RaceRefusal(found, column.Name);
        }
        string? lost = before?.Columns.FirstOrDefault(was => was.FromRankings && Named(totals, was.Name) is null)?.Name;
        return lost is null ? null : new RaceRefusal(RaceFault.ColumnChanged, lost);
    }

    private static RaceFault? Rankings(RaceState state, RoundColumn was, RoundColumn column)
    {
        bool stayed =
            column.Flow is null
            && column.Received == was.Received
            && column.Blank == was.Blank
            && column.Rejected.Values.Sum() == was.Rejected.Values.Sum()
            && column.Exhausted >= was.Exhausted
            && state.Standing.All(id => column.Votes[id] >= was.Votes[id]);
        return stayed ? null : RaceFault.RankingsDoNotAddUp;
    }

    private static RaceFault? Flow(RaceState state, RoundColumn was, RoundColumn column, ColumnFlow flow)
    {
        long[] figures = [flow.NotReturned, flow.CameBack, flow.FirstTime];
        if (figures.Any(figure => figure is < 0 or > TotalsCheck.LargestFigure))
            return RaceFault.FigureOutOfRange;
        if (was.Received + flow.Net != column.Received || flow.NotReturned > was.Received)
            return RaceFault.FlowDoesNotAddUp;

        // Whoever comes back now stayed away before; only what every round before has said is known.
        ColumnFlow?[] earlier = [.. state.Totals.Skip(1).Select(round => Named(round, column.Name)?.Flow)];
        if (earlier.Any(known => known is null))
            return null;
        long away = earlier.Sum(known => known!.NotReturned - known.CameBack);
        return flow.CameBack > away ? RaceFault.MoreCameBackThanWereAway : null;
    }

    private static RoundColumn? Named(RoundTotals totals, string name) =>
        totals.Columns.FirstOrDefault(column => column.Name == name);
}
