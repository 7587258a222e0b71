using Hustings.Contest;
using Hustings.Gate.Extensions;
using Hustings.Record.Definitions;
using Hustings.Server.Pages;

namespace Hustings.Server.Incidents;

/// <summary>The evidence of a proposal in words: what stands in the minutes as the order's reason.</summary>
internal static class ProposalWords
{
    public static Wording Reason(ContestDefinition contest, ExtensionProposal proposal, DateTimeOffset now)
    {
        var policy = contest.Extensions!;
        var lost = Figures.Count(proposal.Lost.Count, new("minute", "minute"), new("minutes", "minutes"));
        var from = Moments.Near(proposal.Lost[0].Start, contest.TimeZone, now);
        var until = Moments.Near(proposal.Lost[^1].Start.AddMinutes(1), contest.TimeZone, now);
        var (through, sent) = (
            Figures.Number(proposal.Lost.Sum(minute => (long)minute.Accepted)),
            Figures.Number(proposal.Lost.Sum(minute => (long)minute.Probes))
        );
        var extra = Figures.Count(policy.ExtraMinutes, new("minute", "minute"), new("minutes", "minutes"));
        var (more, plus) = policy.ExtraMinutes == 0 ? ("", "") : ($" and {extra.En} more", $", plus {extra.Fr}");
        return new(
            $"Between {from.En} and {until.En} fewer than {policy.SuccessBelow}% of the test ballots of {lost.En} got through ({through.En} of {sent.En}). By the policy fixed before the opening voting at home is extended by the time lost{more}.",
            $"Entre {from.Fr} et {until.Fr}, moins de {policy.SuccessBelow}\u00a0% des bulletins d’essai de {lost.Fr} sont passés ({through.Fr} sur {sent.Fr}). Selon la politique fixée avant l’ouverture, le vote à distance est prolongé du temps perdu{plus}."
        );
    }
}
