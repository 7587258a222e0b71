using Hustings.Contest;
using Hustings.Record.Minutes;

namespace Hustings.Server.Console;

/// <summary>The words of what needs an officer.</summary>
internal static class NeedWords
{
    public static readonly Text Lot = new(
        "A tie waits for the trustees’ parts of the lot.",
        "Une égalité attend les parts de tirage au sort des responsables du dépouillement."
    );

    public static Text Trustees(Text stage) =>
        new(
            $"{stage.En}: waiting for the trustees to open the total. The result appears here by itself.",
            $"{stage.Fr}\u00a0: en attente des responsables du dépouillement, qui ouvrent le total. Le résultat paraîtra ici de lui-même."
        );

    /// <summary>The step that a stage waits for.</summary>
    /// <param name="columns">Whether paper ballots are entered by hand in this contest.</param>
    public static Text Step(OrderKind kind, Text stage, bool columns) =>
        kind switch
        {
            OrderKind.Open => new(
                $"{stage.En} is ready. Nobody can vote before you open it.",
                $"{stage.Fr}\u00a0: tout est prêt. Personne ne peut voter avant l’ouverture."
            ),
            OrderKind.Resume => new(
                $"{stage.En} is paused. Nobody can vote before you resume it.",
                $"{stage.Fr}\u00a0: le scrutin est suspendu. Personne ne peut voter avant la reprise."
            ),
            OrderKind.Tally when columns => new(
                $"{stage.En} has closed. Start the count; paper ballots can be entered before or after it, until the result is published.",
                $"{stage.Fr}\u00a0: le scrutin est clos. Commencez le dépouillement; les bulletins papier peuvent être saisis avant ou après, jusqu’à la publication."
            ),
            OrderKind.Tally => new(
                $"{stage.En} has closed. The count can start.",
                $"{stage.Fr}\u00a0: le scrutin est clos. Le dépouillement peut commencer."
            ),
            OrderKind.Publish => new(
                $"{stage.En} is counted. Nobody sees the result before you publish it.",
                $"{stage.Fr}\u00a0: le dépouillement est fait. Personne ne voit le résultat avant sa publication."
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
}
