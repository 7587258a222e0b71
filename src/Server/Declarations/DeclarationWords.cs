using Hustings.Contest;
using Hustings.Contest.Orders;
using Hustings.Counting.Rounds;
using Hustings.Record.Minutes;
using Hustings.Server.Pages;
using Hustings.Server.Results;

namespace Hustings.Server.Declarations;

/// <summary>What a declaration says, from the minutes and the published accounts alone.</summary>
public static class DeclarationWords
{
    public static readonly Text Title = new("Declaration of the result", "Proclamation du résultat");
    public static readonly Text Rounds = new("Round by round", "Tour par tour");
    public static readonly Text Ballots = new("Ballots", "Bulletins");
    public static readonly Text Check = new("How to check this", "Pour vérifier");
    public static readonly Text Leave = new(
        "This page sums up a public record; the record is what counts. It holds every encrypted ballot, every order with its officers’ signatures, and every count:",
        "Cette page résume un registre public; c’est le registre qui fait foi. Il contient chaque bulletin chiffré, chaque ordre avec les signatures de ses responsables, et chaque dépouillement\u00a0:"
    );
    public static readonly Text Seal = new(
        "The file is sealed by the contest’s server with a digital signature. The fingerprint (SHA-256) of the whole file stands in the minutes, in a note after the order:",
        "Le serveur de la course a scellé ce fichier d’une signature numérique. L’empreinte (SHA-256) du fichier entier figure au procès-verbal, dans une note qui suit l’ordre\u00a0:"
    );
    public static readonly Text Signed = new(
        "The result on one page in each language, as a signed PDF. Its fingerprint stands in the minutes.",
        "Le résultat sur une page par langue, en PDF signé. Son empreinte figure au procès-verbal."
    );
    public static readonly Text Download = new("Get the declaration (PDF)", "Obtenir la proclamation (PDF)");
    public static readonly Text Print = new("Its fingerprint (SHA-256):", "Son empreinte (SHA-256)\u00a0:");
    public static readonly Text OrderPrint = new(
        "Fingerprint of the order that declares the winner",
        "Empreinte de l’ordre qui proclame la victoire"
    );
    public static readonly Text AccountPrint = new(
        "Fingerprint of the account of the deciding round",
        "Empreinte du compte du tour décisif"
    );
    public static readonly Text DefinitionPrint = new(
        "Fingerprint of the contest’s definition",
        "Empreinte de la définition de la course"
    );

    /// <param name="order">The minute of the order <c>declare</c>.</param>
    /// <param name="rounds">Title and account of each published round, in order; at least one.</param>
    /// <param name="account">Hash of the last one's account.</param>
    public static DeclarationText In(
        string language,
        ContestState contest,
        Minute order,
        IReadOnlyList<(Text Title, StageAccount Account)> rounds,
        string account
    )
    {
        string Say(Text text) => text.In(language);
        var definition = contest.Definition;
        var winner = definition.Candidates.First(one => one.Id == contest.Winner).Name;
        var (title, last) = rounds[^1];
        List<DeclarationBlock> blocks =
        [
            new DeclarationBlock.Paragraph(Say(new(definition.Name.En, definition.Name.Fr))),
            new DeclarationBlock.Heading(Say(Title), 1),
            new DeclarationBlock.Paragraph(
                Say(new($"{winner} is declared the winner.", $"La victoire de {winner} est proclamée.")),
                Strong: true
            ),
            new DeclarationBlock.Paragraph(Say(Ordered(contest, order))),
            new DeclarationBlock.Heading(
                Say(new($"The deciding round: {title.En}", $"Le tour décisif\u00a0: {title.Fr}")),
                2
            ),
            new DeclarationBlock.Paragraph(Say(last.Last.Needed)),
            new DeclarationBlock.Table(Candidates(last.Last, Say)),
            new DeclarationBlock.Table(Lines(last.Last, Say)),
        ];
        blocks.AddRange(last.Turnouts.Select(turnout => new DeclarationBlock.Paragraph(Say(BoardWords.Of(turnout)))));
        blocks.Add(new DeclarationBlock.Heading(Say(Rounds), 2));
        blocks.AddRange(
            rounds
                .SelectMany(round =>
                    round.Account.Boards.Select(board =>
                        (Title: round.Account.Boards.Count > 1 ? BoardWords.Round(board.Number) : round.Title, board)
                    )
                )
                .Select(one => new DeclarationBlock.Paragraph(
                    $"{Say(one.Title)}{(language == Tongue.French ? "\u00a0" : "")}: {string.Join(' ', one.board.Outcome.Select(Say))}"
                ))
        );
        blocks.AddRange([
            new DeclarationBlock.Heading(Say(Check), 2),
            new DeclarationBlock.Paragraph($"{Say(Leave)} ./hustings verify {definition.Origins[0]}/public/"),
            new DeclarationBlock.Paragraph($"{Say(Seal)} {definition.Origins[0]}/minutes"),
            new DeclarationBlock.Fact(Say(OrderPrint), order.Hash),
            new DeclarationBlock.Fact(Say(AccountPrint), account),
            new DeclarationBlock.Fact(Say(DefinitionPrint), definition.Hash),
        ]);
        return new(language, $"{Say(Title)} – {Say(new(definition.Name.En, definition.Name.Fr))}", blocks);
    }

    private static Text Ordered(ContestState contest, Minute order)
    {
        var names = Names.Join([
            .. order.Signatures.Select(one =>
                contest.Definition.Officers.FirstOrDefault(officer => officer.Id == one.Officer)?.Name ?? one.Officer
            ),
        ]);
        var time = Moments.Full(order.Time, contest.Definition.TimeZone);
        var line = Figures.Number(order.Height);
        return new(
            $"Ordered on {time.En} by {names.En}; line {line.En} of the minutes.",
            $"Ordre donné {time.Fr} par {names.Fr}; ligne {line.Fr} du procès-verbal."
        );
    }

    private static List<IReadOnlyList<string>> Candidates(RoundBoard board, Func<Text, string> say) =>
        [
            [say(ResultWords.Candidate), say(ResultWords.Votes), say(BoardWords.ShareOf(board))],
            .. board.Rows.Select(row =>
                (IReadOnlyList<string>)
                    [
                        BoardWords.Mark(row.Mark) is { } mark ? $"{row.Name} ({say(mark)})" : row.Name,
                        say(Figures.Number(row.Votes)),
                        row.Share is { } share ? say(Words(RaceWords.Share(share))) : "–",
                    ]
            ),
        ];

    private static List<IReadOnlyList<string>> Lines(RoundBoard board, Func<Text, string> say) =>
        [
            [say(Ballots), say(ResultWords.Number)],
            .. board.Lines.Select(line =>
                (IReadOnlyList<string>)
                    [say(line.What), say(line.Votes is { } votes ? Figures.Number(votes) : BoardWords.Unknown)]
            ),
        ];

    private static Text Words(Bilingual words) => new(words.En, words.Fr);
}
