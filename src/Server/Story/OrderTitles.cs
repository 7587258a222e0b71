using Hustings.Contest;
using Hustings.Record.Minutes;

namespace Hustings.Server.Story;

/// <summary>What each kind of order is called once it stands in the minutes.</summary>
public static class OrderTitles
{
    public static Text Of(OrderKind kind) =>
        kind switch
        {
            OrderKind.EnrolOfficer => new("Officer’s passkey registered", "Clé d’accès d’un responsable enregistrée"),
            OrderKind.EnrolTerminal => new("Hall terminal added", "Terminal de la salle ajouté"),
            OrderKind.RemoveTerminal => new("Hall terminal removed", "Terminal de la salle retiré"),
            OrderKind.FreezeRoll => new("Members’ list fixed", "Liste des membres arrêtée"),
            OrderKind.AddMember => new("Members added", "Membres ajoutés"),
            OrderKind.Amend => new("Contest’s definition changed", "Définition de la course modifiée"),
            OrderKind.Postpone => new("Voting moved to other times", "Scrutin reporté"),
            OrderKind.Withdraw => new("Candidate withdrew", "Retrait d’une candidature"),
            OrderKind.Prepare => new("Ballot fixed", "Bulletin arrêté"),
            OrderKind.Open => new("Voting opened", "Scrutin ouvert"),
            OrderKind.Pause => new("Voting paused", "Scrutin suspendu"),
            OrderKind.Resume => new("Voting resumed", "Scrutin repris"),
            OrderKind.Extend => new("Voting extended", "Scrutin prolongé"),
            OrderKind.SetWindows => new("Voting times changed", "Heures de vote modifiées"),
            OrderKind.Close => new("Voting closed", "Scrutin clos"),
            OrderKind.VoidCode => new("Voting code made void", "Code de vote annulé"),
            OrderKind.ListVoted => new("Votes given in advance or by post", "Votes par anticipation ou par la poste"),
            OrderKind.Strike => new("Ballot struck", "Bulletin radié"),
            OrderKind.CountColumn => new("Paper ballots entered", "Bulletins papier saisis"),
            OrderKind.Tally => new("Count started", "Dépouillement commencé"),
            OrderKind.Publish => new("Result published", "Résultat publié"),
            OrderKind.Announce => new("Announcement", "Annonce"),
            OrderKind.Declare => new("Winner declared", "Victoire proclamée"),
            OrderKind.Erase => new("Personal data erased", "Données personnelles effacées"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
}
