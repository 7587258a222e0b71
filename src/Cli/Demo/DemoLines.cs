using Hustings.Contest;

namespace Hustings.Cli.Demo;

/// <summary>What the demo prints after its addresses: how to stop, where everything lies, how to verify.</summary>
public static class DemoLines
{
    public static IReadOnlyList<string> For(DemoFolder folder)
    {
        string uuid = ContestHome.Read(folder.Path).Definition.Stages[0].Uuid;
        string record = ContestHome.RecordPath(folder.Path, uuid);
        string check = Path.Combine(folder.Path, "check");
        string kept = folder.Temporary
            ? $"Everything lies in {folder.Path}, a fresh temporary folder (go on later with --data {folder.Path})."
            : $"Everything lies in {folder.Path}; start again with the same --data to go on.";
        return
        [
            "",
            "Vote from the demo page, then open the officer link and close voting: the result appears by itself.",
            kept,
            "Once the result is out, verify the record:",
            $"  ./hustings verify {Quoted(record)}",
            "and with belenios-tool, which we did not write (tools/get-belenios-tool tool unpacks it):",
            $"  mkdir {Quoted(check)} && cp {Quoted(record)} {Quoted($"{check}/{uuid}.bel")} && tool/belenios-tool election verify --dir {Quoted(check)}",
            "Stop with Ctrl+C.",
        ];
    }

    // For a shell: a folder may have spaces in its name.
    private static string Quoted(string path) =>
        path.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '_' or '-')
            ? path
            : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
