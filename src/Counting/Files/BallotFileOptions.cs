namespace Hustings.Counting.Files;

/// <summary>How marks are written in a CSV file, and who is left out. Names as in RCTab.</summary>
public sealed record BallotFileOptions
{
    /// <summary>Between candidates who share a rank (CSV).</summary>
    public string OvervoteDelimiter { get; init; } = "=";

    /// <summary>An overvote whose candidates are not known (CSV).</summary>
    public string OvervoteLabel { get; init; } = "overvote";

    /// <summary>A skipped rank; an empty cell is one too (CSV).</summary>
    public string SkippedRankLabel { get; init; } = "undervote";

    /// <summary>The candidate who stands for all undeclared write-ins.</summary>
    public string? UndeclaredWriteInLabel { get; init; }

    /// <summary>Candidates to pass over on every ballot, besides those whom the file marks as withdrawn.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];
}
