using Hustings.Contest;
using Hustings.Server.Pages;

namespace Hustings.Server.Status;

/// <summary>The sentences of <see cref="StatusAdvice"/>, in the reader's words.</summary>
public static class AdviceWords
{
    public static readonly Text CalmWorks = new(
        "Voting is open and works: if you have not voted yet, you can vote now.",
        "Le scrutin est ouvert et fonctionne\u00a0: si vous n’avez pas encore voté, vous pouvez le faire maintenant."
    );

    public static readonly Text AttackUnmeasured = new(
        "Voting is open. Some people are attacking the site, and how long a vote takes is not measured just now. Vote as usual, and leave the voting page open until it says “Your vote has been recorded”.",
        "Le scrutin est ouvert. Des gens attaquent le site, et la durée d’un vote n’est pas mesurée en ce moment. Votez comme d’habitude et laissez la page de vote ouverte jusqu’à ce qu’elle indique «\u00a0Votre vote a été enregistré\u00a0»."
    );

    public static readonly Text WrongPage = new(
        "Do not vote just now: the voting page that this site sends out is not the one that was announced. Keep your voting code and your PIN to yourself, and wait until this page says that you can vote again.",
        "Ne votez pas pour l’instant\u00a0: la page de vote envoyée par ce site n’est pas celle qui a été annoncée. Gardez votre code de vote et votre NIP pour vous, et attendez que cette page indique que vous pouvez voter de nouveau."
    );

    public static readonly Text WrongPageBefore = new(
        "The voting page that this site sends out is not the one that was announced. The people who run this vote are told.",
        "La page de vote envoyée par ce site n’est pas celle qui a été annoncée. Les responsables du scrutin en sont avertis."
    );

    public static readonly Text Recorded = new(
        "If the voting page said “Your vote has been recorded”, your vote is in the box and you are done, whatever happens to this site.",
        "Si la page de vote a indiqué «\u00a0Votre vote a été enregistré\u00a0», votre vote est dans l’urne et vous avez terminé, quoi qu’il arrive à ce site."
    );

    public static Text AttackWorks(ProbePicture probes)
    {
        var within = Within(probes.SlowestMilliseconds);
        return new(
            $"Voting is open and works. Some people are attacking the site; your vote gets through {within.En}. You can leave the voting page open.",
            $"Le scrutin est ouvert et fonctionne. Des gens attaquent le site; votre vote passe {within.Fr}. Vous pouvez laisser la page de vote ouverte."
        );
    }

    public static Text RushWorks(ProbePicture probes)
    {
        var within = Within(probes.SlowestMilliseconds);
        return new(
            $"Voting is open and works. Many people are voting right now; your vote gets through {within.En}. You can leave the voting page open.",
            $"Le scrutin est ouvert et fonctionne. Beaucoup de gens votent en ce moment; votre vote passe {within.Fr}. Vous pouvez laisser la page de vote ouverte."
        );
    }

    public static Text SomeThrough(ProbePicture probes, bool attack)
    {
        var (accepted, cast) = (Figures.Number(probes.Accepted), Figures.Number(probes.Cast));
        var (why, pourquoi) = attack ? (" because the site is being attacked", ", car le site est attaqué") : ("", "");
        return new(
            $"Voting is open, but right now a vote may need several tries{why}: {accepted.En} of {cast.En} test votes got through in the last two minutes. Vote as usual, and leave the voting page open: it tries again by itself until your vote has been recorded.",
            $"Le scrutin est ouvert, mais un vote peut demander plusieurs essais en ce moment{pourquoi}\u00a0: {accepted.Fr} votes d’essai sur {cast.Fr} sont passés ces deux dernières minutes. Votez comme d’habitude et laissez la page de vote ouverte\u00a0: elle réessaie d’elle-même jusqu’à ce que votre vote soit enregistré."
        );
    }

    public static Text NothingThrough(ProbePicture probes, bool attack)
    {
        var cast = Figures.Number(probes.Cast);
        var (why, pourquoi) = attack ? (" The site is being attacked.", " Le site est attaqué.") : ("", "");
        return new(
            $"Voting is open, but right now votes do not get through: none of {cast.En} test votes did in the last two minutes.{why} Your vote is not lost: leave the voting page open, it tries again by itself, or come back when this page says that voting works.",
            $"Le scrutin est ouvert, mais les votes ne passent pas en ce moment\u00a0: aucun des {cast.Fr} votes d’essai de ces deux dernières minutes n’est passé.{pourquoi} Votre vote n’est pas perdu\u00a0: laissez la page de vote ouverte, elle réessaie d’elle-même, ou revenez quand cette page indiquera que le scrutin fonctionne."
        );
    }

