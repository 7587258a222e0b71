namespace Hustings.Counting.Rules;

/// <summary>How the members of our closed lists are written in options, reports and refusals: as in RCTab, "alwaysSkipToNextRank".</summary>
public static class RuleName
{
    public static string Of<TEnum>(TEnum member)
        where TEnum : struct, Enum
    {
        string name = member.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    public static IEnumerable<string> All<TEnum>()
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().Select(Of);

    public static bool TryParse<TEnum>(string name, out TEnum member)
        where TEnum : struct, Enum
    {
        foreach (TEnum candidate in Enum.GetValues<TEnum>())
        {
            if (Of(candidate) == name)
            {
                member = candidate;
                return true;
            }
        }
        member = default;
        return false;
    }
}
