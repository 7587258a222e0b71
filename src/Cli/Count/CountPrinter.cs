using System.Globalization;
using System.Numerics;
using Hustings.Counting;
using Hustings.Counting.Accounts;
using Spectre.Console;

namespace Hustings.Cli.Count;

/// <summary>Draws an account on a terminal, or writes it plainly where there is none.</summary>
internal static class CountPrinter
{
    /// <summary>Lines in a file or a pipe are not folded at the width of some screen.</summary>
    private const int PlainWidth = 250;

    public static void Print(CountAccount account, TextWriter output)
    {
        AnsiConsoleOutput target = new(output);
        IAnsiConsole console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = target,
                Ansi = target.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
                ColorSystem = target.IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
            }
        );
        if (!target.IsTerminal)
            console.Profile.Width = PlainWidth;
        TableBorder border = target.IsTerminal ? TableBorder.Rounded : TableBorder.Ascii;

        PrintHead(account, console);
        for (int index = 0; index < account.Rounds.Length; index++)
            PrintRound(account, index, console, border);
        if (account.Schulze is not null)
            SchulzePrinter.Print(account, console, border);

        // On a terminal the refusal stands right below anyway: it goes to standard error.
        if (account.Refusal is null || !target.IsTerminal)
            Say(console, RoundWords.Result(account));
    }

    private static void PrintHead(CountAccount account, IAnsiConsole console)
    {
        if (account.Ballots.Title is { Length: > 0 } title)
            Say(console, title);
        string seats = account.Options.NumberOfWinners switch
        {
            0 => "open number of seats",
            1 => "1 seat",
            int several => string.Create(CultureInfo.InvariantCulture, $"{several} seats"),
        };
        string ballots = account.Ballots.Cast.ToString("N0", CultureInfo.InvariantCulture);
        Say(
            console,
            $"{Wording.Of(account.Rule)}, {seats}, {account.Ballots.Candidates.Length} candidates, {ballots} ballots."
        );
        if (!account.Ballots.Excluded.IsEmpty)
            Say(
                console,
                $"Passed over on every ballot: {string.Join(", ", account.Ballots.Excluded.Select(account.Name))}."
            );
        Say(console, "");
    }

    private static void PrintRound(CountAccount account, int index, IAnsiConsole console, TableBorder border)
    {
        CountRound round = account.Rounds[index];
        bool passes = account.Rounds[^1].Pass > 1;
        Say(console, passes ? $"Seat {round.Pass}, round {round.Number}" : $"Round {round.Number}");
        Table table = new() { Border = border };
        table.AddColumn("Candidate");
        foreach (string heading in new[] { "Votes", "Share", "Change" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        table.AddColumn("Decision");
        foreach (RoundLine line in RoundLine.Of(account, index))
        {
            table.AddRow(
                new Text(line.Name),
                new Text(line.Votes.ForPeople()),
                new Text(line.Share is { } share ? Percent(share) : ""),
                new Text(line.Change is { } change ? Signed(change) : ""),
                new Text(
                    line.Decision is null ? ""
                    : line.Decision.Elected ? "elected"
                    : "leaves"
                )
            );
        }
        console.Write(table);
        foreach (string sentence in RoundWords.Of(account, round))
            Say(console, sentence);
        Say(console, "");
    }

    internal static void Say(IAnsiConsole console, string sentence) => console.WriteLine(sentence);

    /// <summary>Of the votes that candidates have in the round, cut off after two places.</summary>
    private static string Percent(Fraction share)
    {
        BigInteger hundredths = (share * 10_000).Floor();
        return string.Create(CultureInfo.InvariantCulture, $"{hundredths / 100}.{hundredths % 100:00}%");
    }

    private static string Signed(Fraction change) => change.Sign > 0 ? $"+{change.ForPeople()}" : change.ForPeople();
}