    /// <summary>What the test votes met, with figures; that nothing was measured where nothing was.</summary>
    public static Text Measured(StatusPicture picture)
    {
        var probes = picture.Probes;
        if (StatusAdvice.Verdict(probes, picture.Time) == ProbeVerdict.Unmeasured)
        {
            return new(
                "Nobody casts test votes just now, so nothing is measured here.",
                "Aucun vote d’essai n’est envoyé en ce moment\u00a0: rien n’est mesuré ici."
            );
        }

        var (accepted, cast) = (Figures.Number(probes.Accepted), Figures.Number(probes.Cast));
        var within = Within(probes.SlowestMilliseconds);
        return probes.Accepted == probes.Cast
            ? new(
                $"Test votes of the last two minutes: all {cast.En} got through {within.En}.",
                $"Votes d’essai de ces deux dernières minutes\u00a0: les {cast.Fr} sont passés {within.Fr}."
            )
            : new(
                $"Test votes of the last two minutes: {accepted.En} of {cast.En} got through{(probes.Accepted == 0 ? "" : $", each {within.En}")}.",
                $"Votes d’essai de ces deux dernières minutes\u00a0: {accepted.Fr} sur {cast.Fr} {(probes.Accepted < 2 ? "est passé" : "sont passés")}{(probes.Accepted == 0 ? "" : $", {within.Fr}")}."
            );
    }

    /// <summary>"Voting takes longer: …, with the reason."</summary>
    public static Text Extended(ChangePicture change, string zone, DateTimeOffset now)
    {
        var (from, to) = (Time(change.From, zone, now), Time(change.To, zone, now));
        var reason = change.Reason is { } why
            ? new Text($" Reason: {why.En}", $" Motif\u00a0: {why.Fr}")
            : Text.Same("");
        return new(
            $"Voting takes longer. It closes: {to.En}. Before, it was to close: {from.En}.{reason.En}",
            $"Le scrutin est prolongé. Clôture\u00a0: {to.Fr}. Clôture prévue auparavant\u00a0: {from.Fr}.{reason.Fr}"
        );
    }

    /// <summary>When the next news comes. What nobody knows is not promised.</summary>
    public static Text Next(StatusPicture picture)
    {
        var (stage, zone, now) = (picture.Stage, picture.TimeZone, picture.Time);
        return stage.State switch
        {
            StageState.Prepared when stage.Opens is { } opens && opens > now => When(
                "when voting opens",
                "à l’ouverture du scrutin",
                Moments.Near(opens, zone, now)
            ),
            StageState.Prepared => new(
                "Next news: when voting opens. No time is set.",
                "Prochaines nouvelles\u00a0: à l’ouverture du scrutin. Aucune heure n’est fixée."
            ),
            StageState.Open when stage.Closes is { } closes && closes > now => When(
                "as soon as something changes, and when voting closes",
                "dès qu’un changement survient, et à la clôture du scrutin",
                Moments.Near(closes, zone, now)
            ),
            StageState.Open => new(
                "Next news: as soon as something changes.",
                "Prochaines nouvelles\u00a0: dès qu’un changement survient."
            ),
            StageState.Paused => new(
                "Next news: when voting goes on. Nobody has said when that will be.",
                "Prochaines nouvelles\u00a0: à la reprise du scrutin. Personne n’a encore dit quand."
            ),
            StageState.Published => new(
                "The result is out. No more news is expected here.",
                "Le résultat est publié. Aucune autre nouvelle n’est attendue ici."
            ),
            _ => new(
                "Next news: when the result is published, or more time is given. No time is set.",
                "Prochaines nouvelles\u00a0: à la publication du résultat, ou si le vote est prolongé. Aucune heure n’est fixée."
            ),
        };
    }

    /// <summary>"within a second", "within 4 seconds": rounded up, so that it is never too good.</summary>
    public static Text Within(long milliseconds)
    {
        var seconds = (milliseconds + 999) / 1000;
        return seconds <= 1
            ? new("within a second", "en une seconde")
            : new($"within {Figures.Number(seconds).En} seconds", $"en {Figures.Number(seconds).Fr} secondes");
    }

    private static Text When(string what, string quoi, Text moment) =>
        new($"Next news: {what} ({moment.En}).", $"Prochaines nouvelles\u00a0: {quoi} ({moment.Fr}).");

    private static Text Time(DateTimeOffset? moment, string zone, DateTimeOffset now) =>
        moment is { } known
            ? Moments.Near(known, zone, now)
            : new("by an officer’s order", "sur ordre d’un responsable");
}
