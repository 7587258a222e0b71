using System.Collections.Immutable;

namespace Hustings.Counting.Rounds;

/// <summary>A rule as a definition writes it, all parameters by their published names.</summary>
/// <param name="LeavingPercent">0 where the leaving rule does not read it.</param>
public sealed record RuleNames(
    string Kind,
    string Base,
    string WithdrawnVotes,
    IReadOnlyList<string> Ties,
    string LeavingKind,
    int LeavingPercent
)
{
    /// <summary>The rule, if every name is known and the parameters fit together; otherwise all problems.</summary>
    public (RuleParameters? Rule, ImmutableArray<RuleFinding> Problems) Read()
    {
        List<RaceTieStep> steps = [];
        bool known =
            PublishedName.TryParse(Kind, out ContestRule kind)
            & PublishedName.TryParse(Base, out MajorityBase part)
            & PublishedName.TryParse(WithdrawnVotes, out WithdrawnVotes withdrawn)
            & PublishedName.TryParse(LeavingKind, out LeavingRule leaving);
        foreach (string name in Ties)
        {
            known &= PublishedName.TryParse(name, out RaceTieStep step);
            steps.Add(step);
        }
        if (!known)
            return (null, [RuleFinding.Of(RuleProblem.UnknownValue)]);
        RuleParameters rule = new()
        {
            Rule = kind,
            Base = part,
            Withdrawn = withdrawn,
            TieBreak = [.. steps],
            Leaving = leaving,
            LeavingPercent = LeavingPercent,
        };
        ImmutableArray<RuleFinding> problems = RuleCheck.Problems(rule);
        return problems.IsEmpty ? (rule, []) : (null, problems);
    }

    public static RuleNames Of(RuleParameters rule) =>
        new(
            PublishedName.Of(rule.Rule),
            PublishedName.Of(rule.Base),
            PublishedName.Of(rule.Withdrawn),
            [.. rule.TieBreak.Select(PublishedName.Of)],
            PublishedName.Of(rule.Leaving),
            rule.LeavingPercent
        );
}
