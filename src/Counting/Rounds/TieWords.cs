using Hustings.Counting.Ties;

namespace Hustings.Counting.Rounds;

/// <summary>A tie in sentences: who was tied, what each look showed, and who it chose.</summary>
internal static class TieWords
{
    public static IEnumerable<Bilingual> Of(RoundAccount account, RaceTie tie, long votes)
    {
        Bilingual tied = Names(account, tie.Tied);
        Bilingual number = RaceWords.Votes(votes);
        yield return new($"{tied.En} are tied with {number.En} each.", $"{tied.Fr} sont à égalité avec {number.Fr}.");
        foreach (TieEvidence look in tie.Evidence)
            yield return look.Step == RaceTieStep.Lot ? Lot(account, tie, look) : Earlier(account, tie, look);
    }

    private static Bilingual Earlier(RoundAccount account, RaceTie tie, TieEvidence look)
    {
        Bilingual left = Names(account, look.Left);
        bool elect = tie.Purpose == TiePurpose.Elect;
        Bilingual votes = RaceWords.Number(look.Votes[look.Left[0]]);
        if (look.Left.Length > 1)
        {
            return new(
                $"Round {look.Round} leaves {left.En} tied ({votes.En}).",
                $"Le tour {look.Round} laisse {left.Fr} à égalité ({votes.Fr})."
            );
        }
        return new(
            $"In round {look.Round} {left.En} had the {(elect ? "most" : "fewest")} votes of them ({votes.En}).",
            $"Au tour {look.Round}, {left.Fr} avait le {(elect ? "plus" : "moins")} de votes parmi ces candidatures ({votes.Fr})."
        );
    }

    private static Bilingual Lot(RoundAccount account, RaceTie tie, TieEvidence look)
    {
        string chosen = account.Of(tie.Chosen).Candidate.Name;
        bool elect = tie.Purpose == TiePurpose.Elect;
        return new(
            $"The lot decides: {chosen} {(elect ? "comes first" : "comes last")} (seed {look.Seed}).",
            $"Le tirage au sort décide\u00a0: {chosen} {(elect ? "vient en tête" : "vient en dernier")} (graine {look.Seed})."
        );
    }

    private static Bilingual Names(RoundAccount account, IEnumerable<string> ids) =>
        RaceWords.Listing(ids.Select(id => account.Of(id).Candidate.Name));
}
