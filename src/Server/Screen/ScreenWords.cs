using Hustings.Contest;
using Hustings.Record.Definitions;
using Hustings.Server.Pages;
using Hustings.Server.Results;
using Hustings.Server.Status;

namespace Hustings.Server.Screen;

/// <summary>The words of the big screen: few, since they are read from forty metres.</summary>
public static class ScreenWords
{
    public static readonly Text Title = new("Big screen", "Grand écran");
    public static readonly Text Controls = new("Controls of this screen", "Commandes de cet écran");
    public static readonly Text Next = new("Next line", "Ligne suivante");
    public static readonly Text Back = new("Line before", "Ligne précédente");
    public static readonly Text All = new("Show all", "Tout afficher");
    public static readonly Text Full = new("Full screen", "Plein écran");
    public static readonly Text Keys = new(
        "Keys: space or → next line, ← line before, End all, F full screen",
        "Touches\u00a0: espace ou → ligne suivante, ← ligne précédente, Fin tout, F plein écran"
    );
    public static readonly Text Closes = new("Voting closes in", "Clôture du scrutin dans");
    public static readonly Text Opens = new("Voting opens in", "Ouverture du scrutin dans");
    public static readonly Text Now = new("now", "maintenant");
    public static readonly Text InLine = new(
        "Whoever is in line when voting closes still votes.",
        "Les personnes dans la file à la clôture votent encore."
    );

    /// <summary>What is the case, in a few words.</summary>
    public static Text State(StageState state) =>
        state switch
        {
            StageState.Prepared => new("Voting has not opened yet", "Le scrutin n’est pas encore ouvert"),
            StageState.Open => new("Voting is open", "Le scrutin est ouvert"),
            StageState.Paused => new("Voting is paused", "Le scrutin est suspendu"),
            StageState.Closed => new("Voting has closed", "Le scrutin est clos"),
            StageState.Tallying => new("The votes are being counted", "Dépouillement en cours"),
            StageState.Counted => new("The votes are counted", "Les votes sont comptés"),
            _ => new("Result", "Résultat"),
        };

    /// <summary>"From home", where home and hall do not close together.</summary>
    public static Text Way(Channel channel) => WindowWords.Of(channel);

    /// <summary>"16,277 valid votes; it takes 8,139 to win".</summary>
    public static Text Base(RoundBoard board)
    {
        var all = Figures.Number(board.Base);
        var needed = board.Majority is { } majority
            ? new Text($" · {Figures.Number(majority).En} to win", $" · {Figures.Number(majority).Fr} pour l’emporter")
            : Text.Same("");
        return new($"{all.En} {board.BaseName.En}{needed.En}", $"{all.Fr} {board.BaseName.Fr}{needed.Fr}");
    }

    /// <summary>Of a stage without rounds.</summary>
    public static Text Base(Outcome outcome)
    {
        var all = Figures.Number(outcome.Base);
        return outcome.OneChoice
            ? new($"{all.En} valid votes", $"{all.Fr} votes valides")
            : new($"{all.En} ballots with a choice", $"{all.Fr} bulletins avec un choix");
    }

    /// <summary>"From home 9,812 · in the hall 431".</summary>
    public static Text Ways(long home, long hall)
    {
        var (h, s) = (Figures.Number(home), Figures.Number(hall));
        return new($"From home {h.En} · in the hall {s.En}", $"À distance\u00a0: {h.Fr} · dans la salle\u00a0: {s.Fr}");
    }
}
