namespace Hustings.Counting.Accounts;

/// <summary>Names in a sentence: "A", "A and B", "A, B and C".</summary>
internal static class Listing
{
    public static string Of(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}
