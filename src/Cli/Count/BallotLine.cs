using System.CommandLine;
using Hustings.Counting.Files;

namespace Hustings.Cli.Count;

/// <summary>How marks are written in the file of ballots, and who is left out.</summary>
internal static class BallotLine
{
    private static readonly BallotFileOptions Usual = new();

    private static readonly Option<string?> OvervoteDelimiter = new("--overvoteDelimiter", "--overvote-delimiter")
    {
        Description = $"Between candidates who share a rank in a CSV file; \"{Usual.OvervoteDelimiter}\" if not given.",
        HelpName = "TEXT",
    };

    private static readonly Option<string?> OvervoteLabel = new("--overvoteLabel", "--overvote-label")
    {
        Description =
            $"An overvote in a CSV file whose candidates are not known; \"{Usual.OvervoteLabel}\" if not given.",
        HelpName = "TEXT",
    };

    private static readonly Option<string?> SkippedRankLabel = new("--skippedRankLabel", "--skipped-rank-label")
    {
        Description =
            $"A skipped rank in a CSV file; \"{Usual.SkippedRankLabel}\" if not given, and always the empty cell.",
        HelpName = "TEXT",
    };

    private static readonly Option<string?> UndeclaredWriteInLabel = new(
        "--undeclaredWriteInLabel",
        "--undeclared-write-in-label"
    )
    {
        Description = "The candidate who stands for all undeclared write-ins: leaves first and cannot win.",
        HelpName = "NAME",
    };

    private static readonly Option<string[]> Excluded = new("--exclude")
    {
        Description = "A candidate to pass over on every ballot.",
        HelpName = "NAME",
    };

    public static IEnumerable<Option> Options =>
        [OvervoteDelimiter, OvervoteLabel, SkippedRankLabel, UndeclaredWriteInLabel, Excluded];

    public static BallotFileOptions Read(ParseResult line) =>
        new()
        {
            OvervoteDelimiter = line.GetValue(OvervoteDelimiter) is { Length: > 0 } given
                ? given
                : Usual.OvervoteDelimiter,
            OvervoteLabel = line.GetValue(OvervoteLabel) ?? Usual.OvervoteLabel,
            SkippedRankLabel = line.GetValue(SkippedRankLabel) ?? Usual.SkippedRankLabel,
            UndeclaredWriteInLabel = line.GetValue(UndeclaredWriteInLabel),
            Excluded = line.GetValue(Excluded) ?? [],
        };
}
