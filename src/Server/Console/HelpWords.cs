using Hustings.Contest;
using Hustings.Record.Minutes;
using Hustings.Server.Help;
using Hustings.Server.Pages;

namespace Hustings.Server.Console;

/// <summary>The words of the help desk's page and of the page for envelopes.</summary>
internal static class HelpWords
{
    public static readonly Text Find = new("Find a voting code", "Trouver un code de vote");
    public static readonly Text FindHint = new(
        "The line’s number in the table of codes, or the public half of the code: 64 characters, or at least the first ten. Names are with the registrar alone.",
        "Le numéro de ligne dans la table des codes, ou la moitié publique du code\u00a0: 64 caractères, ou au moins les dix premiers. Seul le registraire a les noms."
    );
    public static readonly Text FindGo = new("Find it", "Chercher");
    public static readonly Text Never = new(
        "Be sure who is calling. Never ask for the voting code itself or for the PIN. Nobody can see here how anybody voted.",
        "Assurez-vous de l’identité de la personne. Ne demandez jamais le code de vote lui-même ni le NIP. Personne ne peut voir ici comment quelqu’un a voté."
    );
    public static readonly Text Spare = new(
        "A spare code, held back for new members.",
        "Un code de réserve, gardé pour de nouveaux membres."
    );
    public static readonly Text PublicHalf = new("Public half", "Moitié publique");
    public static readonly Text NotListed = new("Not on this list", "Pas sur cette liste");
    public static readonly Text NotVoted = new("Has not voted", "N’a pas voté");
    public static readonly Text ByPost = new("Voted by post", "A voté par la poste");
    public static readonly Text InAdvance = new("Voted in advance", "A voté par anticipation");
    public static readonly Text Void = new("Made void by an order", "Annulé par un ordre");
    public static readonly Text Locked = new("Locked after five wrong PINs", "Bloqué après cinq NIP erronés");
    public static readonly Text Unlock = new("Unlock the PIN", "Débloquer le NIP");
    public static readonly Text Pass = new(
        "Give a pass for a weak device",
        "Donner un laissez-passer pour un appareil faible"
    );
    public static readonly Text PassWhy = new(
        "If the voter’s device is too slow to vote: read the pass aloud; it works once, for this code.",
        "Si l’appareil de la personne est trop lent pour voter\u00a0: lisez-lui le laissez-passer; il sert une fois, pour ce code."
    );
    public static readonly Text MakeVoid = new("Make this code void", "Annuler ce code");
    public static readonly Text Envelope = new("Public half on the envelope", "Moitié publique sur l’enveloppe");
    public static readonly Text EnvelopeHint = new(
        "64 characters, or at least the first ten.",
        "64 caractères, ou au moins les dix premiers."
    );
    public static readonly Text Receive = new("Receive the envelope", "Recevoir l’enveloppe");
    public static readonly Text ReceiveWhat = new(
        "The code is void at once: it cannot vote online any more.",
        "Le code est annulé aussitôt\u00a0: il ne peut plus voter en ligne."
    );

    /// <summary>Where a code stands in a stage.</summary>
    public static Text State(CodeInStage code, DateTimeOffset now) =>
        !code.Desk.IsPrepared ? DeskWords.Planned
        : code.Void is { } cause ? Of(cause)
        : code.Voted is { } at ? Voted(Moments.Near(at, code.Desk.Info.TimeZone, now))
        : !code.Listed ? NotListed
        : NotVoted;

    public static Text Line(int row)
    {
        var number = Pages.Figures.Number(row);
        return new($"Line {number.En}", $"Ligne {number.Fr}");
    }

    public static Text WrongPins(int n)
    {
        var count = Pages.Figures.Count(n, new("wrong PIN", "NIP erroné"), new("wrong PINs", "NIP erronés"));
        return count;
    }

    public static Text GivenPass(string pass, Text until) =>
        new(
            $"The pass is {pass}. It is good until {until.En}.",
            $"Le laissez-passer est {pass}. Il est bon jusqu’à\u00a0: {until.Fr}."
        );

    public static Text Received(int row) =>
        new($"Received: {Line(row).En}.", $"Enveloppe reçue\u00a0: {Line(row).Fr.ToLowerInvariant()}.");

    public static readonly Text ToStrike = new(
        "This code has voted online. Its online ballot is to be struck by two officers once voting has closed; they are told.",
        "Ce code a voté en ligne. Deux responsables doivent radier son bulletin en ligne après la clôture; ils en sont avisés."
    );

    private static Text Voted(Text at) => new($"Voted at {at.En}", $"A voté à {at.Fr}");

    private static Text Of(VoidCause cause) =>
        cause switch
        {
            VoidCause.Post => ByPost,
            VoidCause.Advance => InAdvance,
            _ => Void,
        };
}
