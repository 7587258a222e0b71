using System.Globalization;
using System.Numerics;

namespace Hustings.Counting.Rounds;

/// <summary>A round in sentences, in both languages: what was needed, who wins or leaves and why, how the base changed.</summary>
public static class RaceWords
{
    public static IReadOnlyList<Bilingual> Of(RoundAccount account) =>
        [Needed(account), .. Outcome(account), .. Changed(account)];

    /// <summary>Who wins or leaves and why, and whether another round follows.</summary>
    public static IReadOnlyList<Bilingual> Outcome(RoundAccount account) =>
        [.. Together(account), .. account.Decisions.SelectMany(one => Decided(account, one)), .. Ended(account)];

    /// <summary>A share with its sign: "57.2%", in French "57,2 %".</summary>
    public static Bilingual Share(Fraction share)
    {
        string percent = Percent.Of(share);
        return new Bilingual($"{percent}%", $"{percent.Replace('.', ',')}\u00a0%");
    }

    /// <summary>Thousands separated as the language does.</summary>
    public static Bilingual Number(long number)
    {
        string grouped = ((BigInteger)number).ToString("N0", CultureInfo.InvariantCulture);
        return new Bilingual(grouped, grouped.Replace(",", "\u202f", StringComparison.Ordinal));
    }

    /// <summary>"1 vote", "2 votes"; French counts zero as singular.</summary>
    public static Bilingual Votes(long number)
    {
        Bilingual digits = Number(number);
        return new Bilingual(
            $"{digits.En} {(number == 1 ? "vote" : "votes")}",
            $"{digits.Fr} {(number is 0 or 1 ? "vote" : "votes")}"
        );
    }

    /// <summary>What it took to win.</summary>
    public static Bilingual Needed(RoundAccount account)
    {
        Bilingual all = Number(account.Base);
        Bilingual what = LineWords.Of(account.Rule.Base);
        if (account.Majority is not { } majority)
        {
            return new(
                $"Round {account.Number}: the most votes win. Shares are of all {what.En} ({all.En}).",
                $"Tour {account.Number}\u00a0: le plus grand nombre de votes l’emporte. Les parts se rapportent à tous les {what.Fr} ({all.Fr})."
            );
        }
        Bilingual needed = Votes(majority);
        return new(
            $"Round {account.Number}: it takes {needed.En} to win, more than half of {all.En} {what.En}.",
            $"Tour {account.Number}\u00a0: il faut {needed.Fr} pour l’emporter, plus de la moitié de {all.Fr} {what.Fr}."
        );
    }

    /// <summary>Several who cannot catch up share one sentence.</summary>
    private static IEnumerable<Bilingual> Together(RoundAccount account)
    {
        RaceDecision[] leaving = [.. account.Decisions.Where(one => one.Reason == RaceReason.CannotCatchUp)];
        if (leaving.Length == 0)
            yield break;
        CandidateLine next = account
            .Candidates.Where(line => !line.Withdrawn && leaving.All(one => one.Candidate != line.Candidate.Id))
            .MinBy(line => line.Votes)!;
        Bilingual names = Listing(leaving.Select(one => account.Of(one.Candidate).Candidate.Name));
        Bilingual sum = Number(leaving.Sum(one => one.Votes));
        Bilingual ahead = Number(next.Votes);
        yield return new(
            $"{names.En} leave the race together: all their votes ({sum.En}) are fewer than those of {next.Candidate.Name} ({ahead.En}).",
            $"{names.Fr} quittent la course ensemble\u00a0: tous leurs votes ({sum.Fr}) sont moins nombreux que ceux de {next.Candidate.Name} ({ahead.Fr})."
        );
    }

