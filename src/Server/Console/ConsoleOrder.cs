using Hustings.Contest;
using Hustings.Server.Stages;

namespace Hustings.Server.Console;

/// <summary>An order an officer may give: its words, its consequence, and when it is possible.</summary>
public sealed record ConsoleOrder(
    string Name,
    StageState From,
    Text Button,
    Text Question,
    IReadOnlyList<Text> Consequences,
    Text Confirm,
    Text Done,
    bool Final
)
{
    public static readonly ConsoleOrder Open = new(
        "open",
        StageState.Prepared,
        new("Open voting", "Ouvrir le scrutin"),
        new("Open voting now?", "Ouvrir le scrutin maintenant?"),
        [
            new(
                "From this moment, every member with a voting code and a PIN can vote.",
                "Dès cet instant, tout membre muni d’un code de vote et d’un NIP peut voter."
            ),
            new(
                "Candidates, members and trustees cannot be changed any more.",
                "Les candidats, les membres et les responsables du dépouillement ne peuvent plus être changés."
            ),
            new("Voting stays open until you close it.", "Le scrutin reste ouvert jusqu’à ce que vous le fermiez."),
        ],
        new("Open voting now", "Ouvrir maintenant"),
        new("Voting is open.", "Le scrutin est ouvert."),
        false
    );

    public static readonly ConsoleOrder Close = new(
        "close",
        StageState.Open,
        new("Close voting", "Fermer le scrutin"),
        new("Close voting now?", "Fermer le scrutin maintenant?"),
        [
            new(
                "No vote is accepted after this. People who are voting at this moment are told that voting has closed.",
                "Aucun vote n’est accepté ensuite. Les personnes en train de voter apprennent que le scrutin est clos."
            ),
            new(
                "The record of all ballots is written, and the trustees can open the total.",
                "Le registre de tous les bulletins est écrit, et les responsables du dépouillement peuvent ouvrir le total."
            ),
            new(
                "This cannot be undone: voting never opens again.",
                "C’est irrévocable\u00a0: le scrutin ne rouvre jamais."
            ),
        ],
        new("Close voting for good", "Fermer définitivement"),
        new("Voting has closed.", "Le scrutin est clos."),
        true
    );

    public static IReadOnlyList<ConsoleOrder> All { get; } = [Open, Close];

    public bool IsPossible(StageDesk desk) => desk.State == From && desk.IsPrepared && desk.Info.Demo;

    public static ConsoleOrder? Named(string name) => All.FirstOrDefault(o => o.Name == name);
}
