using System.Collections.Immutable;

namespace Hustings.Contest.Roll;

/// <summary>An officer's decision about a case.</summary>
public sealed record Opinion(string Case, string Officer, ReviewDecision Decision);

/// <summary>
/// The review of a roll: its cases and what officers decided. A case is settled when two different officers decided alike; until then
/// an officer may change an opinion. The review is a value: every step gives a new one.
/// </summary>
public sealed class RollReview
{
    private readonly ImmutableDictionary<string, ReviewCase> cases;
    private readonly ImmutableList<Opinion> opinions;

    private RollReview(ImmutableDictionary<string, ReviewCase> cases, ImmutableList<Opinion> opinions)
    {
        this.cases = cases;
        this.opinions = opinions;
    }

    public static RollReview Of(IEnumerable<ReviewCase> cases) => new(cases.ToImmutableDictionary(one => one.Id), []);

    public IReadOnlyList<Opinion> Opinions => opinions;

    /// <summary>Cases that need further officers, by id.</summary>
    public IEnumerable<ReviewCase> Open =>
        cases.Values.Where(one => Settled(one.Id) is null).OrderBy(one => one.Id, StringComparer.Ordinal);

    /// <summary>What two officers decided alike; null while the case is open.</summary>
    public ReviewDecision? Settled(string id) =>
        opinions
            .Where(opinion => opinion.Case == id)
            .GroupBy(opinion => opinion.Decision)
            .FirstOrDefault(group =>
                group.Select(opinion => opinion.Officer).Distinct(StringComparer.Ordinal).Count() > 1
            )
            ?.Key;

    /// <summary>Takes an opinion down; an officer's later opinion replaces the earlier one.</summary>
    public RollRefusal? TryDecide(Opinion opinion, out RollReview after)
    {
        after = this;
        if (!cases.TryGetValue(opinion.Case, out var one))
        {
            return RollRefusal.UnknownCase;
        }

        if (Settled(opinion.Case) is not null)
        {
            return RollRefusal.AlreadySettled;
        }

        if (Refuse(one, opinion.Decision) is { } refusal)
        {
            return refusal;
        }

        var others = opinions.RemoveAll(old => old.Case == opinion.Case && old.Officer == opinion.Officer);
        after = new(cases, others.Add(opinion with { Decision = Normal(one, opinion.Decision) }));
        return null;
    }

    /// <summary>The roll after all decisions.</summary>
    public RollRefusal? TryApply(IReadOnlyList<Member> roll, out IReadOnlyList<Member> reviewed)
    {
        reviewed = [];
        if (Open.Any())
        {
            return RollRefusal.CasesOpen;
        }

        var leaving = new HashSet<string>(StringComparer.Ordinal);
        var emptied = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in cases.Values)
        {
            leaving.UnionWith(Leaving(one, Settled(one.Id)!));
            if (Settled(one.Id) is ReviewDecision.ContactRefused)
            {
                emptied.Add(one.Members[0].Number);
            }
        }

        reviewed =
        [
            .. roll.Where(member => !leaving.Contains(member.Number))
                .Select(member =>
                    emptied.Contains(member.Number) ? member with { Phone = "", Email = "", Address = "" } : member
                ),
        ];
        return null;
    }

    private static RollRefusal? Refuse(ReviewCase one, ReviewDecision decision)
    {
        var contact = decision is ReviewDecision.ContactConfirmed or ReviewDecision.ContactRefused;
        if (contact != (one.Kind == ReviewKind.ContactChange))
        {
            return RollRefusal.WrongKind;
        }

        var numbers = one.Members.Select(member => member.Number).ToHashSet(StringComparer.Ordinal);
        var named = decision is ReviewDecision.SamePerson same ? [same.Stays] : Leaving(one, decision);
        if (named.Any(number => !numbers.Contains(number)))
        {
            return RollRefusal.NotInCase;
        }

        return decision is ReviewDecision.SomeLeave && (named.Length == 0 || named.Length == numbers.Count)
            ? RollRefusal.NobodyStays
            : null;
    }

    /// <summary>All but one leaving is the same decision however it is said.</summary>
    private static ReviewDecision Normal(ReviewCase one, ReviewDecision decision) =>
        decision is ReviewDecision.SamePerson ? new ReviewDecision.SomeLeave(Leaving(one, decision)) : decision;

    private static string[] Leaving(ReviewCase one, ReviewDecision decision) =>
        decision switch
        {
            ReviewDecision.SamePerson same =>
            [
                .. one.Members.Select(member => member.Number).Where(number => number != same.Stays),
            ],
            ReviewDecision.SomeLeave some => some.Leaving.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            _ => [],
        };
}
