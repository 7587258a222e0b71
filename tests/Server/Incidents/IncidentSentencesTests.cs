using Hustings.Record.Minutes;
using Hustings.Server.Incidents;
using Shouldly;
using Xunit;

namespace Hustings.Server.Tests.Incidents;

/// <summary>What stands in the minutes about an attack, as a volunteer reads it.</summary>
public sealed class IncidentSentencesTests
{
    private static readonly DateTimeOffset Start = new(2012, 3, 24, 20, 12, 0, TimeSpan.Zero);

    private static readonly IncidentFigures Flood = new(
        1,
        IncidentPhase.Opened,
        Start,
        null,
        new([IncidentKind.Forgeries]),
        18_400,
        92_000,
        9_800,
        412,
        17,
        60,
        59,
        2_050,
        0
    );

    [Fact]
    public void Attack_that_lasts_is_told_with_its_start_size_and_what_voters_meet()
    {
        var (en, fr) = Of(Flood);

        en.ShouldBe(
            "Since 4:12 p.m. Toronto time somebody floods the ballot box with false ballots, all of them refused. Up to 18,400 a second from 9,800 addresses at once; 92,000 in all. Voters’ ballots get through: 59 of 60 test ballots, the slowest in 2.1 s. Votes accepted meanwhile: 412; requests asked to try again: 17."
        );
        fr.ShouldBe(
            "Début 16 h 12, heure de Toronto : quelqu’un inonde l’urne de faux bulletins, tous refusés. Jusqu’à 18 400 par seconde, de 9 800 adresses à la fois; 92 000 en tout. Les bulletins des votants passent : 59 bulletins d’essai sur 60, le plus lent en 2,1 s. Votes acceptés pendant ce temps : 412; envois priés de réessayer : 17."
        );
    }

    [Fact]
    public void Attack_that_is_over_names_both_ends_and_voters_who_did_not_get_through()
    {
        var (en, fr) = Of(
            Flood with
            {
                Phase = IncidentPhase.Closed,
                End = Start.AddMinutes(19),
                ProbesAccepted = 31,
                UnwatchedSeconds = 300,
            }
        );

        en.ShouldStartWith("Over: from 4:12 p.m. Toronto time until 4:31 p.m. Toronto time somebody floods");
        en.ShouldContain("Not every voter gets through: 31 of 60 test ballots did");
        en.ShouldContain("The server was stopped for about 5 minutes of this time");
        fr.ShouldContain("Des votants ne passent pas");
        fr.ShouldContain("environ 5 minutes");
    }

    [Fact]
    public void Nothing_is_said_that_nobody_measured()
    {
        var (en, fr) = Of(Flood with { Kinds = new([IncidentKind.Unreachable]), Hostile = 0, Probes = 0 });

        en.ShouldContain("Nobody measured what voters met");
        en.ShouldNotContain("a second");
        fr.ShouldContain("Nul n’a mesuré");
    }

    [Fact]
    public void Every_kind_and_phase_has_words_in_both_languages()
    {
        foreach (var kind in Enum.GetValues<IncidentKind>())
        {
            foreach (var phase in Enum.GetValues<IncidentPhase>())
            {
                var end = phase == IncidentPhase.Closed ? Start.AddHours(30) : (DateTimeOffset?)null;
                var (en, fr) = Of(Flood with { Kinds = new([kind, IncidentKind.Pages]), Phase = phase, End = end });
                en.ShouldNotBe(fr);
                en.ShouldEndWith(".");
                fr.ShouldEndWith(".");
            }
        }
    }

    // Hard spaces are typography; the words are what is tested.
    private static (string En, string Fr) Of(IncidentFigures incident)
    {
        var words = IncidentSentences.Of(incident, "America/Toronto", Start.AddMinutes(20));
        return (Plain(words.En), Plain(words.Fr));
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');
}
