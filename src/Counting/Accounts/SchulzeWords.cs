using Hustings.Counting.Pairwise;

namespace Hustings.Counting.Accounts;

/// <summary>Why Schulze's order is as it is, in sentences: each place against the next.</summary>
public static class SchulzeWords
{
    public static IReadOnlyList<string> Of(CountAccount account)
    {
        if (account.Schulze is not { } tables)
            return [];
        List<string> words = [];
        foreach (Decision decision in tables.Decisions)
        {
            if (decision.Tie is { } tie)
                words.Add(Wording.Of(tie, account.Name, null));
        }
        for (int place = 1; place < tables.Places.Length; place++)
            words.Add(Ahead(account, tables, tables.Places[place - 1][0], tables.Places[place][0]));
        return words;
    }

    private static string Ahead(CountAccount account, SchulzeTables tables, int first, int second)
    {
        PathStrength there = tables.Strengths[first][second];
        PathStrength back = tables.Strengths[second][first];
        string how =
            there == back
                ? "neither is ahead by strongest paths"
                : $"{Path(there, first, second)} against {Path(back, second, first)}";
        return $"{account.Name(first)} before {account.Name(second)}: {how}.";

        string Path(PathStrength strength, int a, int b) =>
            strength.IsNone
                ? "no path back"
                : $"a path of strength {strength} ({string.Join(" > ", tables.Paths[a][b].Select(account.Name))})";
    }
}
