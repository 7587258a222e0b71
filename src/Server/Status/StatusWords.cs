using Hustings.Contest;
using Hustings.Server.Clock;
using Hustings.Server.Pages;

namespace Hustings.Server.Status;

/// <summary>The words of the status page and the accessibility page.</summary>
public static class StatusWords
{
    public static readonly Text Title = new("Status of this vote", "État du scrutin");
    public static readonly Text TimesAndFigures = new("Times and figures", "Heures et chiffres");
    public static readonly Text Opened = new("Opened", "Ouverture");
    public static readonly Text Closed = new("Closed", "Clôture");
    public static readonly Text Published = new("Result published", "Résultat publié");
    public static readonly Text State = new("State", "État");
    public static readonly Text InTheBox = new("Ballots in the box", "Bulletins dans l’urne");
    public static readonly Text Fingerprint = new("Fingerprint of the box", "Empreinte de l’urne");
    public static readonly Text FingerprintHint = new(
        "It changes with every ballot. Two people who see the same one see the same ballot box.",
        "Elle change à chaque bulletin. Deux personnes qui voient la même voient la même urne."
    );
    public static readonly Text LastChange = new("Last change of times", "Dernier changement d’heures");
    public static readonly Text Clock = new("This server’s clock", "Horloge de ce serveur");
    public static readonly Text Trustees = new("Trustees", "Responsables du dépouillement");

    /// <summary>One sentence: what is the case, and what the reader can do.</summary>
    public static Text WhatToDo(StageState state) =>
        state switch
        {
            StageState.Prepared => new(
                "Voting has not opened yet: keep your voting code and your PIN, and come back when it has.",
                "Le scrutin n’est pas encore ouvert\u00a0: gardez votre code de vote et votre NIP, et revenez quand il le sera."
            ),
            StageState.Open => new(
                "Voting is open and this server takes votes: if you have not voted yet, you can do it now.",
                "Le scrutin est ouvert et ce serveur reçoit les votes\u00a0: si vous n’avez pas encore voté, vous pouvez le faire maintenant."
            ),
            StageState.Paused => new(
                "Voting is paused: wait until this page says that it goes on, then vote.",
                "Le scrutin est suspendu\u00a0: attendez que cette page annonce sa reprise, puis votez."
            ),
            StageState.Closed => new(
                "Voting has closed and the count has not started: if more time is given, this page will say so.",
                "Le scrutin est clos et le dépouillement n’a pas commencé\u00a0: si le vote est prolongé, cette page l’indiquera."
            ),
            StageState.Tallying or StageState.Counted => new(
                "Voting has closed and the votes are being counted: you need do nothing, the result will appear by itself.",
                "Le scrutin est clos et le dépouillement est en cours\u00a0: vous n’avez rien à faire, le résultat paraîtra de lui-même."
            ),
            _ => new(
                "Voting has closed and the result is out: you can read it, and check it.",
                "Le scrutin est clos et le résultat est publié\u00a0: vous pouvez le lire et le vérifier."
            ),
        };

    /// <summary>Turnout by channel; nobody can tell their votes apart.</summary>
    public static Text ByChannel(int home, int hall)
    {
        var (h, s) = (Figures.Number(home), Figures.Number(hall));
        return new(
            $"From home: {h.En}. In the hall: {s.En}.",
            $"À distance\u00a0: {h.Fr}. Dans la salle\u00a0: {s.Fr}."
        );
    }

    /// <summary>How this server's clock compares with the time server of the settings.</summary>
    public static Text ClockOf(ClockCheck clock)
    {
        if (clock.Reading is { } reading)
        {
            var words = ClockCheck.Words(reading);
            return new($"Compared at start: {words.En}.", $"Comparée au démarrage\u00a0: {words.Fr}.");
        }

        return clock.Problem is null
            ? new("It was not compared with a time server.", "Elle n’a pas été comparée à un serveur de temps.")
            : new(
                "The time server could not be reached, so it was not compared.",
                "Le serveur de temps était injoignable; elle n’a donc pas été comparée."
            );
    }

    /// <summary>"2 of 3 trustees have opened the total".</summary>
    public static Text Decrypted(int done, int all) =>
        new(
            $"{done} of {all} trustees {(done == 1 ? "has" : "have")} opened their part of the total",
            $"{done} responsable{(done > 1 ? "s" : "")} sur {all} {(done > 1 ? "ont" : "a")} ouvert sa part du total".Replace(
                "ont ouvert sa part",
                "ont ouvert leur part",
                StringComparison.Ordinal
            )
        );

    public static readonly Text AccessTitle = new("Accessibility", "Accessibilité");
    public static readonly Text AccessAim = new(
        "These pages are made so that everybody can vote and check the count without help: by keyboard, with a screen reader, enlarged up to four times, on a narrow phone, in dark or high-contrast colours, and printed.",
        "Ces pages sont faites pour que chacun puisse voter et vérifier le dépouillement sans aide\u00a0: au clavier, avec un lecteur d’écran, agrandies jusqu’à quatre fois, sur un petit téléphone, en couleurs sombres ou très contrastées, et imprimées."
    );
    public static readonly Text AccessMeasure = new(
        "We aim at the Web Content Accessibility Guidelines 2.2, level AA, and test every page against them automatically. Tests cannot find everything.",
        "Nous visons les Règles pour l’accessibilité des contenus Web 2.2, niveau AA, et testons chaque page automatiquement. Les tests ne trouvent pas tout."
    );
    public static readonly Text AccessScript = new(
        "Voting and checking a ballot need JavaScript, because your own device encrypts and checks. All other pages work without it.",
        "Voter et vérifier un bulletin exigent JavaScript, car c’est votre propre appareil qui chiffre et vérifie. Toutes les autres pages fonctionnent sans lui."
    );
    public static readonly Text AccessTell = new(
        "If something does not work for you, tell the people who run this vote; the way to reach them stands below on every page.",
        "Si quelque chose ne fonctionne pas pour vous, dites-le aux responsables du scrutin; le moyen de les joindre figure au bas de chaque page."
    );
}
