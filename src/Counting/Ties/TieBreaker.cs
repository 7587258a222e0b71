using System.Collections.Immutable;
using Hustings.Counting.Rules;

namespace Hustings.Counting.Ties;

/// <summary>Breaks the ties of one count by the steps of its tie-break rule, and says how.</summary>
/// <param name="names">Candidates by index.</param>
/// <param name="declared">Who has a place in an order of candidates (undeclared write-ins have none).</param>
internal sealed class TieBreaker(CountOptions options, IReadOnlyList<string> names, IReadOnlyList<int> declared)
{
    private readonly JavaUtilRandom? _random = options.RandomSeed is { } seed ? new(seed) : null;
    private readonly Lazy<List<int>> _permutation = new(() => Permutation(options, names, declared));
    private int _decisionsUsed;

    /// <param name="tied">Two or more.</param>
    /// <param name="earlier">Votes by candidate, the first round first; without the round of the tie.</param>
    public (Tie? Tie, CountRefusal? Refusal) Break(
        TiePurpose purpose,
        IReadOnlyCollection<int> tied,
        int round,
        IReadOnlyList<IReadOnlyDictionary<int, Fraction>> earlier
    )
    {
        List<string> account = [];
        List<int> left = [.. tied.OrderBy(candidate => names[candidate], StringComparer.Ordinal)];
        foreach (TieStep step in options.TiebreakMode)
        {
            if (step == TieStep.Decisions && _decisionsUsed < options.TieDecisions.Length)
            {
                string decision = options.TieDecisions[_decisionsUsed++];
                if (!left.Exists(candidate => names[candidate] == decision))
                    return (null, NotTied(decision, round, left));
                left = [.. left.Where(candidate => names[candidate] == decision)];
                account.Add("the returning officer's recorded decision");
            }
            else if (step is TieStep.PreviousRoundCounts or TieStep.FirstRoundCounts)
            {
                (left, string how) = ByRounds(step, purpose, left, earlier);
                account.Add(how);
            }
            else if (step != TieStep.Decisions)
            {
                (int chosen, string how) = Pick(step, purpose, left, round);
                left = [chosen];
                account.Add(how);
            }
            if (left.Count == 1)
                return (new Tie(purpose, [.. tied.Order()], left[0], [.. account]), null);
        }
        return (null, WithoutRule(purpose, round, left));
    }

    private (int Chosen, string How) Pick(TieStep step, TiePurpose purpose, List<int> left, int round) =>
        step switch
        {
            TieStep.UseCandidateOrder => (
                InOrder(declared, purpose, left),
                $"the order of the candidates' list ({EarliestOrLatest(purpose)} in it)"
            ),
            TieStep.GeneratePermutation => (
                InOrder(_permutation.Value, purpose, left),
                $"the order of candidates shuffled with seed {options.RandomSeed} ({EarliestOrLatest(purpose)} in it)"
            ),
            TieStep.Random => (
                left[(int)Math.Floor(_random!.NextDouble() * left.Count)],
                $"a random choice with seed {options.RandomSeed}"
            ),
            _ => (Drawn(purpose, left, round), $"the lot from the published seed \"{options.LotSeed}\""),
        };

    private int Drawn(TiePurpose purpose, List<int> left, int round)
    {
        string name = PublishedLot.Draw(options.LotSeed!, round, purpose, left.Select(candidate => names[candidate]));
        return left.Single(candidate => names[candidate] == name);
    }

    private (List<int> Left, string How) ByRounds(
        TieStep step,
        TiePurpose purpose,
        List<int> left,
        IReadOnlyList<IReadOnlyDictionary<int, Fraction>> earlier
    )
    {
        bool most = purpose != TiePurpose.Eliminate;
        IEnumerable<int> order = Enumerable.Range(0, earlier.Count);
        foreach (int index in step == TieStep.FirstRoundCounts ? order : order.Reverse())
        {
            if (step == TieStep.PreviousRoundCounts)
                left = JavaHashOrder.Sort(left, names);
            Fraction Votes(int candidate) => earlier[index].GetValueOrDefault(candidate);
            Fraction wanted = most ? left.Max(Votes) : left.Min(Votes);
            left = [.. left.Where(candidate => Votes(candidate) == wanted)];
            if (left.Count == 1)
            {
                return (
                    left,
                    $"the votes of round {index + 1}, in which {names[left[0]]} had the {(most ? "most" : "fewest")} ({wanted.ForPeople()})"
                );
            }
        }
        return (left, "the votes of earlier rounds, which left a tie");
    }

    private static int InOrder(IReadOnlyList<int> order, TiePurpose purpose, List<int> left) =>
        purpose == TiePurpose.Eliminate ? order.Last(left.Contains) : order.First(left.Contains);

    private static string EarliestOrLatest(TiePurpose purpose) =>
        purpose == TiePurpose.Eliminate ? "the latest" : "the earliest";

    private static List<int> Permutation(CountOptions options, IReadOnlyList<string> names, IReadOnlyList<int> declared)
    {
        List<int> order = [.. declared.OrderBy(candidate => names[candidate], StringComparer.Ordinal)];
        new JavaUtilRandom(options.RandomSeed!.Value).Shuffle(order);
        return order;
    }

    private CountRefusal NotTied(string decision, int round, List<int> left) =>
        new(
            CountFault.TieDecisionNotAmongTied,
            $"Round {round}: the recorded decision names {decision}, but the tie is between {Names(left)}."
        );

    private CountRefusal WithoutRule(TiePurpose purpose, int round, List<int> left)
    {
        string what = purpose switch
        {
            TiePurpose.Elect => "who is elected",
            TiePurpose.Eliminate => "who leaves",
            _ => "who gets the ballot that is left over",
        };
        return new CountRefusal(
            CountFault.TieWithoutRule,
            $"Round {round}: {Names(left)} are tied and no rule says {what}. Give a tie-break rule, or record the decision."
        );
    }

    private string Names(IEnumerable<int> candidates) => Accounts.Listing.Of(candidates.Select(c => names[c]));
}
