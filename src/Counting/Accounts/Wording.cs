using Hustings.Counting.Rules;
using Hustings.Counting.Ties;

namespace Hustings.Counting.Accounts;

/// <summary>Small pieces of English that tables and sentences share.</summary>
public static class Wording
{
    public static string Of(InactiveReason reason) =>
        reason switch
        {
            InactiveReason.DidNotRankAnyCandidates => "Blank",
            InactiveReason.ExhaustedChoices => "Exhausted: no choice left",
            InactiveReason.Overvotes => "Exhausted: overvote",
            InactiveReason.SkippedRankings => "Exhausted: skipped ranks",
            InactiveReason.RepeatedRankings => "Exhausted: repeated candidate",
            InactiveReason.FinalRoundSurplus => "Surplus of the last elected",
            _ => "Surplus that could not move",
        };

    public static string Of(CountRule rule) =>
        rule switch
        {
            CountRule.Irv => "Instant-runoff",
            CountRule.Stv => "Several seats by transferred votes",
            CountRule.Schulze => "Schulze, winning votes",
            _ => "Plurality",
        };

    public static string Votes(Fraction votes) => votes == Fraction.One ? "1 vote" : $"{votes.ForPeople()} votes";

    /// <summary>"A and B are tied with 3 votes; A was chosen by ..."</summary>
    public static string Of(Tie tie, Func<int, string> name, Fraction? votes)
    {
        string tied = Listing.Of(tie.Candidates.Select(name));
        string with = votes is { } some ? $" with {Votes(some)}" : "";
        string what = tie.Purpose switch
        {
            TiePurpose.Elect => "comes first",
            TiePurpose.Eliminate => "leaves",
            _ => "gets the ballot that is left over",
        };
        return $"{tied} are tied{with}; {name(tie.Chosen)} {what}, by {string.Join(", then ", tie.Steps)}.";
    }
}
