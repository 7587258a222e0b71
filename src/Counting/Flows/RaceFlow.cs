using Hustings.Counting.Rounds;

namespace Hustings.Counting.Flows;

/// <summary>
/// The flow between two rounds of a race that is decided on totals. Of rankings handed in once the rules fix where they went: they leave a
/// candidate only when that candidate is gone. Of ballots cast anew in each round only both totals are known.
/// </summary>
public static class RaceFlow
{
    /// <param name="round">The later round, from 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">The race has no such round, or none before it.</exception>
    public static RoundFlow Of(RaceState race, int round)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(round, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(round, race.Rounds.Length);
        var (earlier, later) = (race.Totals[round - 2], race.Totals[round - 1]);
        var names = earlier.Columns.Concat(later.Columns).Select(column => column.Name);
        var links = names
            .Distinct()
            .Order(StringComparer.Ordinal)
            .SelectMany(name => Column(name, earlier, later, race.Candidates));
        return new(round - 1, round, [.. links.Where(link => link.Votes > 0)]);
    }

    private static IEnumerable<FlowLink> Column(
        string name,
        RoundTotals earlier,
        RoundTotals later,
        IReadOnlyList<RaceCandidate> candidates
    )
    {
        var was = earlier.Columns.FirstOrDefault(column => column.Name == name);
        var now = later.Columns.FirstOrDefault(column => column.Name == name);
        var before = Figures(FlowSide.Before, was, earlier, candidates);
        var after = Figures(FlowSide.After, now, later, candidates);
        return was?.FromRankings == true && now?.FromRankings == true
            ? ReadOn(name, before, after)
            : CastAnew(name, was, now, before, after);
    }

    private static IEnumerable<FlowLink> ReadOn(
        string name,
        List<(FlowPlace Place, long Votes)> before,
        List<(FlowPlace Place, long Votes)> after
    )
    {
        long Then(FlowPlace place) => before.FirstOrDefault(one => IsSame(one.Place, place)).Votes;
        long Now(FlowPlace place) => after.FirstOrDefault(one => IsSame(one.Place, place)).Votes;
        var left = before
            .Select(one => (one.Place, Votes: one.Votes - Now(one.Place)))
            .Where(one => one.Votes > 0)
            .ToList();
        foreach (var (place, votes) in before)
        {
            if (after.FirstOrDefault(one => IsSame(one.Place, place)).Place is { } same)
            {
                yield return new(place, same, name, Math.Min(votes, Now(place)));
            }
        }

        // One candidate's ballots went where others grew. Those of several are known together only.
        var source = left.Count == 1 ? left[0].Place : new(FlowSide.Between, FlowEnd.LeftTogether, null, name);
        if (left.Count > 1)
        {
            foreach (var (place, votes) in left)
            {
                yield return new(place, source, name, votes);
            }
        }

        foreach (var (place, votes) in after)
        {
            yield return new(source, place, name, votes - Then(place));
        }
    }

    // A candidate who withdrew between the rounds is the same one.
    private static bool IsSame(FlowPlace one, FlowPlace other) =>
        one.Id == other.Id && (one.Id is not null || one.End == other.End);

    private static IEnumerable<FlowLink> CastAnew(
        string name,
        RoundColumn? was,
        RoundColumn? now,
        List<(FlowPlace Place, long Votes)> before,
        List<(FlowPlace Place, long Votes)> after
    )
    {
        var box = new FlowPlace(FlowSide.Between, FlowEnd.CastAnew, null, name);
        FlowLink In(FlowEnd end, long votes) => new(new(FlowSide.Before, end, null, name), box, name, votes);
        FlowLink Out(FlowEnd end, long votes) => new(box, new(FlowSide.After, end, null, name), name, votes);
        foreach (var (place, votes) in before)
        {
            yield return new(place, box, name, votes);
        }

        foreach (var (place, votes) in after)
        {
            yield return new(box, place, name, votes);
        }

        if (now?.Flow is { } known)
        {
            yield return In(FlowEnd.CameBack, known.CameBack);
            yield return In(FlowEnd.FirstTime, known.FirstTime);
            yield return Out(FlowEnd.NotReturned, known.NotReturned);
            yield break;
        }

        var more = (now?.Received ?? 0) - (was?.Received ?? 0);
        yield return In(FlowEnd.MoreBallots, more);
        yield return Out(FlowEnd.FewerBallots, -more);
    }

    private static List<(FlowPlace Place, long Votes)> Figures(
        FlowSide side,
        RoundColumn? column,
        RoundTotals totals,
        IReadOnlyList<RaceCandidate> candidates
    ) =>
        column is null
            ? []
            :
            [
                .. candidates
                    .Where(one => column.Votes.ContainsKey(one.Id))
                    .Select(one =>
                        (
                            new FlowPlace(
                                side,
                                totals.WithdrawnOnBallot.Contains(one.Id) ? FlowEnd.Withdrawn : FlowEnd.Candidate,
                                one.Id
                            ),
                            column.Votes[one.Id]
                        )
                    ),
                (new(side, FlowEnd.Blank), column.Blank),
                (new(side, FlowEnd.Rejected), column.Rejected.Values.Sum()),
                (new(side, FlowEnd.Exhausted), column.Exhausted),
            ];
}
