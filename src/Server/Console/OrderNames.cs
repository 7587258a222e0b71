using Hustings.Contest;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;

namespace Hustings.Server.Console;

/// <summary>What orders and roles are called for those who may give them.</summary>
public static class OrderNames
{
    public static Text Of(OrderKind kind) =>
        kind switch
        {
            OrderKind.EnrolOfficer => new("Register a passkey", "Enregistrer une clé d’accès"),
            OrderKind.EnrolTerminal => new("Add a hall terminal", "Ajouter un poste de vote en salle"),
            OrderKind.RemoveTerminal => new("Remove a hall terminal", "Retirer un poste de vote en salle"),
            OrderKind.FreezeRoll => new("Fix the members’ list", "Arrêter la liste des membres"),
            OrderKind.AddMember => new("Add members", "Ajouter des membres"),
            OrderKind.Amend => new("Change the definition", "Modifier la définition"),
            OrderKind.Postpone => new("Move voting to other times", "Reporter le scrutin"),
            OrderKind.Withdraw => new("Record a withdrawal", "Inscrire un retrait"),
            OrderKind.Prepare => new("Fix the ballot", "Arrêter le bulletin"),
            OrderKind.Open => new("Open voting", "Ouvrir le scrutin"),
            OrderKind.Pause => new("Pause voting", "Suspendre le scrutin"),
            OrderKind.Resume => new("Resume voting", "Reprendre le scrutin"),
            OrderKind.Extend => new("Extend voting", "Prolonger le scrutin"),
            OrderKind.SetWindows => new("Change the voting times", "Modifier les heures de vote"),
            OrderKind.Close => new("Close voting", "Clore le scrutin"),
            OrderKind.VoidCode => new("Make a voting code void", "Annuler un code de vote"),
            OrderKind.ListVoted => new(
                "Enter who voted in advance or by post",
                "Inscrire qui a voté par anticipation ou par la poste"
            ),
            OrderKind.Strike => new("Strike a ballot", "Radier un bulletin"),
            OrderKind.CountColumn => new("Enter counted paper ballots", "Saisir des bulletins papier comptés"),
            OrderKind.Tally => new("Start the count", "Commencer le dépouillement"),
            OrderKind.Publish => new("Publish the result", "Publier le résultat"),
            OrderKind.Announce => new("Announce something", "Faire une annonce"),
            OrderKind.Declare => new("Declare the winner", "Proclamer la victoire"),
            OrderKind.Erase => new("Erase personal data", "Effacer les données personnelles"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <summary>"Open voting: Round 1".</summary>
    public static Text Of(OrderKind kind, Text? stage) =>
        stage is null ? Of(kind) : new($"{Of(kind).En}: {stage.En}", $"{Of(kind).Fr}\u00a0: {stage.Fr}");

    public static Text Of(OfficerRole role) =>
        role switch
        {
            OfficerRole.ReturningOfficer => new("returning officer", "direction du scrutin"),
            OfficerRole.Deputy => new("deputy returning officer", "direction adjointe du scrutin"),
            OfficerRole.Registrar => new("registrar", "registraire"),
            OfficerRole.HelpDesk => new("help desk", "aide aux membres"),
            OfficerRole.Steward => new("hall steward", "responsable de salle"),
            OfficerRole.Observer => new("observer", "observation"),
            _ => throw new ArgumentOutOfRangeException(nameof(role)),
        };

    /// <summary>The step that usually comes next, and stands before the others.</summary>
    public static bool IsNextStep(OrderKind kind) =>
        kind
            is OrderKind.FreezeRoll
                or OrderKind.Prepare
                or OrderKind.Open
                or OrderKind.Resume
                or OrderKind.Tally
                or OrderKind.Publish;

    /// <summary>The next step of a stage that does not yet say so under what needs the officer.</summary>
    public static bool IsFirstStep(OrderKind kind) => kind is OrderKind.FreezeRoll or OrderKind.Prepare;
}
