using System.Collections.Immutable;
using Hustings.Counting.Rounds;
using Hustings.Record;
using Hustings.Record.Minutes;

namespace Hustings.Verification.Contests;

/// <summary>A round's totals from the archive's result and the batches of the minutes (docs/spec/minutes.md, "The totals of a round").</summary>
internal static class StageTotals
{
    public static RoundTotals Of(StageStory stage, ElectionResult result, int round, IEnumerable<string> standing) =>
        new()
        {
            Number = round,
            Columns = [Live(stage, result), .. stage.PreparedUnder!.Columns.Select(column => Entered(stage, column))],
            WithdrawnOnBallot = [.. stage.Candidates!.Except(standing)],
            Members = stage.Members,
        };

    /// <summary>The encrypted box: what names nobody is blank, whether the voter chose that or nothing.</summary>
    private static RoundColumn Live(StageStory stage, ElectionResult result)
    {
        var blank = stage.Definition.Blank ? 1 : 0;
        var votes = stage
            .Candidates!.Select((id, i) => (id, Votes: result.Counts[0][i + blank]))
            .ToImmutableSortedDictionary(one => one.id, one => one.Votes);
        return new()
        {
            Name = "live",
            Votes = votes,
            Blank = stage.Sealed!.Said.Ballots - votes.Values.Sum(),
        };
    }

    private static RoundColumn Entered(StageStory stage, string column)
    {
        var batches = stage.Batches.Where(batch => batch.Column == column).ToList();
        var rejected = batches.Sum(batch => (long)batch.Rejected);
        return new()
        {
            Name = column,
            // Paper of a contest of rounds is given once and read again in every round.
            FromRankings = stage.PreparedUnder!.Rule.Kind == "exhaustive",
            Votes = stage.Candidates!.ToImmutableSortedDictionary(id => id, id => Votes(batches, id)),
            Blank = batches.Sum(batch => (long)batch.Blank),
            Rejected = rejected == 0 ? RoundColumn.None : RoundColumn.None.Add(RejectionReason.NotStated, rejected),
            Exhausted = batches.Sum(batch => (long)batch.Exhausted),
        };
    }

    private static long Votes(List<OrderDetails.CountColumn> batches, string candidate) =>
        batches.Sum(batch => (long)batch.Votes.Single(one => one.Candidate == candidate).Votes);
}