    private static IEnumerable<Bilingual> Decided(RoundAccount account, RaceDecision decision)
    {
        if (decision.Tie is { } tie)
        {
            foreach (Bilingual sentence in TieWords.Of(account, tie, decision.Votes))
                yield return sentence;
        }
        CandidateLine line = account.Of(decision.Candidate);
        string who = line.Candidate.Name;
        Bilingual votes = Votes(decision.Votes);
        Bilingual number = Number(decision.Votes);
        Bilingual share = line.Share is { } part ? Share(part) : new("0%", "0\u00a0%");
        Bilingual? words = decision.Reason switch
        {
            RaceReason.MoreThanHalf => new(
                $"{who} has {votes.En} ({share.En}), more than half, and wins.",
                $"{who} obtient {votes.Fr} ({share.Fr}), plus de la moitié, et l’emporte."
            ),
            RaceReason.MostVotes => new(
                $"{who} has the most votes, {number.En} ({share.En}), and wins.",
                $"{who} obtient le plus de votes, {number.Fr} ({share.Fr}), et l’emporte."
            ),
            RaceReason.LastStanding => new(
                $"{who} is the only one left in the race, with {votes.En} ({share.En}), and wins.",
                $"{who} reste en lice sans adversaire, avec {votes.Fr} ({share.Fr}), et l’emporte."
            ),
            RaceReason.FewestVotes => new(
                $"{who} had the fewest votes, {number.En} ({share.En}), and leaves the race.",
                $"{who} a obtenu le moins de votes, {number.Fr} ({share.Fr}), et quitte la course."
            ),
            RaceReason.BelowShare => new(
                $"{who} has {votes.En} ({share.En}), fewer than {account.Rule.LeavingPercent}% of the base, and leaves the race.",
                $"{who} obtient {votes.Fr} ({share.Fr}), moins de {account.Rule.LeavingPercent}\u00a0% de la base, et quitte la course."
            ),
            _ => null,
        };
        if (words is not null)
            yield return words;
    }

    private static IEnumerable<Bilingual> Ended(RoundAccount account)
    {
        if (account.Outcome != RoundOutcome.Won && account.Candidates.All(line => line.Withdrawn || line.Votes == 0))
        {
            yield return account.Outcome == RoundOutcome.NoWinner
                ? new(
                    "Nobody has a vote, so there is no winner.",
                    "Personne n’a reçu de vote\u00a0: personne n’est élu."
                )
                : new(
                    "Nobody has a vote, so nobody leaves the race and there is another round.",
                    "Personne n’a reçu de vote\u00a0: personne ne quitte la course et il y aura un autre tour."
                );
        }
        else if (account.Outcome == RoundOutcome.NoWinner)
        {
            yield return new(
                "Nobody has more than half, so there is no winner.",
                "Personne n’a plus de la moitié\u00a0: personne n’est élu."
            );
        }
        else if (account.Outcome == RoundOutcome.GoesOn)
        {
            yield return new(
                "Nobody has more than half, so there is another round.",
                "Personne n’a plus de la moitié\u00a0: il y aura un autre tour."
            );
        }
    }

    /// <summary>How the base changed since the round before; nothing in the first round, or if it did not.</summary>
    public static IEnumerable<Bilingual> Changed(RoundAccount account)
    {
        BaseChange[] lines = [.. account.BaseChanges.Where(change => change.Votes != 0)];
        if (lines.Length == 0)
            yield break;
        Bilingual sum = Signed(lines.Sum(change => change.Votes));
        Bilingual[] parts = [.. lines.Select(Part)];
        yield return new(
            $"Change of the base since the round before: {sum.En} ({string.Join("; ", parts.Select(part => part.En))}).",
            $"Variation de la base depuis le tour précédent\u00a0: {sum.Fr} ({string.Join("; ", parts.Select(part => part.Fr))})."
        );
    }

    private static Bilingual Part(BaseChange change)
    {
        Bilingual what = LineWords.OfChange(change.Kind);
        Bilingual votes = Signed(change.Votes);
        return new($"{what.En} {votes.En}", $"{what.Fr} {votes.Fr}");
    }

    /// <summary>With its sign, "+" too, and a real minus.</summary>
    internal static Bilingual Signed(long number)
    {
        string sign =
            number < 0 ? "−"
            : number > 0 ? "+"
            : "";
        Bilingual digits = Number(Math.Abs(number));
        return new(sign + digits.En, sign + digits.Fr);
    }

    internal static Bilingual Listing(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length < 2
            ? new(string.Concat(all), string.Concat(all))
            : new($"{string.Join(", ", all[..^1])} and {all[^1]}", $"{string.Join(", ", all[..^1])} et {all[^1]}");
    }
}
