using Hustings.Contest;
using Hustings.Counting.Rounds;
using Hustings.Server.Pages;
using Hustings.Server.Results;

namespace Hustings.Server.Screen;

/// <summary>A candidate on the big screen.</summary>
/// <param name="Step">When it is shown: 1 comes first, and that is whoever has the fewest votes.</param>
/// <param name="Width">Of the bar, in thousandths of what shares are taken of.</param>
/// <param name="Share">Null where the votes are outside the base.</param>
public sealed record ScreenLine(int Step, string Name, long Votes, Text? Share, long Width, RoundMark Mark)
{
    private const long Whole = 1000;

    /// <summary>The lines of a round, the most votes first.</summary>
    public static IReadOnlyList<ScreenLine> Of(RoundBoard board) =>
        [
            .. board.Rows.Select(
                (row, place) =>
                    new ScreenLine(
                        board.Rows.Count - place,
                        row.Name,
                        row.Votes,
                        row.Share is { } share ? Words(RaceWords.Share(share)) : null,
                        WidthOf(row.Votes, board.Base),
                        row.Mark
                    )
            ),
        ];

    /// <summary>The lines of a stage without rounds, the most votes first.</summary>
    public static IReadOnlyList<ScreenLine> Of(Outcome outcome) =>
        [
            .. outcome.InOrder.Select(
                (one, place) =>
                    new ScreenLine(
                        outcome.InOrder.Count - place,
                        one.Name,
                        one.Votes,
                        Figures.Percent(one.Votes, outcome.Base),
                        WidthOf(one.Votes, outcome.Base),
                        RoundMark.None
                    )
            ),
        ];

    // Votes outside the base may be more than it.
    private static long WidthOf(long votes, long all) => all == 0 ? 0 : Math.Min(Whole, votes * Whole / all);

    private static Text Words(Bilingual words) => new(words.En, words.Fr);
}
