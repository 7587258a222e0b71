using Hustings.Contest;
using Hustings.Contest.Orders;
using Hustings.Record.Minutes;

namespace Hustings.Server.Story;

/// <summary>One line of the minutes for people.</summary>
/// <param name="Stage">The title of the stage concerned, if one is.</param>
/// <param name="Officers">Names of those who signed; empty for what the system noted.</param>
/// <param name="Reason">The officers' own words.</param>
public sealed record MinuteStory(
    int Height,
    DateTimeOffset Time,
    Text Title,
    Text? Stage,
    Text Meaning,
    IReadOnlyList<string> Officers,
    Text? Reason,
    string Hash
)
{
    public bool IsOrder => Officers.Count > 0;

    /// <param name="before">The contest before this line.</param>
    /// <param name="rounds">What the published accounts say.</param>
    public static MinuteStory Of(Minute minute, ContestState before, IReadOnlyDictionary<string, RoundOutcome> rounds)
    {
        if (minute.Note is { } note)
        {
            var (title, meaning) = NoteWords.Of(note, before);
            var stage = before.Stage(NoteWords.Stage(note));
            return new(minute.Height, minute.Time, title, TitleOf(stage), meaning, [], null, minute.Hash);
        }

        var order = minute.Order!;
        return new(
            minute.Height,
            minute.Time,
            OrderTitles.Of(order.Kind),
            TitleOf(before.Stage(order.Stage)),
            MeaningOf(minute, before, order, rounds),
            [.. minute.Signatures.Select(signature => Name(before, signature.Officer))],
            order.Reason is { } reason ? new(reason.En, reason.Fr) : null,
            minute.Hash
        );
    }

    // What officers read before they sign speaks to them; here everybody reads.
    private static Text MeaningOf(
        Minute minute,
        ContestState before,
        Order order,
        IReadOnlyDictionary<string, RoundOutcome> rounds
    ) =>
        order.Details switch
        {
            OrderDetails.Strike strike => new(
                $"A ballot left the box and is not counted. Its fingerprint is {strike.Ballot}. Nobody learned how it was marked.",
                $"Un bulletin a quitté l’urne et n’est pas compté. Son empreinte est {strike.Ballot}. Nul n’a appris ce qu’il contenait."
            ),
            OrderDetails.Announce announce => new($"“{announce.Words.En}”", $"«\u00a0{announce.Words.Fr}\u00a0»"),
            _ => Consequences.Meaning(before, order, ContestFacts.None with { Rounds = rounds }, minute.Time),
        };

    private static Text? TitleOf(StageStanding? stage) =>
        stage is null ? null : new(stage.Definition.Title.En, stage.Definition.Title.Fr);

    // An officer whom an amendment dropped keeps the name of the time.
    private static string Name(ContestState before, string id) =>
        before.Definition.Officers.FirstOrDefault(officer => officer.Id == id)?.Name ?? id;
}
