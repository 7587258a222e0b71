using System.Collections.Immutable;

namespace Hustings.Counting.Rounds;

/// <summary>Adds up a round's columns into the lines of its account.</summary>
internal sealed class RoundLines(RaceState state, RoundTotals totals)
{
    private readonly RoundColumn[] _columns =
    [
        .. totals.Columns.OrderBy(column => column.Name, StringComparer.Ordinal),
    ];
    private readonly RoundAccount? _before = state.Rounds.LastOrDefault();

    public ImmutableArray<string> Columns => [.. _columns.Select(column => column.Name)];

    /// <summary>By id, all who are on the ballot.</summary>
    public long Votes(string id) => _columns.Sum(column => column.Votes.GetValueOrDefault(id));

    public long Base()
    {
        MajorityBase rule = state.Rule.Base;
        long votes = Standing() + (state.Rule.Withdrawn == WithdrawnVotes.InsideBase ? Withdrawn() : 0);
        return votes
            + (rule == MajorityBase.ValidVotes ? 0 : _columns.Sum(column => column.Blank))
            + (
                rule == MajorityBase.BallotsCast
                    ? _columns.Sum(column => column.Rejected.Values.Sum() + column.Exhausted)
                    : 0
            );
    }

    public ImmutableArray<CandidateLine> Candidates(long votesOfBase) =>
        [
            .. state
                .Candidates.Where(one => IsOnBallot(one.Id))
                .Select(one => new CandidateLine(
                    one,
                    !state.Standing.Contains(one.Id),
                    Votes(one.Id),
                    [.. _columns.Select(column => column.Votes.GetValueOrDefault(one.Id))],
                    votesOfBase > 0 && IsInBase(one.Id) ? Fraction.Of(Votes(one.Id), votesOfBase) : null,
                    _before?.Candidates.FirstOrDefault(line => line.Candidate.Id == one.Id) is { } was
                        ? Votes(one.Id) - was.Votes
                        : null
                )),
        ];

    public ImmutableArray<OtherLine> Others() =>
        [
            Line(LineKind.Standing, column => state.Standing.Sum(id => column.Votes[id])),
            Line(LineKind.Withdrawn, WithdrawnOf),
            Line(LineKind.Valid, column => column.Votes.Values.Sum()),
            Line(LineKind.Blank, column => column.Blank),
            Line(LineKind.Rejected, column => column.Rejected.Values.Sum()),
            .. _columns
                .SelectMany(column => column.Rejected.Keys)
                .Distinct()
                .Order()
                .Select(reason => Line(LineKind.Rejected, column => column.Rejected.GetValueOrDefault(reason), reason)),
            Line(LineKind.Exhausted, column => column.Exhausted),
            Line(LineKind.Received, column => column.Received),
            .. _before is null
                ? Enumerable.Empty<OtherLine>()
                :
                [
                    FlowLine(LineKind.NotReturned, flow => flow.NotReturned),
                    FlowLine(LineKind.CameBack, flow => flow.CameBack),
                    FlowLine(LineKind.FirstTime, flow => flow.FirstTime),
                ],
        ];

    /// <summary>Every way in which the base can have changed, whether it did or not.</summary>
    public ImmutableArray<BaseChange> BaseChanges(ImmutableArray<OtherLine> others)
    {
        if (_before is null)
            return [];
        long Grown(LineKind kind) => others.Single(line => line.Kind == kind && line.Rejection is null).Change!.Value;
        long Known(Func<ColumnFlow, long> figure) => _columns.Sum(column => column.Flow is { } flow ? figure(flow) : 0);
        long unknown = Grown(LineKind.Received) - Known(flow => flow.Net);

        List<BaseChange> changes =
        [
            new(LineKind.NotReturned, -Known(flow => flow.NotReturned)),
            new(LineKind.CameBack, Known(flow => flow.CameBack)),
            new(LineKind.FirstTime, Known(flow => flow.FirstTime)),
            new(LineKind.Unknown, unknown),
        ];
        if (state.Rule.Base != MajorityBase.BallotsCast)
        {
            changes.Add(new(LineKind.Exhausted, -Grown(LineKind.Exhausted)));
            changes.Add(new(LineKind.Rejected, -Grown(LineKind.Rejected)));
        }
        if (state.Rule.Base == MajorityBase.ValidVotes)
            changes.Add(new(LineKind.Blank, -Grown(LineKind.Blank)));
        if (state.Rule.Withdrawn != WithdrawnVotes.InsideBase)
            changes.Add(new(LineKind.Withdrawn, -Grown(LineKind.Withdrawn)));
        return [.. changes];
    }

    public ImmutableArray<Turnout> Turnouts() =>
        totals.Members is { } members
            ?
            [
                Turnout(LineKind.Received, _columns.Sum(column => column.Received), members),
                Turnout(LineKind.Valid, _columns.Sum(column => column.Votes.Values.Sum()), members),
            ]
            : [];

    private bool IsOnBallot(string id) => state.Standing.Contains(id) || totals.WithdrawnOnBallot.Contains(id);

    private bool IsInBase(string id) =>
        state.Standing.Contains(id) || state.Rule.Withdrawn == WithdrawnVotes.InsideBase;

    private long Standing() => state.Standing.Sum(Votes);

    private long Withdrawn() => _columns.Sum(WithdrawnOf);

    private long WithdrawnOf(RoundColumn column) =>
        column.Votes.Where(votes => !state.Standing.Contains(votes.Key)).Sum(votes => votes.Value);

    private OtherLine Line(LineKind kind, Func<RoundColumn, long> figure, RejectionReason? reason = null)
    {
        long all = _columns.Sum(figure);
        OtherLine? was = _before?.Others.FirstOrDefault(line => line.Kind == kind && line.Rejection == reason);
        long? change = _before is null ? null : all - (was?.Votes ?? 0);
        return new OtherLine(kind, reason, all, [.. _columns.Select(column => (long?)figure(column))], change);
    }

    private OtherLine FlowLine(LineKind kind, Func<ColumnFlow, long> figure)
    {
        ImmutableArray<long?> byColumn =
        [
            .. _columns.Select(column =>
                column.Flow is { } flow ? figure(flow)
                : column.FromRankings ? 0
                : (long?)null
            ),
        ];
        long? all = byColumn.Any(votes => votes is null) ? null : byColumn.Sum();
        return new OtherLine(kind, null, all, byColumn, null);
    }

    private static Turnout Turnout(LineKind kind, long ballots, long members) =>
        new(kind, ballots, members, Fraction.Of(ballots, members));
}
