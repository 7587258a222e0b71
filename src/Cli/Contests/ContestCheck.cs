using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hustings.Contest.Authoring;
using Hustings.Cryptography;
using Hustings.Record.Definitions;

namespace Hustings.Cli.Contests;

/// <summary>
/// <c>hustings contest check</c>: everything that is wrong with a contest.yaml at once, then the whole contest in plain words and the hash
/// of its definition. Exit 0 if it can be used, 1 if not, 2 if the file cannot be read.
/// </summary>
internal static class ContestCheck
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create()
    {
        Argument<FileInfo> file = new("FILE") { Description = "The contest as you write it: contest.yaml." };
        Option<bool> json = new("--json") { Description = "Print the findings and the definition's hash as JSON." };
        Option<FileInfo> definition = new("--definition")
        {
            Description = "Write the definition, whose hash is signed, to a new file.",
            HelpName = "FILE",
        };
        Command check = new(
            "check",
            "Say everything that is wrong with a contest.yaml, and what it means in plain words."
        )
        {
            file,
            json,
            definition,
        };
        check.SetAction(line =>
            Run(
                line.InvocationConfiguration,
                line.GetValue(file)!,
                line.GetValue(json),
                line.GetValue(definition)?.FullName
            )
        );
        return check;
    }

    /// <summary>Reads an author's file; null, and a sentence on standard error, if there is none.</summary>
    public static AuthoredContest? Read(InvocationConfiguration console, FileInfo file)
    {
        try
        {
            return ContestYaml.Read(
                File.ReadAllText(file.FullName),
                picture =>
                {
                    string path = Path.Combine(file.DirectoryName!, picture);
                    return File.Exists(path) ? File.ReadAllBytes(path) : null;
                },
                () => VotingCode.NewUuid(SodiumRandom.Instance)
            );
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            console.Error.WriteLine($"{file} cannot be read: {fault.Message}");
            return null;
        }
    }

    /// <summary>The findings as lines: what must be mended first.</summary>
    public static IEnumerable<string> Lines(FileInfo file, AuthoredContest contest) =>
        contest
            .Findings.OrderByDescending(finding => finding.Problem)
            .Select(finding => $"{file.Name}:{finding.Line}: {(finding.Problem ? "" : "look again: ")}{finding.Words}");

    private static int Run(InvocationConfiguration console, FileInfo file, bool json, string? path)
    {
        if (Read(console, file) is not { } contest)
            return ExitCode.Unreadable;
        if (json)
            console.Output.WriteLine(
                JsonSerializer.Serialize(new Answer(contest.Definition?.Hash, contest.Findings), Format)
            );
        else
            Print(console.Output, file, contest);
        if (contest.Definition is not { } definition)
            return ExitCode.Refused;
        return path is null ? ExitCode.Done : Write(console, path, definition);
    }

    private static void Print(TextWriter output, FileInfo file, AuthoredContest contest)
    {
        foreach (string line in Lines(file, contest))
            output.WriteLine(line);
        int problems = contest.Findings.Count(finding => finding.Problem);
        if (contest.Definition is not { } definition)
        {
            output.WriteLine();
            output.WriteLine(
                problems == 1
                    ? "1 problem. The contest cannot be used like this."
                    : $"{problems} problems. The contest cannot be used like this."
            );
            return;
        }

        if (contest.Findings.Count > 0)
            output.WriteLine();
        foreach (string line in DefinitionSummary.Of(definition))
            output.WriteLine(line);
        output.WriteLine();
        output.WriteLine("Read all times aloud to somebody before you go on.");
        output.WriteLine($"Definition: {definition.Hash}");
    }

    private static int Write(InvocationConfiguration console, string path, ContestDefinition definition)
    {
        try
        {
            using FileStream stream = new(path, FileMode.CreateNew, FileAccess.Write);
            stream.Write(definition.ToBytes());
            return ExitCode.Done;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            console.Error.WriteLine($"{path} cannot be written: {fault.Message}");
            return ExitCode.Unreadable;
        }
    }

    private sealed record Answer(string? Definition, IReadOnlyList<AuthoringFinding> Findings);
}
