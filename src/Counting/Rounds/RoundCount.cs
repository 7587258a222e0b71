using System.Collections.Immutable;
using Hustings.Counting.Rounds.Lots;
using Hustings.Counting.Ties;

namespace Hustings.Counting.Rounds;

/// <summary>Decides one round by the contest's rule. Specification: docs/spec/rounds.md, "Deciding a round".</summary>
internal static class RoundCount
{
    /// <param name="totals">Checked before.</param>
    public static (RoundAccount? Account, RaceRefusal? Refusal) Run(RaceState state, RoundTotals totals, LotSeed? lot)
    {
        RoundLines lines = new(state, totals);
        long votesOfBase = lines.Base();
        ImmutableArray<OtherLine> others = lines.Others();
        Ranking ranking = new(state, lines.Votes, votesOfBase, lot);
        (ImmutableArray<RaceDecision> decisions, RaceRefusal? refusal) = ranking.Decide();
        if (refusal is not null)
            return (null, refusal);
        RoundAccount account = new()
        {
            Number = totals.Number,
            Rule = state.Rule,
            Columns = lines.Columns,
            Candidates = lines.Candidates(votesOfBase),
            Others = others,
            Base = votesOfBase,
            Majority = state.Rule.Rule == ContestRule.Plurality ? null : (votesOfBase / 2) + 1,
            BaseChanges = lines.BaseChanges(others),
            Turnouts = lines.Turnouts(),
            Decisions = decisions,
            Outcome =
                decisions.Any(decision => decision.Wins) ? RoundOutcome.Won
                : state.Rule.SingleRound ? RoundOutcome.NoWinner
                : RoundOutcome.GoesOn,
        };
        return (account, null);
    }

    /// <summary>The candidates who stand, by their votes.</summary>
    private sealed class Ranking(RaceState state, Func<string, long> votes, long votesOfBase, LotSeed? lot)
    {
        private readonly ImmutableArray<string> _standing = state.Standing;

        public (ImmutableArray<RaceDecision>, RaceRefusal?) Decide()
        {
            long most = _standing.Max(votes);
            ImmutableArray<string> first = [.. _standing.Where(id => votes(id) == most)];
            // Nobody voted for anybody: a lot would decide everything, so nobody wins and nobody leaves.
            if (most == 0)
                return ([], null);
            if (state.Rule.Rule == ContestRule.Plurality)
                return One(TiePurpose.Elect, first, RaceReason.MostVotes);
            if (most > votesOfBase - most)
                return ([new(first.Single(), true, most, RaceReason.MoreThanHalf)], null);
            if (state.Rule.Rule == ContestRule.Majority)
                return ([], null);
            if (_standing.Length == 1)
                return ([new(_standing[0], true, most, RaceReason.LastStanding)], null);
            (ImmutableArray<RaceDecision> leaving, RaceRefusal? refusal) = Leaving();
            if (refusal is not null || leaving.Length < _standing.Length - 1)
                return (leaving, refusal);
            string last = _standing.Single(id => leaving.All(decision => decision.Candidate != id));
            return (leaving.Add(new(last, true, votes(last), RaceReason.LastStanding)), null);
        }

        private (ImmutableArray<RaceDecision>, RaceRefusal?) Leaving()
        {
            ImmutableArray<RaceDecision> together = state.Rule.Leaving switch
            {
                LeavingRule.BelowShare => BelowShare(),
                LeavingRule.CannotCatchUp => CannotCatchUp(),
                _ => [],
            };
            if (together.Length > 0)
                return (together, null);
            long fewest = _standing.Min(votes);
            return One(TiePurpose.Eliminate, [.. _standing.Where(id => votes(id) == fewest)], RaceReason.FewestVotes);
        }

        private ImmutableArray<RaceDecision> BelowShare()
        {
            Fraction limit = Fraction.Of(votesOfBase * state.Rule.LeavingPercent, 100);
            return Gone(
                _standing.Where(id => votes(id) < limit && _standing.Count(other => votes(other) > votes(id)) >= 2),
                RaceReason.BelowShare
            );
        }

        private ImmutableArray<RaceDecision> CannotCatchUp()
        {
            string[] rising = [.. _standing.OrderBy(votes)];
            for (int group = rising.Length - 2; group >= 2; group--)
            {
                if (rising[..group].Sum(votes) < votes(rising[group]))
                    return Gone(rising[..group], RaceReason.CannotCatchUp);
            }
            return [];
        }

        /// <summary>In rising order of votes; among equals, of the contest's candidates.</summary>
        private ImmutableArray<RaceDecision> Gone(IEnumerable<string> ids, RaceReason reason) =>
            [.. ids.OrderBy(votes).Select(id => new RaceDecision(id, false, votes(id), reason))];

        private (ImmutableArray<RaceDecision>, RaceRefusal?) One(
            TiePurpose purpose,
            ImmutableArray<string> level,
            RaceReason reason
        )
        {
            bool wins = purpose == TiePurpose.Elect;
            if (level.Length == 1)
                return ([new(level[0], wins, votes(level[0]), reason)], null);
            RaceTie? tie = RaceTieBreaker.Break(state.Rule, purpose, level, state.Rounds, lot);
            return tie is null
                ? ([], new RaceRefusal(RaceFault.LotNotDrawn, string.Join(", ", level.Select(state.NameOf))))
                : ([new(tie.Chosen, wins, votes(tie.Chosen), reason, tie)], null);
        }
    }
}
