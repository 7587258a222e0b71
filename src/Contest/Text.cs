namespace Hustings.Contest;

/// <summary>Words shown to people, in both languages of the house.</summary>
public sealed record Text(string En, string Fr)
{
    /// <summary>The same words in both languages (names, numbers).</summary>
    public static Text Same(string words) => new(words, words);

    /// <summary>The words for a language tag such as <c>fr</c> or <c>fr-CA</c>; English for any other.</summary>
    public string In(string language) => language.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? Fr : En;
}
