using Hustings.Counting.Accounts;
using Hustings.Counting.Ballots;
using Hustings.Counting.Pairwise;
using Hustings.Counting.Rules;
using Shouldly;
using Xunit;

namespace Hustings.Counting.Tests.Properties;

/// <summary>What Schulze's method promises.</summary>
public sealed class SchulzeProperties
{
    [Fact]
    public void Winner_beats_or_ties_everybody_by_strongest_paths() =>
        Holds.ForAll(
            Contests.Any,
            ballots =>
            {
                CountAccount account = BallotCount.Run(ballots, CountRule.Schulze, Contests.ByLot);
                if (account.Refusal is not null)
                    return;
                SchulzeTables tables = account.Schulze!;
                int winner = account.Elected.ShouldHaveSingleItem();
                for (int other = 0; other < ballots.Candidates.Length; other++)
                    tables.Strengths[winner][other].ShouldBeGreaterThanOrEqualTo(tables.Strengths[other][winner]);
            }
        );

    [Fact]
    public void Whoever_is_preferred_to_each_other_candidate_wins() =>
        Holds.ForAll(
            Contests.Any,
            ballots =>
            {
                CountAccount account = BallotCount.Run(ballots, CountRule.Schulze, Contests.ByLot);
                if (account.Schulze is not { } tables)
                    return;
                int[] all = [.. Enumerable.Range(0, ballots.Candidates.Length)];
                int[] condorcet =
                [
                    .. all.Where(a => all.All(b => a == b || tables.Preferences[a][b] > tables.Preferences[b][a])),
                ];
                if (condorcet.Length == 1)
                    account.Elected.ShouldBe(condorcet);
            }
        );

    [Fact]
    public void Nobody_stands_behind_a_candidate_they_beat() =>
        Holds.ForAll(
            Contests.Any,
            ballots =>
            {
                CountAccount account = BallotCount.Run(ballots, CountRule.Schulze, Contests.ByLot);
                if (account.Schulze is not { } tables)
                    return;
                int[] order = [.. tables.Places.SelectMany(place => place)];
                order.Order().ShouldBe(Enumerable.Range(0, ballots.Candidates.Length));
                for (int ahead = 0; ahead < order.Length; ahead++)
                for (int behind = ahead + 1; behind < order.Length; behind++)
                {
                    PathStrength back = tables.Strengths[order[behind]][order[ahead]];
                    back.ShouldBeLessThanOrEqualTo(tables.Strengths[order[ahead]][order[behind]]);
                }
            }
        );

    [Fact]
    public void Every_path_is_as_strong_as_it_says() =>
        Holds.ForAll(
            Contests.Any,
            ballots =>
            {
                if (BallotCount.Run(ballots, CountRule.Schulze, Contests.ByLot).Schulze is not { } tables)
                    return;
                for (int a = 0; a < ballots.Candidates.Length; a++)
                for (int b = 0; b < ballots.Candidates.Length; b++)
                {
                    int[] path = [.. tables.Paths[a][b]];
                    if (path.Length == 0)
                        continue;
                    (path[0], path[^1]).ShouldBe((a, b));
                    path.Zip(path.Skip(1))
                        .Min(link => Link(tables, link.First, link.Second))
                        .ShouldBe(tables.Strengths[a][b]);
                }
            }
        );

    [Fact]
    public void Ballots_turned_upside_down_turn_a_lone_winner_out() =>
        Holds.ForAll(
            Contests.Any,
            ballots =>
            {
                BallotSet strict = Strict(ballots, turned: false);
                CountAccount upright = BallotCount.Run(strict, CountRule.Schulze, Contests.ByLot);
                CountAccount turned = BallotCount.Run(Strict(ballots, turned: true), CountRule.Schulze, Contests.ByLot);
                int winner = upright.Elected.Single();
                bool lone = Enumerable
                    .Range(0, ballots.Candidates.Length)
                    .All(c =>
                        c == winner || upright.Schulze!.Strengths[winner][c] > upright.Schulze.Strengths[c][winner]
                    );
                if (lone && ballots.Candidates.Length > 1)
                    turned.Elected.ShouldNotContain(winner);
            }
        );

    private static PathStrength Link(SchulzeTables tables, int a, int b) =>
        tables.Preferences[a][b] > tables.Preferences[b][a]
            ? new(tables.Preferences[a][b], tables.Preferences[b][a])
            : default;

    /// <summary>Complete strict orders: who is marked first, the others in the order of the list.</summary>
    private static BallotSet Strict(BallotSet ballots, bool turned) =>
        new(
            ballots.Candidates,
            ballots.Ballots.Select(ballot =>
            {
                int[] order =
                [
                    .. ballot
                        .Ranks.SelectMany(rank => rank.Candidates)
                        .Concat(Enumerable.Range(0, ballots.Candidates.Length))
                        .Distinct(),
                ];
                return RankedBallot.Of(ballot.Weight, turned ? [.. order.Reverse()] : order);
            })
        );
}
