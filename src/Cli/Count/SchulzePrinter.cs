using System.Globalization;
using Hustings.Counting.Accounts;
using Hustings.Counting.Pairwise;
using Spectre.Console;

namespace Hustings.Cli.Count;

/// <summary>The tables of Schulze's method: who is preferred to whom, the strongest paths, the order.</summary>
internal static class SchulzePrinter
{
    public static void Print(CountAccount account, IAnsiConsole console, TableBorder border)
    {
        SchulzeTables tables = account.Schulze!;
        int[] order = [.. tables.Places.SelectMany(place => place)];
        CountPrinter.Say(console, "Votes that prefer the candidate of the row to the candidate of the column");
        console.Write(
            Square(
                account,
                order,
                border,
                (a, b) => tables.Preferences[a][b].ToString("N0", CultureInfo.InvariantCulture)
            )
        );
        CountPrinter.Say(
            console,
            "Strength of the strongest path from the candidate of the row to the candidate of the column"
        );
        console.Write(Square(account, order, border, (a, b) => tables.Strengths[a][b].ToString()));

        Table places = new() { Border = border };
        places.AddColumn(new TableColumn("Place").RightAligned());
        places.AddColumn("Candidate");
        int place = 1;
        foreach (var together in tables.Places)
        {
            foreach (int candidate in together)
            {
                string elected = account.Elected.Contains(candidate) ? " (elected)" : "";
                places.AddRow(
                    new Text(place.ToString(CultureInfo.InvariantCulture)),
                    new Text(account.Name(candidate) + elected)
                );
            }
            place += together.Length;
        }
        CountPrinter.Say(console, "Order");
        console.Write(places);
        foreach (string sentence in SchulzeWords.Of(account))
            CountPrinter.Say(console, sentence);
        CountPrinter.Say(console, "");
    }

    private static Table Square(CountAccount account, int[] order, TableBorder border, Func<int, int, string> cell)
    {
        Table table = new() { Border = border };
        table.AddColumn("");
        foreach (int candidate in order)
            table.AddColumn(new TableColumn(new Text(account.Name(candidate))).RightAligned());
        foreach (int a in order)
        {
            IEnumerable<Text> cells = order.Select(b => new Text(a == b ? "" : cell(a, b)));
            table.AddRow([new Text(account.Name(a)), .. cells]);
        }
        return table;
    }
}
