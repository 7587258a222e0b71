using Hustings.Contest;
using Hustings.Counting;
using Hustings.Counting.Accounts;
using Hustings.Counting.Rounds;
using Hustings.Counting.Ties;
using Hustings.Server.Pages;

namespace Hustings.Server.Results;

/// <summary>A round of an instant-runoff in sentences, in both languages.</summary>
internal static class RankedWords
{
    public static Text Of(InactiveReason reason) =>
        reason switch
        {
            InactiveReason.DidNotRankAnyCandidates => new("Blank", "Bulletins blancs"),
            InactiveReason.ExhaustedChoices => new(
                "Exhausted: no choice still in the race",
                "Épuisés\u00a0: plus aucun choix en lice"
            ),
            InactiveReason.Overvotes => new("Exhausted: several at one rank", "Épuisés\u00a0: plusieurs au même rang"),
            InactiveReason.SkippedRankings => new("Exhausted: ranks left out", "Épuisés\u00a0: rangs omis"),
            InactiveReason.RepeatedRankings => new("Exhausted: a candidate twice", "Épuisés\u00a0: un nom répété"),
            InactiveReason.FinalRoundSurplus => new("Surplus of the last elected", "Excédent des derniers élus"),
            InactiveReason.ResidualSurplus => new("Surplus that could not move", "Excédent non transférable"),
            _ => throw new ArgumentOutOfRangeException(nameof(reason)),
        };

    public static Text Needed(CountRound round, long all)
    {
        var (votes, of) = (RaceWords.Votes((all / 2) + 1), RaceWords.Number(all));
        return new(
            $"Round {round.Number}: it takes {votes.En} to win, more than half of {of.En} valid votes.",
            $"Tour {round.Number}\u00a0: il faut {votes.Fr} pour l’emporter, plus de la moitié de {of.Fr} votes valables."
        );
    }

    public static IEnumerable<Text> Outcome(CountRound round, Func<int, string> name)
    {
        var together = round.Decisions.Where(one => one.Reason == DecisionReason.CannotCatchUp).ToList();
        if (together.Count > 0)
        {
            var names = Names.Join([.. together.Select(one => name(one.Candidate))]);
            var sum = RaceWords.Number(together.Sum(one => (long)one.Votes.Floor()));
            yield return new(
                $"{names.En} leave the race together: all their votes ({sum.En}) are fewer than those of the next candidate.",
                $"{names.Fr} quittent la course ensemble\u00a0: tous leurs votes ({sum.Fr}) sont moins nombreux que ceux de la candidature suivante."
            );
        }

        foreach (var decision in round.Decisions.Where(one => one.Reason != DecisionReason.CannotCatchUp))
        {
            if (decision.Tie is { } tie)
            {
                yield return Tied(tie, name);
            }

            var who = name(decision.Candidate);
            var votes = RaceWords.Votes((long)decision.Votes.Floor());
            var number = RaceWords.Number((long)decision.Votes.Floor());
            yield return decision.Reason switch
            {
                DecisionReason.FewestVotes => new(
                    $"{who} had the fewest votes, {number.En}, and leaves the race.",
                    $"{who} a obtenu le moins de votes, {number.Fr}, et quitte la course."
                ),
                DecisionReason.ReachedThreshold => new(
                    $"{who} has {votes.En}, more than half, and wins.",
                    $"{who} obtient {votes.Fr}, plus de la moitié, et l’emporte."
                ),
                _ when decision.Elected => new($"{who} wins with {votes.En}.", $"{who} l’emporte avec {votes.Fr}."),
                _ => new($"{who} leaves the race with {votes.En}.", $"{who} quitte la course avec {votes.Fr}."),
            };
        }
    }

    public static IEnumerable<Text> Moved(CountRound round, Func<int, string> name)
    {
        foreach (var from in round.Transfers.GroupBy(way => way.From))
        {
            var ways = from.OrderByDescending(way => way.To is not null).ThenByDescending(way => way.Votes).ToList();
            var all = ways.Sum(way => (long)way.Votes.Floor());
            var sum = RaceWords.Votes(all);
            var parts = ways.Select(way =>
                {
                    var votes = RaceWords.Number((long)way.Votes.Floor());
                    return way.To is { } to
                        ? new Text($"{votes.En} to {name(to)}", $"{votes.Fr} à {name(to)}")
                        : new Text($"{votes.En} exhausted", $"{votes.Fr} épuisés");
                })
                .ToList();
            yield return new(
                $"From {name(from.Key)}, {sum.En} {(all == 1 ? "moves" : "move")} on: {string.Join(", ", parts.Select(part => part.En))}.",
                $"De {name(from.Key)}, {sum.Fr} se {(all is 0 or 1 ? "reporte" : "reportent")}\u00a0: {string.Join(", ", parts.Select(part => part.Fr))}."
            );
        }
    }

    private static Text Tied(Tie tie, Func<int, string> name)
    {
        var tied = Names.Join([.. tie.Candidates.Select(name)]);
        var elect = tie.Purpose == TiePurpose.Elect;
        return new(
            $"{tied.En} are tied. By the rule for ties (earlier rounds, then the lot) {name(tie.Chosen)} {(elect ? "comes first" : "comes last")}.",
            $"{tied.Fr} sont à égalité. Selon la règle des égalités (tours précédents, puis tirage au sort), {name(tie.Chosen)} {(elect ? "vient en tête" : "vient en dernier")}."
        );
    }
}
