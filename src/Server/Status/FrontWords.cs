using Hustings.Contest;
using Hustings.Server.Pages;

namespace Hustings.Server.Status;

/// <summary>The words of the contest's front page.</summary>
public static class FrontWords
{
    public static readonly Text Front = new("This contest", "Cette course");
    public static readonly Text Vote = new("Vote now", "Voter maintenant");
    public static readonly Text SeeResult = new("See the result", "Voir le résultat");
    public static readonly Text CountedTitle = new("The votes are counted", "Les votes sont comptés");
    public static readonly Text FollowCount = new("Follow the count", "Suivre le dépouillement");
    public static readonly Text HowToVote = new("How to vote", "Comment voter");
    public static readonly Text Turnout = new("Turnout", "Participation");
    public static readonly Text Trust = new("How you know that it is right", "Comment savoir que tout est juste");

    public static readonly Text StepCode = new(
        "Open the link you were sent, or go to the voting page and type your voting code.",
        "Ouvrez le lien que vous avez reçu, ou allez à la page de vote et saisissez votre code de vote."
    );
    public static readonly Text StepChoice = new(
        "Make your choice and check it. At this point you have not voted yet.",
        "Faites votre choix et vérifiez-le. À ce stade, vous n’avez pas encore voté."
    );
    public static readonly Text StepPin = new(
        "Type your PIN and cast your vote.",
        "Saisissez votre NIP et déposez votre vote."
    );
    public static readonly Text StepDone = new(
        "You are done when the page says “Your vote has been recorded”. Keep your receipt number.",
        "C’est terminé lorsque la page indique «\u00a0Votre vote a été enregistré\u00a0». Conservez votre numéro de reçu."
    );

    public static readonly Text Once = new(
        "You can vote once. A vote that is cast cannot be changed.",
        "Vous pouvez voter une seule fois. Un vote déposé ne peut plus être modifié."
    );
    public static readonly Text Last = new(
        "Until voting closes you can vote again. Only your last vote counts.",
        "Jusqu’à la clôture, vous pouvez voter de nouveau. Seul votre dernier vote compte."
    );

    public static readonly Text Sealed = new(
        "Your choice is encrypted on your own device. Nobody can open a single ballot: the trustees together open only the total.",
        "Votre choix est chiffré sur votre propre appareil. Personne ne peut ouvrir un bulletin seul\u00a0: les responsables du dépouillement n’ouvrent ensemble que le total."
    );
    public static readonly Text CheckMine = new(
        "Check that my ballot is in the box",
        "Vérifier que mon bulletin est dans l’urne"
    );
    public static readonly Text CheckAll = new(
        "Everything needed to check the count is public, and anyone can do it.",
        "Tout ce qu’il faut pour vérifier le dépouillement est public, et chacun peut le faire."
    );

    public static readonly Text DemoCodes = new("Voting codes for this demo", "Codes de vote de cette démo");

    /// <summary>What is the case now, in a sentence.</summary>
    public static Text Now(StageInfo stage, StageState state, DateTimeOffset moment) =>
        state switch
        {
            StageState.Prepared when stage.Opens is { } opens && opens > moment => Sentence(
                new("Voting has not opened yet. It opens on", "Le scrutin n’est pas encore ouvert. Il ouvre"),
                Moments.Full(opens, stage.TimeZone)
            ),
            StageState.Prepared => new(
                "Voting has not opened yet. The returning officer opens it; this page will say so.",
                "Le scrutin n’est pas encore ouvert. La directrice ou le directeur du scrutin l’ouvrira; cette page l’indiquera."
            ),
            StageState.Open when stage.Closes is { } closes && closes > moment => Sentence(
                new("Voting is open until", "Le scrutin est ouvert. Il sera clos"),
                Moments.Full(closes, stage.TimeZone)
            ),
            StageState.Open when stage.Closes is not null => new(
                "Voting is still open. It was to close by now; the returning officer decides.",
                "Le scrutin est encore ouvert. Il devait être clos à cette heure; la directrice ou le directeur du scrutin en décide."
            ),
            StageState.Open => new(
                "Voting is open. The returning officer closes it; no time is set.",
                "Le scrutin est ouvert. La directrice ou le directeur du scrutin le clora; aucune heure n’est fixée."
            ),
            StageState.Paused => new(
                "Voting is paused. It will go on, and this page will say so; keep your voting code and your PIN.",
                "Le scrutin est suspendu. Il reprendra, et cette page l’indiquera; gardez votre code de vote et votre NIP."
            ),
            StageState.Closed => new(
                "Voting has closed. The officers start the count; until then they may still give more time, and this page would say so.",
                "Le scrutin est clos. Les responsables lanceront le dépouillement; d’ici là, ils peuvent encore prolonger le vote, et cette page l’indiquerait."
            ),
            StageState.Counted => new(
                "The votes are counted. The officers publish the result; it appears here by itself.",
                "Les votes sont comptés. Les responsables publieront le résultat; il paraîtra ici de lui-même."
            ),
            StageState.Tallying => new(
                "Voting has closed. The trustees are opening the total; the result appears as soon as all of them have done so.",
                "Le scrutin est clos. Les responsables du dépouillement ouvrent le total; le résultat paraîtra dès que tous l’auront fait."
            ),
            _ => new("Voting has closed and the result is out.", "Le scrutin est clos et le résultat est publié."),
        };

    /// <summary>"12 of 60 members have voted".</summary>
    public static Text Voted(int voted, int registered)
    {
        Text v = Figures.Number(voted);
        Text r = Figures.Number(registered);
        return new(
            $"{v.En} of {r.En} members {(voted == 1 ? "has" : "have")} voted",
            $"{v.Fr} {(voted < 2 ? "membre" : "membres")} sur {r.Fr} {(voted < 2 ? "a" : "ont")} voté"
        );
    }

    /// <summary>The share that goes with <see cref="Voted"/>; it names its base.</summary>
    public static Text Share(int voted, int registered)
    {
        Text percent = Figures.Percent(voted, registered);
        return new($"{percent.En} of the members on the list", $"{percent.Fr} des membres inscrits sur la liste");
    }

    private static Text Sentence(Text before, Text moment) =>
        new($"{before.En} {moment.En}.".Replace("..", ".", StringComparison.Ordinal), $"{before.Fr} {moment.Fr}.");
}
