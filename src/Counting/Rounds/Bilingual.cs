namespace Hustings.Counting.Rounds;

/// <summary>A sentence for people in both languages.</summary>
public sealed record Bilingual(string En, string Fr);
