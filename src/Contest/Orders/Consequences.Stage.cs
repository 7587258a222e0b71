using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using static Hustings.Contest.Orders.ConsequenceWords;

namespace Hustings.Contest.Orders;

public static partial class Consequences
{
    private static Text OfStage(
        ContestState state,
        StageStanding stage,
        Order order,
        ContestFacts facts,
        ConsequenceWords words,
        DateTimeOffset now
    )
    {
        var (en, fr) = (stage.Definition.Title.En, stage.Definition.Title.Fr);
        var voted = Voted(facts);
        return order.Details switch
        {
            OrderDetails.Prepare prepare => Prepare(state, stage, prepare.Candidates),
            OrderDetails.Open => Followed(
                new(
                    $"{en} opens now. Its ballot and its list can no longer change.",
                    $"Le scrutin « {fr} » ouvre maintenant. Le bulletin et la liste ne peuvent plus changer."
                ),
                words.Windows(stage.Windows),
                "Voting:",
                "Vote :"
            ),
            OrderDetails.Windows windows => Followed(
                order.Kind == OrderKind.Postpone
                    ? new($"{en} gets new times.", $"Le scrutin « {fr} » reçoit de nouvelles heures.")
                    : Reopening(
                        new(
                            $"{en} gets new times{voted.En}.",
                            $"Le scrutin « {fr} » reçoit de nouvelles heures{voted.Fr}."
                        ),
                        stage,
                        now
                    ),
                words.Windows(windows.All),
                "Voting:",
                "Vote :"
            ),
            OrderDetails.Extend extend => Reopening(Extend(stage, extend, words, voted), stage, now),
            OrderDetails.Strike strike => new(
                $"The ballot {strike.Ballot[..12]}… of row {Number(strike.Row).En} leaves the box of {en} and is not counted. Its receipt number and your reason stand in the minutes for everybody to see. Nobody learns how it was marked.",
                $"Le bulletin {strike.Ballot[..12]}… de la ligne {Number(strike.Row).Fr} quitte l’urne du scrutin « {fr} » et n’est pas compté. Son numéro de reçu et votre motif figurent au procès-verbal, visibles de tous. Nul n’apprend ce qu’il contenait."
            ),
            OrderDetails.CountColumn batch => new(
                $"{Units(batch.Ballots, "ballot", "bulletin").En} of batch {batch.Batch}, column “{batch.Column}”, join the result of {en}. A batch in the minutes cannot be changed.",
                $"{Units(batch.Ballots, "ballot", "bulletin").Fr} du lot {batch.Batch}, colonne « {batch.Column} », entrent dans le résultat du scrutin « {fr} ». Un lot inscrit au procès-verbal ne peut plus changer."
            ),
            OrderDetails.Tally tally => new(
                $"Counting of {en} begins with {Units(tally.Height, "line", "ligne").En} in the acceptance log and {Units(tally.Struck, "ballot", "bulletin").En} struck. From here on voting cannot be extended or opened again, and no ballot can be struck.",
                $"Le dépouillement du scrutin « {fr} » commence : {Units(tally.Height, "line", "ligne").Fr} au journal d’acceptation, bulletins radiés : {Number(tally.Struck).Fr}. Dès lors, le vote ne peut plus être prolongé ni rouvert, et aucun bulletin ne peut être radié."
            ),
            OrderDetails.Publish => Publish(state, stage, facts),
            OrderDetails.None => order.Kind switch
            {
                OrderKind.Pause => new(
                    $"{en} takes no ballots until it is resumed{voted.En}. Recorded votes stay recorded; the times do not move.",
                    $"Le scrutin « {fr} » ne reçoit plus de bulletins jusqu’à la reprise{voted.Fr}. Les votes enregistrés le restent ; les heures ne changent pas."
                ),
                OrderKind.Resume => Followed(
                    new($"{en} takes ballots again.", $"Le scrutin « {fr} » reçoit de nouveau des bulletins."),
                    words.Windows(stage.Windows),
                    "Voting:",
                    "Vote :"
                ),
                OrderKind.Close => new(
                    $"{en} closes now for every way of voting{voted.En}. It can be opened again by an extension until counting begins.",
                    $"Le scrutin « {fr} » ferme maintenant pour tous les modes de vote{voted.Fr}. Une prolongation peut le rouvrir tant que le dépouillement n’a pas commencé."
                ),
                _ => throw new ArgumentOutOfRangeException(nameof(order)),
            },
            _ => throw new ArgumentException($"An order {order.Kind} is about the whole contest.", nameof(order)),
        };
    }

