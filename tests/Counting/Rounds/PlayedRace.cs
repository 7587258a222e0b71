using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Hustings.Counting.Rounds;
using Hustings.Counting.Rounds.Lots;

namespace Hustings.Counting.Tests.Rounds;

/// <summary>
/// A made-up race played to its end: live votes at random, rankings that move only when their candidate is gone, voters who come
/// and go, withdrawals between rounds. Figures are small, so that ties are frequent.
/// </summary>
public sealed record PlayedRace(RaceState End, ImmutableArray<PlayedStep> Steps)
{
    private static readonly LotSeed Lot = LotTests.Seed(
        "played",
        [
            [.. Enumerable.Repeat((byte)7, 32)],
        ]
    );

    public static Arbitrary<PlayedRace> Any { get; } =
        (
            from kind in Gen.Elements(
                ContestRule.Plurality,
                ContestRule.Majority,
                ContestRule.Exhaustive,
                ContestRule.Exhaustive
            )
            from part in Gen.Elements(Enum.GetValues<MajorityBase>())
            from withdrawn in Gen.Elements(Enum.GetValues<WithdrawnVotes>())
            from leaving in Gen.Elements(Enum.GetValues<LeavingRule>())
            from ties in Gen.Elements<ImmutableArray<RaceTieStep>>(
                [RaceTieStep.Lot],
                [RaceTieStep.EarlierRounds, RaceTieStep.Lot]
            )
            from candidates in Gen.Choose(1, 7)
            from most in Gen.Elements(3, 10)
            from luck in Gen.Choose(0, 9).ArrayOf(400)
            let rule = new RuleParameters
            {
                Rule = kind,
                Base = part,
                Withdrawn = withdrawn,
                TieBreak = ties,
                Leaving = kind == ContestRule.Exhaustive ? leaving : LeavingRule.Lowest,
                LeavingPercent = kind == ContestRule.Exhaustive && leaving == LeavingRule.BelowShare ? 20 : 0,
            }
            select new Play(rule, candidates, most, luck).ToEnd()
        ).ToArbitrary();

    /// <summary>The same steps again, each changed on the way.</summary>
    public RaceState Again(Func<RoundTotals, RoundTotals> change, IEnumerable<RaceCandidate>? candidates = null)
    {
        RaceState state = RaceState.Start(End.Rule, candidates ?? End.Candidates).Took();
        foreach (PlayedStep step in Steps)
            state = step.Totals is { } totals
                ? state.Apply(change(totals), Lot).Took()
                : state.Withdraw(step.Withdraws!).Took();
        return state;
    }

    public override string ToString() => string.Join('\n', Steps.Select(step => step.ToString()));

    /// <summary>Plays by a list of small numbers that stand for chance.</summary>
    private sealed class Play(RuleParameters rule, int candidates, int most, int[] luck)
    {
        private readonly List<PlayedStep> _steps = [];
        private RaceState _state = RaceState
            .Start(rule, Enumerable.Range(0, candidates).Select(n => new RaceCandidate($"c{n}", $"Candidate {n}")))
            .Took();
        private int _next;
        private long _away;

        public PlayedRace ToEnd()
        {
            while (!_state.Finished)
            {
                if (Chance(10) < 3 && _state.Standing.Length > 1)
                    Withdraw([_state.Standing[Chance(_state.Standing.Length)]]);
                if (!_state.Finished)
                    Apply(Totals());
            }
            return new PlayedRace(_state, [.. _steps]);
        }

        private void Withdraw(string[] ids)
        {
            _state = _state.Withdraw(ids).Took();
            _steps.Add(new PlayedStep(null, ids));
        }

        private void Apply(RoundTotals totals)
        {
            _state = _state.Apply(totals, Lot).Took();
            _steps.Add(new PlayedStep(totals, null));
        }

        private RoundTotals Totals()
        {
            ImmutableArray<string> printed = Chance(2) == 0 ? [] : [.. _state.Withdrawals.Select(one => one.Candidate)];
            RoundColumn live = Live(printed);
            return new RoundTotals
            {
                Number = _state.NextRound,
                WithdrawnOnBallot = printed,
                Members = Chance(2) == 0 ? null : 10_000,
                Columns = [live, Rankings("advance", printed), Rankings("post", printed)],
            };
        }

        private RoundColumn Live(ImmutableArray<string> printed)
        {
            RoundColumn live = new()
            {
                Name = "live",
                Votes = Votes([.. _state.Standing, .. printed], _ => 1 + (Chance(most) * (Chance(3) == 0 ? 9 : 1))),
                Blank = Chance(most),
                Rejected = RoundColumn.None.Add(RejectionReason.Unclear, Chance(3)),
            };
            long before = Before("live")?.Received ?? 0;
            if (_state.Rounds.IsEmpty || Chance(3) == 0 || _away < 0)
            {
                _away = _state.Rounds.IsEmpty ? 0 : -1;
                return live;
            }
            long back = Math.Min(_away, Math.Min(Chance(5), live.Received));
            long gone = Math.Max(0, before + back - live.Received);
            _away += gone - back;
            return live with { Flow = new ColumnFlow(gone, back, live.Received - before - back + gone) };
        }

        private RoundColumn Rankings(string name, ImmutableArray<string> printed)
        {
            bool readOn = rule.Withdrawn == WithdrawnVotes.NextPreference;
            string[] columns = readOn ? [.. _state.Standing] : [.. _state.Standing, .. printed];
            RoundColumn? before = Before(name);
            if (before is null)
                return new RoundColumn
                {
                    Name = name,
                    FromRankings = true,
                    Votes = Votes(columns, _ => Chance(most)),
                };
            Dictionary<string, long> votes = columns.ToDictionary(id => id, id => before.Votes.GetValueOrDefault(id));
            long exhausted = before.Exhausted;
            foreach ((string id, long moving) in before.Votes.Where(was => !votes.ContainsKey(was.Key)))
            {
                for (long ballot = 0; ballot < moving; ballot++)
                {
                    int to = Chance(_state.Standing.Length + 1);
                    if (to == _state.Standing.Length)
                        exhausted++;
                    else
                        votes[_state.Standing[to]]++;
                }
            }
            return before with { Votes = Votes(columns, id => votes[id]), Exhausted = exhausted };
        }

        private RoundColumn? Before(string name) =>
            _state.Totals.LastOrDefault()?.Columns.Single(column => column.Name == name);

        private static ImmutableSortedDictionary<string, long> Votes(
            IEnumerable<string> ids,
            Func<string, long> votes
        ) => ids.ToImmutableSortedDictionary(id => id, votes, StringComparer.Ordinal);

        private int Chance(int below) => luck[_next++ % luck.Length] * 7 % 10 * below / 10;
    }
}

/// <summary>A round or a withdrawal, one of the two.</summary>
public sealed record PlayedStep(RoundTotals? Totals, string[]? Withdraws)
{
    public override string ToString() =>
        Totals is null
            ? $"withdraw {string.Join(", ", Withdraws!)}"
            : string.Join(
                "; ",
                Totals.Columns.Select(c => $"{c.Name} {string.Join(' ', c.Votes)} x{c.Exhausted} b{c.Blank}")
            );
}
