using Hustings.Counting.Rules;

namespace Hustings.Counting.Accounts;

/// <summary>A round in sentences: what was needed, what was decided and why, where votes went.</summary>
public static class RoundWords
{
    public static IReadOnlyList<string> Of(CountAccount account, CountRound round) =>
        [
            .. Needed(account, round),
            .. Batch(account, round),
            .. round.Decisions.SelectMany(decision => Decided(account, round, decision)),
            .. round.SurplusTies.Select(tie => Wording.Of(tie, account.Name, null)),
            .. round.Transfers.GroupBy(way => way.From).Select(from => Moved(account, from.Key, [.. from])),
        ];

    /// <summary>The result in one sentence.</summary>
    public static string Result(CountAccount account)
    {
        if (account.Refusal is { } refusal)
            return $"The count stopped. {refusal.Words} ({refusal.Code})";
        return account.Elected.IsEmpty
            ? "Nobody is elected so far: the count was to stop here."
            : $"Elected: {Listing.Of(account.Elected.Select(account.Name))}.";
    }

    private static IEnumerable<string> Needed(CountAccount account, CountRound round)
    {
        if (round.Threshold is not { } threshold || account.Options.WinnerElectionMode == WinnerElectionMode.BottomsUp)
            yield break;
        string votes = Wording.Votes(threshold);
        yield return $"Needed to be elected: {(round.ThresholdMustBeExceeded ? "more than " : "")}{votes}.";
    }

    /// <summary>Several who leave together because they cannot catch up share one sentence.</summary>
    private static IEnumerable<string> Batch(CountAccount account, CountRound round)
    {
        Decision[] together = [.. round.Decisions.Where(d => d.Reason == DecisionReason.CannotCatchUp)];
        if (together.Length == 0)
            yield break;
        HashSet<int> leaving = [.. together.Select(decision => decision.Candidate)];
        Fraction sum = together.Aggregate(Fraction.Zero, (all, decision) => all + decision.Votes);
        KeyValuePair<int, Fraction> next = round.Votes.Where(v => !leaving.Contains(v.Key)).MinBy(v => v.Value);
        string names = Listing.Of(together.Select(d => $"{account.Name(d.Candidate)} ({d.Votes.ForPeople()})"));
        yield return $"{names} leave the race together: even all their votes ({sum.ForPeople()}) are fewer than those of the next "
            + $"candidate, {account.Name(next.Key)} ({next.Value.ForPeople()}).";
    }

    private static IEnumerable<string> Decided(CountAccount account, CountRound round, Decision decision)
    {
        if (decision.Tie is { } tie)
            yield return Wording.Of(tie, account.Name, decision.Votes);
        string who = account.Name(decision.Candidate);
        string votes = Wording.Votes(decision.Votes);
        string? sentence = decision.Reason switch
        {
            DecisionReason.ReachedThreshold => $"{who} has {votes} and is elected.",
            DecisionReason.NoMoreCandidatesThanSeats =>
                $"{who} is elected with {votes}: no more candidates stand than there are seats left.",
            DecisionReason.MostVotes => $"{who} has the most votes ({decision.Votes.ForPeople()}) and is elected.",
            DecisionReason.OverPercentage =>
                $"{who} is elected with {votes}: everybody who stands is over the percentage.",
            DecisionReason.UndeclaredWriteIns =>
                $"{who} ({votes}) leave the race: nobody who declared to stand is meant.",
            DecisionReason.BelowMinimum =>
                $"{who} has {votes}, fewer than the minimum of {account.Options.MinimumVoteThreshold}, and leaves the race.",
            DecisionReason.BelowCutoff =>
                $"{who} has {votes}, below {round.Threshold?.ForPeople()}, and leaves the race.",
            DecisionReason.FewestVotes =>
                $"{who} had the fewest votes ({decision.Votes.ForPeople()}) and leaves the race.",
            _ => null,
        };
        if (sentence is not null)
            yield return sentence;
    }

    private static string Moved(CountAccount account, int from, IReadOnlyList<VoteTransfer> ways)
    {
        Fraction sum = ways.Aggregate(Fraction.Zero, (all, way) => all + way.Votes);
        IEnumerable<string> parts = ways.OrderByDescending(way => way.To is not null)
            .ThenByDescending(way => way.Votes)
            .Select(way =>
                way.To is { } to
                    ? $"{way.Votes.ForPeople()} to {account.Name(to)}"
                    : $"{way.Votes.ForPeople()} to nobody ({Wording.Of(way.Lost!.Value).ToLowerInvariant()})"
            );
        return $"From {account.Name(from)} {Wording.Votes(sum)} move on: {string.Join(", ", parts)}.";
    }
}
