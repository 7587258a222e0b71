using System.Globalization;
using Hustings.Contest;
using Hustings.Server.Pages;
using Hustings.Server.Status;

namespace Hustings.Cli.Probe;

/// <summary>What a static status page says beside the sentences of the server's own.</summary>
public static class OutsideWords
{
    public static readonly Text Title = new("Status of this vote", "État du scrutin");
    public static readonly Text Stale = new(
        "This page was last renewed at the time below and not since. What it says may no longer be so.",
        "Cette page a été renouvelée pour la dernière fois à l’heure ci-dessous, et plus depuis. Ce qu’elle dit n’est peut-être plus exact."
    );
    public static readonly Text ToSite = new("Go to the voting site", "Aller au site de vote");
    public static readonly Text Elsewhere = new(
        "This page lives apart from the voting site and is renewed by a program that casts test votes from another place. It can be right when the site itself cannot be reached.",
        "Cette page se trouve hors du site de vote; elle est renouvelée par un programme qui envoie des votes d’essai depuis un autre endroit. Elle peut être exacte même quand le site est injoignable."
    );

    /// <summary>"The voting site could not be reached from here since 4:12 p.m. …"</summary>
    public static Text Lost(Text since) =>
        new(
            $"The voting site cannot be reached from here (since {since.En}). Your vote is not lost: if the voting page is open on your device, leave it open, it tries again by itself; otherwise try again in a few minutes.",
            $"Le site de vote est injoignable d’ici (depuis\u00a0: {since.Fr}). Votre vote n’est pas perdu\u00a0: si la page de vote est ouverte sur votre appareil, laissez-la ouverte, elle réessaie d’elle-même; sinon, réessayez dans quelques minutes."
        );

    /// <summary>What the server said before it was lost, as of then.</summary>
    public static Text LastHeard(StatusPicture last, DateTimeOffset now)
    {
        var at = Moments.Near(last.Time, last.TimeZone, now);
        var state = FrameWords.State(last.Stage.State);
        var closes =
            last.Stage.Closes is { } known && last.Stage.State == StageState.Open
                ? Moments.Near(known, last.TimeZone, now)
                : null;
        return new(
            $"When the site was last reached ({at.En}), the state of voting was “{state.En}”{(closes is null ? "" : $"; it was to close: {closes.En}")}. If more time is given, it will stand here as soon as the site answers.",
            $"Au dernier contact ({at.Fr}), l’état du scrutin était «\u00a0{state.Fr}\u00a0»{(closes is null ? "" : $"; clôture prévue\u00a0: {closes.Fr}")}. Si le vote est prolongé, cela figurera ici dès que le site répondra."
        );
    }

    public static Text Next(TimeSpan every)
    {
        var seconds = Figures.Number((long)Math.Ceiling(every.TotalSeconds));
        return new(
            $"Next news: the site is tried every {seconds.En} seconds, and this page says at once when it answers.",
            $"Prochaines nouvelles\u00a0: un essai est fait toutes les {seconds.Fr} secondes, et cette page l’indiquera dès que le site répondra."
        );
    }

    /// <summary>"Renewed: 4:12:07 p.m. Toronto time, Sunday, November 22, 2026."</summary>
    public static Text AsOf(DateTimeOffset now, string zone)
    {
        var there = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone));
        var (day, place) = (Moments.Day(now, zone), Moments.Zone(zone));
        var half = there.Hour < 12 ? "a.m." : "p.m.";
        var hour = there.Hour % 12 == 0 ? 12 : there.Hour % 12;
        return new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Renewed: {hour}:{there.Minute:00}:{there.Second:00}\u00a0{half} {place.En}, {day.En}."
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"Renouvelée\u00a0: {there.Hour}\u00a0h\u00a0{there.Minute:00}\u00a0min\u00a0{there.Second:00}\u00a0s, {place.Fr}, {day.Fr}."
            )
        );
    }
}
