using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using static Hustings.Contest.Orders.ConsequenceWords;

namespace Hustings.Contest.Orders;

/// <summary>What will happen if an order is carried out, in plain words: read before anybody signs.</summary>
public static partial class Consequences
{
    /// <param name="order">One that <see cref="ContestState.Check"/> does not refuse for what it says.</param>
    public static Text Of(ContestState state, Order order, ContestFacts facts, DateTimeOffset now)
    {
        var text = Meaning(state, order, facts, now);
        var missing = state.SignaturesNeeded(order);
        return missing == 1
            ? text
            : new(
                $"{text.En} It takes effect once {missing} different officers have signed.",
                $"{text.Fr} L’ordre prend effet quand {missing} responsables différents l’ont signé."
            );
    }

    /// <summary>The same without how many must sign: what an order that stands in the minutes meant.</summary>
    /// <param name="state">Before the order.</param>
    public static Text Meaning(ContestState state, Order order, ContestFacts facts, DateTimeOffset now)
    {
        var words = new ConsequenceWords(state.Definition.TimeZone, now);
        return state.Stage(order.Stage) is { } stage
            ? OfStage(state, stage, order, facts, words, now)
            : OfContest(state, order, words);
    }

    private static Text OfContest(ContestState state, Order order, ConsequenceWords words) =>
        order.Details switch
        {
            OrderDetails.EnrolOfficer enrol => EnrolOfficer(state, enrol.Officer),
            OrderDetails.EnrolTerminal terminal => new(
                $"Ballots sent by the terminal “{terminal.Terminal}” count as cast in the hall.",
                $"Les bulletins envoyés par le terminal « {terminal.Terminal} » comptent comme votés dans la salle."
            ),
            OrderDetails.RemoveTerminal terminal => new(
                $"The terminal “{terminal.Terminal}” is no longer part of the hall. Ballots it sent already stay in the box.",
                $"Le terminal « {terminal.Terminal} » ne fait plus partie de la salle. Les bulletins qu’il a déjà envoyés restent dans l’urne."
            ),
            OrderDetails.FreezeRoll roll => new(
                $"The roll is fixed with {Units(roll.Members, "member", "membre").En} and {Units(roll.Spares, "spare code", "code").En}. From now on members are only added by two officers, and the minutes show how many.",
                $"La liste est arrêtée : {Units(roll.Members, "member", "membre").Fr} et {Units(roll.Spares, "spare code", "code").Fr} de réserve. Désormais, seuls deux responsables peuvent ajouter des membres, et le procès-verbal en montre le nombre."
            ),
            OrderDetails.AddMember added => new(
                $"{Units(added.Rows.Count, "spare code", "code").En} will stand for new members in every stage prepared from now on. Stages that are prepared already do not change.",
                $"{Units(added.Rows.Count, "spare code", "code").Fr} de réserve vaudront pour de nouveaux membres dans chaque étape préparée à partir de maintenant. Les étapes déjà préparées ne changent pas."
            ),
            OrderDetails.Amend amend => new(
                $"The contest gets a new definition, {amend.Definition[..12]}…. Every stage must be prepared again, with a new fingerprint, and times set by earlier orders are replaced by those of the definition.",
                $"La course reçoit une nouvelle définition, {amend.Definition[..12]}…. Chaque étape doit être préparée de nouveau, avec une nouvelle empreinte, et les heures fixées par des ordres sont remplacées par celles de la définition."
            ),
            OrderDetails.OneCandidate one => order.Kind == OrderKind.Withdraw
                ? Withdraw(state, one.Candidate)
                : new(
                    $"{NameOf(state, one.Candidate)} is declared the winner. The time for challenges begins: {Units(state.Definition.ChallengeDays, "day", "jour").En}. No further round is held.",
                    $"La victoire de {NameOf(state, one.Candidate)} est proclamée. Le délai de contestation commence : {Units(state.Definition.ChallengeDays, "day", "jour").Fr}. Aucun autre tour n’a lieu."
                ),
            OrderDetails.VoidCode code => new(
                $"The code in row {Number(code.Row).En} can no longer vote in any stage whose result is not out. Votes already published stay counted. It cannot be made valid again; the member gets a new code from the spare ones.",
                $"Le code de la ligne {Number(code.Row).Fr} ne peut plus voter dans aucune étape dont le résultat n’est pas publié. Les votes déjà publiés restent comptés. Il ne peut redevenir valide ; le membre reçoit un code de réserve."
            ),
            OrderDetails.Announce announce => new(
                $"Every public page shows: “{announce.Words.En}”",
                $"Chaque page publique affiche : « {announce.Words.Fr} »"
            ),
            OrderDetails.None => new(
                "Roll, contacts, PINs and the link between members and codes are erased, in the backups too. This cannot be undone. The record stays and can still be checked.",
                "La liste, les coordonnées, les NIP et le lien entre membres et codes sont effacés, aussi dans les sauvegardes. C’est irréversible. Le dossier public demeure et reste vérifiable."
            ),
            _ => throw new ArgumentException($"An order {order.Kind} is about a stage.", nameof(order)),
        };

    private static Text EnrolOfficer(ContestState state, string id)
    {
        var name = state.Definition.Officers.First(officer => officer.Id == id).Name;
        return state.Officers.ContainsKey(id)
            ? new(
                $"The new passkey signs for {name} from now on; the earlier one no longer does.",
                $"La nouvelle clé d’accès signe désormais pour {name} ; l’ancienne ne signe plus."
            )
            : new($"This passkey signs for {name} from now on.", $"Cette clé d’accès signe désormais pour {name}.");
    }

    private static Text Withdraw(ContestState state, string id)
    {
        var name = NameOf(state, id);
        var printed = state.Stages.Where(stage => stage.Step == StagePhase.Prepared && stage.Candidates!.Contains(id));
        var text = new Text(
            $"{name} leaves the race for good and will not be on the ballot of any further stage.",
            $"{name} quitte la course pour de bon et ne figurera sur le bulletin d’aucune étape à venir."
        );
        return printed.Aggregate(
            text,
            (words, stage) =>
                new(
                    $"{words.En} The ballot of “{stage.Definition.Title.En}” is made already and still shows the name; such votes are reported apart.",
                    $"{words.Fr} Le bulletin de « {stage.Definition.Title.Fr} » est déjà fait et montre encore ce nom ; ces votes sont indiqués à part."
                )
        );
    }

    private static string NameOf(ContestState state, string id) =>
        state.Definition.Candidates.First(candidate => candidate.Id == id).Name;
}
