using System.Collections.Immutable;
using System.Text.Json;
using Hustings.Counting.Accounts;
using Hustings.Counting.Ballots;
using Hustings.Counting.Pairwise;
using Hustings.Counting.Rules;
using Hustings.Counting.Ties;
using Shouldly;
using Xunit;

namespace Hustings.Counting.Tests.Interop;

/// <summary>belenios-tool and this program count the same ballots to the same result.</summary>
public sealed class ReferenceToolTests
{
    /// <summary>Numbers of made-up contests; the same in every run.</summary>
    public static TheoryData<int> Contests => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Contests))]
    public void Schulze_has_the_same_pairs_paths_and_order(int contest)
    {
        Random random = new(contest);
        int candidates = random.Next(2, 7);
        int[][] ballots = Ballots(
            random,
            () => [.. Enumerable.Range(0, candidates).Select(_ => random.Next(0, candidates + 1))]
        );

        JsonElement theirs = ReferenceTool.Method(
            JsonSerializer.Serialize(ballots),
            "schulze",
            $"--nchoices={candidates}",
            "--blank-allowed=false"
        );
        CountOptions all = new() { NumberOfWinners = candidates };
        SchulzeTables ours = BallotCount.Run(Set(ballots, candidates), CountRule.Schulze, all).Schulze!;

        JsonSerializer
            .Serialize(ours.Preferences.Select(row => row.Select(cell => (int)cell)))
            .ShouldBe(Raw(theirs, "raw"));
        for (int a = 0; a < candidates; a++)
        for (int b = 0; b < candidates; b++)
        {
            // The tool also has the strongest circle from a candidate back to the same one; nothing depends on it.
            JsonElement path = theirs.GetProperty("beatpaths")[a][b];
            if (a != b)
                ours.Strengths[a][b].ShouldBe(new PathStrength(path[0].GetInt32(), path[1].GetInt32()));
        }
        JsonSerializer.Serialize(ours.Places.Select(place => place.Order())).ShouldBe(Raw(theirs, "winners"));
    }

    /// <summary>The tool elects one a round, breaks ties by the order of the list and splits votes in floating point; we are exact.</summary>
    [Theory]
    [MemberData(nameof(Contests))]
    public void Single_transferable_vote_elects_the_same_in_the_same_order(int contest)
    {
        Random random = new(contest);
        int candidates = random.Next(2, 7);
        int seats = random.Next(1, candidates);
        int[][] ballots = Ballots(random, () => Ranking(random, candidates));

        JsonElement theirs = ReferenceTool.Method(JsonSerializer.Serialize(ballots), "stv", $"--nseats={seats}");
        CountOptions options = new()
        {
            NumberOfWinners = seats,
            WinnerElectionMode = WinnerElectionMode.MultiWinnerAllowOnlyOneWinnerPerRound,
            DecimalPlacesForVoteArithmetic = null,
            TiebreakMode = [TieStep.UseCandidateOrder],
        };
        CountRule rule = CountRule.Stv;
        CountAccount ours = BallotCount.Run(Set(ballots, candidates), rule, options);

        ours.Refusal.ShouldBeNull();
        Elected(ours).ShouldBe(Wins(theirs), $"{JsonSerializer.Serialize(ballots)} seats {seats}: {theirs}");
    }

    /// <summary>In order; those elected because no more stand than seats are left, as one group.</summary>
    private static string Elected(CountAccount account)
    {
        IEnumerable<Decision> elected = account
            .Rounds.SelectMany(round => round.Decisions)
            .Where(decision => decision.Elected);
        ImmutableArray<Decision> all = [.. elected];
        IEnumerable<int> byQuota = all.Where(d => d.Reason == DecisionReason.ReachedThreshold).Select(d => d.Candidate);
        IEnumerable<int> left = all.Where(d => d.Reason != DecisionReason.ReachedThreshold)
            .Select(d => d.Candidate)
            .Order();
        return string.Join(' ', byQuota.Concat(left));
    }

    private static string Wins(JsonElement result) =>
        string.Join(
            ' ',
            result
                .GetProperty("events")
                .EnumerateArray()
                .Where(happened => happened[0].GetString() == "Win")
                .SelectMany(happened => happened[1].EnumerateArray().Select(candidate => candidate.GetInt32()).Order())
        );

    private static string Raw(JsonElement result, string name) => JsonSerializer.Serialize(result.GetProperty(name));

    private static int[][] Ballots(Random random, Func<int[]> ballot) =>
        [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => ballot())];

    /// <summary>Places from 1 without gaps for the first one or more of a shuffled list; 0 for the others.</summary>
    private static int[] Ranking(Random random, int candidates)
    {
        int[] order = [.. Enumerable.Range(0, candidates)];
        random.Shuffle(order);
        int[] places = new int[candidates];
        int length = random.Next(1, candidates + 1);
        for (int place = 1; place <= length; place++)
            places[order[place - 1]] = place;
        return places;
    }

    private static BallotSet Set(int[][] ballots, int candidates) =>
        new(
            Enumerable.Range(0, candidates).Select(number => $"Candidate {number}"),
            ballots.Select(places => RankedBallot.FromPlaces(1, places))
        );
}
