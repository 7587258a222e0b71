using Hustings.Contest;

namespace Hustings.Server.Pages;

/// <summary>The words of header and footer, and those that several pages use.</summary>
public static class FrameWords
{
    public static readonly Text Skip = new("Skip to the content", "Aller au contenu");
    public static readonly Text Demo = new(
        "DEMO: these votes decide nothing",
        "DÉMO\u00a0: ces votes ne décident de rien"
    );
    public static readonly Text Foot = new("About this site", "À propos de ce site");
    public static readonly Text Accessibility = new("Accessibility", "Accessibilité");
    public static readonly Text StatusPage = new("Status of this vote", "État du scrutin");
    public static readonly Text LanguageSwitch = new("Language", "Langue");
    public static readonly Text NoHelp = new(
        "Need help? Ask the people who invited you to vote.",
        "Besoin d’aide? Adressez-vous à ceux qui vous ont invité à voter."
    );
    public static readonly Text Yes = new("Yes", "Oui");
    public static readonly Text WithoutScript = new(
        "This page does not refresh by itself without JavaScript: reload it to see what is new.",
        "Sans JavaScript, cette page ne s’actualise pas d’elle-même : rechargez-la pour voir les nouvelles."
    );

    public static readonly Text Prepared = new("Not open yet", "Pas encore ouvert");
    public static readonly Text Open = new("Open", "Ouvert");
    public static readonly Text Paused = new("Paused", "Suspendu");
    public static readonly Text Closed = new("Closed", "Clos");
    public static readonly Text Tallying = new("Closed, being counted", "Clos, dépouillement en cours");
    public static readonly Text Counted = new("Counted, not published yet", "Dépouillé, pas encore publié");
    public static readonly Text Published = new("Result published", "Résultat publié");

    /// <summary>The state of a stage in a word or two.</summary>
    public static Text State(StageState state) =>
        state switch
        {
            StageState.Prepared => Prepared,
            StageState.Open => Open,
            StageState.Paused => Paused,
            StageState.Closed => Closed,
            StageState.Tallying => Tallying,
            StageState.Counted => Counted,
            StageState.Published => Published,
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    /// <summary>
    /// "Round 3 · open until 5:40 p.m. Toronto time". Times are what an officer intends: one that has passed without the
    /// order is not repeated.
    /// </summary>
    public static Text Where(StageInfo stage, StageState state, DateTimeOffset moment)
    {
        Text now = state switch
        {
            StageState.Prepared when stage.Opens is { } opens && opens > moment => Until(
                new("opens", "ouvre"),
                Moments.Full(opens, stage.TimeZone)
            ),
            StageState.Prepared => new("not open yet", "pas encore ouvert"),
            StageState.Open when stage.Closes is { } closes && closes > moment => Until(
                new("open until", "ouvert jusqu’au"),
                Bare(Moments.Full(closes, stage.TimeZone))
            ),
            StageState.Open => new("open", "ouvert"),
            StageState.Paused => new("paused", "suspendu"),
            StageState.Closed => new("closed", "clos"),
            StageState.Tallying => new("closed, being counted", "clos, dépouillement en cours"),
            StageState.Counted => new("counted, not published yet", "dépouillé, pas encore publié"),
            _ => new("result published", "résultat publié"),
        };
        return new($"{stage.Title.En} · {now.En}", $"{stage.Title.Fr} · {now.Fr}");
    }

    public static Text Help(HelpLine help) =>
        new(
            $"Need help? Call {help.Phone} ({help.Hours.En}).",
            $"Besoin d’aide? Appelez le {help.Phone} ({help.Hours.Fr})."
        );

    private static Text Until(Text before, Text moment) => new($"{before.En} {moment.En}", $"{before.Fr} {moment.Fr}");

    // "jusqu’au" holds the article already.
    private static Text Bare(Text moment) => new(moment.En, moment.Fr["le ".Length..]);
}
