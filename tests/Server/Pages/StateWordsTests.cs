using Hustings.Contest;
using Hustings.Server.Pages;
using Hustings.Server.Status;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Pages;

public class StateWordsTests
{
    private static readonly DateTimeOffset Planned = new(2026, 11, 22, 22, 40, 0, TimeSpan.Zero);
    private static readonly StageInfo Stage = new(
        "11111111111111",
        Text.Same("C"),
        Text.Same("Round 3"),
        Text.Same("Q"),
        Planned,
        Planned,
        "America/Toronto",
        VotePolicy.Once,
        null,
        false
    );

    [Fact]
    public void Time_that_is_to_come_is_said_with_its_zone()
    {
        DateTimeOffset before = Planned.AddMinutes(-1);
        FrameWords
            .Where(Stage, StageState.Open, before)
            .En.ShouldBe("Round 3 · open until Sunday, November 22, 2026, 5:40\u00a0p.m. Toronto time");
        FrameWords
            .Where(Stage, StageState.Open, before)
            .Fr.ShouldBe("Round 3 · ouvert jusqu’au dimanche 22 novembre 2026 à 17\u00a0h\u00a040, heure de Toronto");
        FrameWords.Where(Stage, StageState.Prepared, before).En.ShouldContain("opens Sunday");
        FrontWords.Now(Stage, StageState.Open, before).En.ShouldContain("open until Sunday");
        FrontWords.Now(Stage, StageState.Prepared, before).Fr.ShouldContain("Il ouvre le dimanche");
    }

    [Fact]
    public void Time_that_passed_without_the_order_is_not_claimed()
    {
        foreach (StageState state in (StageState[])[StageState.Prepared, StageState.Open])
        {
            FrameWords.Where(Stage, state, Planned).En.ShouldNotContain("5:40");
            FrontWords.Now(Stage, state, Planned).En.ShouldNotContain("5:40");
            FrontWords.Now(Stage, state, Planned).Fr.ShouldNotContain("17");
        }

        FrontWords.Now(Stage, StageState.Open, Planned).En.ShouldContain("still open");
    }
}
