using FsCheck;
using FsCheck.Fluent;
using Hustings.Counting.Rounds;
using Hustings.Counting.Tests.Properties;
using Shouldly;
using Xunit;

namespace Hustings.Counting.Tests.Rounds;

/// <summary>What must hold for every race, whatever the votes and the rule.</summary>
public sealed class RaceProperties
{
    [Fact]
    public void Made_up_races_have_everything_that_the_claims_below_are_about()
    {
        RaceState[] races = [.. PlayedRace.Any.Generator.Sample(100, new Rnd(2012), 100).Select(race => race.End)];
        RaceDecision[] decisions = [.. races.SelectMany(race => race.Rounds).SelectMany(account => account.Decisions)];
        decisions.Select(decision => decision.Reason).Distinct().Order().ShouldBe(Enum.GetValues<RaceReason>());
        TieEvidence[] looks = [.. decisions.SelectMany(decision => decision.Tie?.Evidence ?? [])];
        looks.Select(look => look.Step).Distinct().Order().ShouldBe(Enum.GetValues<RaceTieStep>());
        looks.ShouldContain(look => look.Step == RaceTieStep.EarlierRounds && look.Left.Length == 1);
        races.ShouldContain(race => race.Rounds.Length > 3);
        races.SelectMany(race => race.Rounds).ShouldContain(account => account.Of(LineKind.Withdrawn).Votes > 0);
        BaseChange[] changes = [.. races.SelectMany(race => race.Rounds).SelectMany(account => account.BaseChanges)];
        changes.Where(change => change.Votes != 0).Select(change => change.Kind).Distinct().Count().ShouldBe(8);
    }

    [Fact]
    public void Every_line_is_the_sum_of_its_columns_and_no_ballot_is_lost() =>
        Holds.ForAll(
            PlayedRace.Any,
            race =>
            {
                foreach (RoundAccount account in race.End.Rounds)
                {
                    account.Candidates.ShouldAllBe(line => line.ByColumn.Sum() == line.Votes);
                    account.Others.ShouldAllBe(line => line.Votes == null || line.ByColumn.Sum() == line.Votes);
                    account.Candidates.Sum(line => line.Votes).ShouldBe(Votes(account, LineKind.Valid));
                    (Votes(account, LineKind.Standing) + Votes(account, LineKind.Withdrawn)).ShouldBe(
                        Votes(account, LineKind.Valid)
                    );
                    (
                        Votes(account, LineKind.Valid)
                        + Votes(account, LineKind.Blank)
                        + Votes(account, LineKind.Rejected)
                        + Votes(account, LineKind.Exhausted)
                    ).ShouldBe(Votes(account, LineKind.Received));
                    account.Base.ShouldBeInRange(Votes(account, LineKind.Standing), Votes(account, LineKind.Received));
                }
            }
        );

    [Fact]
    public void Changes_of_the_base_add_up_to_its_change() =>
        Holds.ForAll(
            PlayedRace.Any,
            race =>
            {
                foreach ((RoundAccount before, RoundAccount after) in race.End.Rounds.Zip(race.End.Rounds.Skip(1)))
                {
                    after.BaseChanges.Sum(change => change.Votes).ShouldBe(after.Base - before.Base);
                    foreach (CandidateLine line in after.Candidates)
                    {
                        if (before.Candidates.Any(was => was.Candidate == line.Candidate))
                            line.Change.ShouldBe(line.Votes - before.Of(line.Candidate.Id).Votes);
                    }
                }
            }
        );

    [Fact]
    public void Winner_has_more_than_half_of_the_base_or_the_rule_asks_for_less() =>
        Holds.ForAll(
            PlayedRace.Any,
            race =>
            {
                foreach (RoundAccount account in race.End.Rounds)
                {
                    RaceDecision? winner = account.Decisions.SingleOrDefault(decision => decision.Wins);
                    long most = account.Candidates.Where(line => !line.Withdrawn).Max(line => line.Votes);
                    bool half = most * 2 > account.Base;
                    (account.Outcome == RoundOutcome.Won).ShouldBe(winner is not null);
                    if (half)
                        winner.ShouldNotBeNull().Votes.ShouldBe(most);
                    else if (winner is { Reason: RaceReason.LastStanding })
                        race.End.Standing.ShouldBe([winner.Candidate]);
                    else
                        (winner is null || account.Rule.Rule == ContestRule.Plurality).ShouldBeTrue();
                    if (account.Majority is { } majority)
                        (most >= majority).ShouldBe(half);
                }
            }
        );

    [Fact]
    public void Whoever_leaves_had_no_more_votes_than_anybody_who_stays() =>
        Holds.ForAll(
            PlayedRace.Any,
            race =>
            {
                foreach (RoundAccount account in race.End.Rounds)
                {
                    string[] leaving = [.. account.Decisions.Where(d => !d.Wins).Select(d => d.Candidate)];
                    CandidateLine[] staying =
                    [
                        .. account.Candidates.Where(line => !line.Withdrawn && !leaving.Contains(line.Candidate.Id)),
                    ];
                    long least = staying.Min(line => line.Votes);
                    leaving.ShouldAllBe(id => account.Of(id).Votes <= least);
                    if (leaving.Length > 1)
                    {
                        staying.Length.ShouldBeGreaterThanOrEqualTo(2);
                        leaving.ShouldAllBe(id => account.Of(id).Votes < least);
                    }
                    if (account.Outcome == RoundOutcome.GoesOn)
                        leaving.ShouldNotBeEmpty();
                }
            }
        );

