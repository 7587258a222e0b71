using Hustings.Lab.Scenarios.Live;

namespace Hustings.Lab.Voting.Live;

/// <summary>One live ballot: a place on the roll, the candidate's id, and whether it is cast at a terminal in the hall.</summary>
public sealed record LiveVote(int Member, string Candidate, bool Hall);

/// <summary>
/// Who votes in which round, how, and where, so that every figure of the scenario comes out, who came and went too. Whoever voted in
/// advance or by post does not vote live. The same seed gives the same electorate.
/// </summary>
/// <param name="Away">Members who voted in advance or by post, by column; those too whose ballots are not in the count.</param>
/// <param name="Rounds">The live votes of each round, in the order in which they are cast.</param>
public sealed record LiveElectorate(
    IReadOnlyDictionary<string, IReadOnlyList<int>> Away,
    IReadOnlyList<IReadOnlyList<LiveVote>> Rounds
)
{
    /// <exception cref="ArgumentException">The scenario needs more live voters than there are members.</exception>
    public static LiveElectorate Draw(ScaledLive scenario, int seed)
    {
        var random = new Random(seed);
        int[] members = [.. Enumerable.Range(0, scenario.Members)];
        random.Shuffle(members);
        var away = new Dictionary<string, IReadOnlyList<int>>(StringComparer.Ordinal);
        var taken = 0;
        foreach (ScaledColumn column in scenario.Rounds[0].Rankings)
        {
            int all = column.Received + (column.Name == LiveScenario.Advance ? scenario.AdvanceNotInCount : 0);
            away[column.Name] = members[taken..(taken + all)];
            taken += all;
        }

        var never = new Queue<int>(members.Skip(taken));
        // Where a member stands in the mixed roll says who is in the hall: mostly the same people all day.
        Dictionary<int, int> places = members.Index().ToDictionary(place => place.Item, place => place.Index);
        var rounds = new List<IReadOnlyList<LiveVote>>();
        int[] present = [];
        int[] absent = [];
        foreach (ScaledRound round in scenario.Rounds)
        {
            LiveFlow flow = round.Live.Flow ?? new(0, 0, round.Live.Received);
            if (never.Count < flow.FirstTime)
            {
                throw new ArgumentException("More live voters than members.", nameof(scenario));
            }

            random.Shuffle(present);
            random.Shuffle(absent);
            int[] first = [.. Enumerable.Range(0, flow.FirstTime).Select(_ => never.Dequeue())];
            int[] voters = [.. present[flow.NotReturned..], .. absent[..flow.CameBack], .. first];
            absent = [.. present[..flow.NotReturned], .. absent[flow.CameBack..]];
            present = voters;
            rounds.Add(Votes(round, voters, places, random));
        }

        return new(away, rounds);
    }

    private static LiveVote[] Votes(ScaledRound round, int[] voters, Dictionary<int, int> places, Random random)
    {
        string[] choices = [.. round.Live.Votes.SelectMany(votes => Enumerable.Repeat(votes.Key, (int)votes.Value))];
        random.Shuffle(choices);
        HashSet<int> hall = [.. voters.OrderBy(voter => places[voter]).Take(round.HallVoters)];
        LiveVote[] votes =
        [
            .. voters.Zip(choices, (voter, choice) => new LiveVote(voter, choice, hall.Contains(voter))),
        ];
        random.Shuffle(votes);
        return votes;
    }
}