    private static Text Prepare(ContestState state, StageStanding stage, IReadOnlyList<string> candidates)
    {
        Text[] names = [.. candidates.Select(id => Text.Same(NameOf(state, id)))];
        var list = List(names);
        return new(
            $"The ballot of {stage.Definition.Title.En} shows {list.En}. The list of those who may vote is fixed as it is now.",
            $"Le bulletin du scrutin « {stage.Definition.Title.Fr} » porte {list.Fr}. La liste de ceux qui peuvent voter est fixée telle qu’elle est maintenant."
        );
    }

    private static Text Extend(StageStanding stage, OrderDetails.Extend extend, ConsequenceWords words, Text voted)
    {
        var until = words.When(extend.Closes);
        Text[] parts =
        [
            .. stage
                .Windows.Where(window => extend.Channels.Contains(window.Channel))
                .GroupBy(window => window.Closes)
                .Select(group =>
                {
                    var channels = List([.. group.Select(window => ConsequenceWords.Of(window.Channel))]);
                    var longer = group.Key is { } before
                        ? Span(extend.Closes - before)
                        : new Text("no longer without an end", "non plus sans fin");
                    return new Text($"{channels.En}: {longer.En} longer", $"{channels.Fr} : {longer.Fr} de plus");
                }),
        ];
        var (en, fr) = (stage.Definition.Title.En, stage.Definition.Title.Fr);
        return new(
            $"{en} will stay open until {until.En} ({string.Join("; ", parts.Select(part => part.En))}){voted.En}.",
            $"Le scrutin « {fr} » restera ouvert jusqu’à : {until.Fr} ({string.Join(" ; ", parts.Select(part => part.Fr))}){voted.Fr}."
        );
    }

    private static Text Publish(ContestState state, StageStanding stage, ContestFacts facts)
    {
        var text = new Text(
            $"The result of {stage.Definition.Title.En} is shown to everybody and can no longer change.",
            $"Le résultat du scrutin « {stage.Definition.Title.Fr} » est montré à tous et ne peut plus changer."
        );
        if (facts.Rounds.GetValueOrDefault(stage.Id) is not { } outcome)
            return text;
        if (outcome.Winner is { } winner)
            return new($"{text.En} {NameOf(state, winner)} has won.", $"{text.Fr} {NameOf(state, winner)} l’emporte.");
        var leaving = List([.. outcome.Leaving.Select(id => Text.Same(NameOf(state, id)))]);
        return outcome.Leaving.Count == 0
            ? new($"{text.En} Nobody has won yet.", $"{text.Fr} Personne ne l’emporte encore.")
            : new(
                $"{text.En} Nobody has won yet; leaving the race: {leaving.En}.",
                $"{text.Fr} Personne ne l’emporte encore ; quittent la course : {leaving.Fr}."
            );
    }

    private static Text Reopening(Text text, StageStanding stage, DateTimeOffset now) =>
        stage.PhaseAt(now) == StagePhase.Closed
            ? new($"{text.En} It had closed and is open again.", $"{text.Fr} Il était clos et rouvre.")
            : text;

    private static Text Voted(ContestFacts facts) =>
        facts.Voted is { } n
            ? new(
                $"; {Number(n).En} {(n == 1 ? "member has" : "members have")} voted",
                $" ; {Number(n).Fr} {(n is 0 or 1 ? "membre a" : "membres ont")} voté"
            )
            : Text.Same("");

    private static Text Followed(Text text, Text windows, string en, string fr) =>
        new($"{text.En} {en} {windows.En}.", $"{text.Fr} {fr} {windows.Fr}.");
}