    [Fact]
    public void Race_ends_before_it_runs_out_of_candidates() =>
        Holds.ForAll(
            PlayedRace.Any,
            race =>
            {
                race.End.Finished.ShouldBeTrue();
                race.End.Rounds.Length.ShouldBeLessThanOrEqualTo(Math.Max(1, race.End.Candidates.Length - 1));
                race.End.Standing.ShouldNotBeEmpty();
            }
        );

    [Fact]
    public void Order_of_columns_and_of_names_on_the_ballot_does_not_matter() =>
        Holds.ForAll(
            PlayedRace.Any,
            race =>
                Written(
                        race.Again(totals =>
                            totals with
                            {
                                Columns = [.. totals.Columns.Reverse()],
                                WithdrawnOnBallot = [.. totals.WithdrawnOnBallot.Reverse()],
                            }
                        )
                    )
                    .ShouldBe(Written(race.End))
        );

    [Fact]
    public void Order_and_names_of_the_candidates_decide_nothing() =>
        Holds.ForAll(
            PlayedRace.Any,
            race =>
            {
                IEnumerable<RaceCandidate> turned = race
                    .End.Candidates.Reverse()
                    .Select(one => one with { Name = "Same" });
                Decided(race.Again(totals => totals, turned)).ShouldBe(Decided(race.End));
            }
        );

    [Fact]
    public void Only_the_totals_of_all_columns_decide() =>
        Holds.ForAll(
            PlayedRace.Any,
            race =>
                Decided(race.Again(totals => totals with { Columns = [Merged(totals)] })).ShouldBe(Decided(race.End))
        );

    [Fact]
    public void Ties_follow_from_earlier_totals_and_the_lots_tickets_alone() =>
        Holds.ForAll(
            PlayedRace.Any,
            race =>
            {
                foreach (RoundAccount account in race.End.Rounds)
                foreach (RaceDecision decision in account.Decisions)
                {
                    if (decision.Tie is not { } tie)
                        continue;
                    tie.Tied.Length.ShouldBeGreaterThan(1);
                    tie.Tied.ShouldAllBe(id => account.Of(id).Votes == decision.Votes);
                    account
                        .Candidates.Count(line => !line.Withdrawn && line.Votes == decision.Votes)
                        .ShouldBe(tie.Tied.Length);
                    Redrawn(race.End, account, tie, decision.Wins).ShouldBe(decision.Candidate);
                }
            }
        );

    /// <summary>The tie broken again by sorting: by each earlier round, the latest first, then by ticket.</summary>
    private static string Redrawn(RaceState race, RoundAccount account, RaceTie tie, bool wins)
    {
        int rounds = race.Rule.TieBreak[0] == RaceTieStep.Lot ? 0 : account.Number - 1;
        string Key(string id) =>
            string.Concat(Enumerable.Range(1, rounds).Select(back => $"{race.Rounds[rounds - back].Of(id).Votes:D9} "));
        IGrouping<string, string>[] groups =
        [
            .. tie.Tied.GroupBy(Key).OrderBy(same => same.Key, StringComparer.Ordinal),
        ];
        string[] level = [.. wins ? groups[^1] : groups[0]];
        if (level.Length == 1)
            return level[0];
        TieEvidence lot = tie.Evidence[^1];
        lot.Step.ShouldBe(RaceTieStep.Lot);
        lot.Tickets.Keys.ShouldBe(level, ignoreOrder: true);
        return wins
            ? lot.Tickets.MaxBy(ticket => ticket.Value, StringComparer.Ordinal).Key
            : lot.Tickets.MinBy(ticket => ticket.Value, StringComparer.Ordinal).Key;
    }

    /// <summary>One column with the sums of all, and nothing said about who came and went.</summary>
    private static RoundColumn Merged(RoundTotals totals) =>
        new()
        {
            Name = "all",
            Votes = Steps.Sum(totals.Columns.Select(column => column.Votes)),
            Blank = totals.Columns.Sum(column => column.Blank),
            Rejected = RoundColumn.None.Add(
                RejectionReason.NotStated,
                totals.Columns.Sum(column => column.Rejected.Values.Sum() + column.Exhausted)
            ),
        };

    private static long Votes(RoundAccount account, LineKind kind) => account.Of(kind).Votes!.Value;

    private static List<string> Written(RaceState race) =>
        [.. race.Rounds.Select(account => System.Text.Encoding.UTF8.GetString(AccountDocument.Bytes(account)))];

    private static List<string> Decided(RaceState race) =>
        [
            .. race.Rounds.Select(account =>
                string.Join(
                    "; ",
                    account
                        .Decisions.Select(one => $"{one.Candidate} {one.Wins} {one.Votes} {one.Reason}")
                        .Order(StringComparer.Ordinal)
                )
            ),
            race.Winner ?? "",
        ];
}
