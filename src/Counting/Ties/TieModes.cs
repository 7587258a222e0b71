using System.Collections.Immutable;
using Hustings.Counting.Rules;

namespace Hustings.Counting.Ties;

/// <summary>How a tie-break rule is written: one of RCTab's modes, or steps separated by commas.</summary>
public static class TieModes
{
    private static readonly Dictionary<string, ImmutableArray<TieStep>> Combined = new(StringComparer.Ordinal)
    {
        ["stopCountingAndAsk"] = [],
        ["previousRoundCountsThenAsk"] = [TieStep.PreviousRoundCounts],
        ["previousRoundCountsThenRandom"] = [TieStep.PreviousRoundCounts, TieStep.Random],
    };

    public static IEnumerable<string> Names => [.. RuleName.All<TieStep>(), .. Combined.Keys];

    public static bool TryParse(string text, out ImmutableArray<TieStep> steps)
    {
        steps = [];
        foreach (string part in text.Split(','))
        {
            string name = part.Trim();
            if (Combined.TryGetValue(name, out ImmutableArray<TieStep> several))
                steps = steps.AddRange(several);
            else if (RuleName.TryParse(name, out TieStep step))
                steps = steps.Add(step);
            else
                return false;
        }
        return true;
    }

    public static string Write(ImmutableArray<TieStep> steps) =>
        steps.IsEmpty ? "stopCountingAndAsk" : string.Join(',', steps.Select(RuleName.Of));
}
