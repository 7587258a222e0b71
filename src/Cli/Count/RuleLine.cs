using System.CommandLine;
using System.Text;
using Hustings.Counting.Rules;

namespace Hustings.Cli.Count;

/// <summary>The options of a count on the command line, under RCTab's names ("--overvoteRule") and in the shell's way ("--overvote-rule").</summary>
internal static class RuleLine
{
    private static readonly IReadOnlyList<(OptionEntry Entry, Option Option)> Entries =
    [
        .. OptionTable.Entries.Select(entry => (entry, Create(entry))),
    ];

    public static IEnumerable<Option> Options => Entries.Select(pair => pair.Option);

    /// <param name="start">Values for what the line does not say.</param>
    public static (CountOptions? Options, string? Problem) Read(ParseResult line, CountOptions start)
    {
        CountOptions options = start;
        foreach ((OptionEntry entry, Option option) in Entries)
        {
            string? text = option switch
            {
                Option<bool?> flag when line.GetResult(flag) is not null => line.GetValue(flag) == false
                    ? "false"
                    : "true",
                Option<string?> value => line.GetValue(value),
                _ => null,
            };
            if (text is null)
                continue;
            if (entry.Set(options, text) is not { } changed)
                return (null, $"{option.Name} must be {entry.Values}.");
            options = changed;
        }
        return (options, null);
    }

    private static Option Create(OptionEntry entry)
    {
        string[] aliases =
        [
            Dashed(entry.Name),
            .. entry.Name switch
            {
                "numberOfWinners" => ["--seats"],
                "tiebreakMode" => ["--tie-break"],
                _ => Array.Empty<string>(),
            },
        ];
        string name = "--" + entry.Name;
        if (entry.IsFlag)
            return new Option<bool?>(name, aliases)
            {
                Description = entry.Description,
                Arity = ArgumentArity.ZeroOrOne,
            };

        // The values stand below the description: as a name of the argument they would push it off the screen.
        string help = entry.Values.Contains('|', StringComparison.Ordinal) ? "WHICH" : "VALUE";
        return new Option<string?>(name, aliases)
        {
            Description = $"{entry.Description} ({entry.Values})",
            HelpName = help,
        };
    }

    private static string Dashed(string name)
    {
        StringBuilder dashed = new("--");
        foreach (char letter in name)
        {
            if (char.IsUpper(letter))
                dashed.Append('-');
            dashed.Append(char.ToLowerInvariant(letter));
        }
        return dashed.ToString();
    }
}
