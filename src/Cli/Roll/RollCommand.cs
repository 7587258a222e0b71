using System.CommandLine;
using Hustings.Contest;
using Hustings.Contest.Roll;
using Hustings.Cryptography;

namespace Hustings.Cli.Roll;

/// <summary>
/// <c>hustings roll</c>: checking and freezing the list of members. Exit 0 done, 1 there are errors or open cases, 2 a file or the command
/// line cannot be read.
/// </summary>
public static class RollCommand
{
    private static readonly Option<bool> Json = new("--json") { Description = "The report as JSON." };

    private static readonly Option<FileInfo?> Sheet = new("--sheet")
    {
        Description = "Write a new sheet of all cases for the two reviewers. It holds personal data.",
        HelpName = "CASES.csv",
    };

    private static readonly Option<FileInfo[]> Reviews = new("--review")
    {
        Description = "A sheet that one reviewer filled in; once for each reviewer.",
        HelpName = "CASES.csv",
    };

    private static readonly Option<string> Contest = new("--contest")
    {
        Description = "The contest's id.",
        HelpName = "ID",
        Required = true,
    };

    private static readonly Option<FileInfo> Output = new("--output")
    {
        Description = "The new file for the frozen roll. It is secret.",
        HelpName = "ROLL",
        Required = true,
    };

    public static Command Create() =>
        new("roll", "Check and freeze the list of members.")
        {
            Subcommand(
                "check",
                "Say everything that is wrong with a roll, and who may stand in it twice.",
                Check,
                [Json, Sheet]
            ),
            Subcommand(
                "freeze",
                "Apply what two reviewers decided and freeze the roll.",
                Freeze,
                [Contest, Output, Reviews]
            ),
            ContactsCommand.Create(),
        };

    private static Command Subcommand(string name, string description, Func<ParseResult, int> run, Option[] options)
    {
        Command command = new(name, description) { RollLine.File };
        foreach (Option option in options.Concat(RollLine.Options))
            command.Add(option);
        command.SetAction(run);
        return command;
    }

    private static int Check(ParseResult line)
    {
        (ImportReport? report, DateOnly? until, string problem) = RollLine.Read(line, Today());
        if (report is null)
            return Unreadable(line, problem);
        IReadOnlyList<ReviewCase> cases = ReviewCase.All(report.Members, until);
        if (line.GetValue(Sheet) is { } sheet)
        {
            if (sheet.Exists)
                return Unreadable(line, $"{sheet.FullName} exists already.");
            PrivateFile.Write(sheet.FullName, ReviewSheet.Write(cases));
        }

        TextWriter output = line.InvocationConfiguration.Output;
        output.WriteLine(line.GetValue(Json) ? RollReport.Json(report, cases) : RollReport.Words(report, cases));
        return report.Usable && cases.Count == 0 ? ExitCode.Done : ExitCode.Refused;
    }

    private static int Freeze(ParseResult line)
    {
        (ImportReport? report, DateOnly? until, string problem) = RollLine.Read(line, Today());
        if (report is null)
            return Unreadable(line, problem);
        FileInfo file = line.GetValue(Output)!;
        if (file.Exists)
            return Unreadable(line, $"{file.FullName} exists already: a roll is frozen once.");
        if (!report.Usable)
            return Refused(line, RollRefusal.ImportHasErrors);
        RollReview review = RollReview.Of(ReviewCase.All(report.Members, until));
        foreach (FileInfo sheet in line.GetValue(Reviews) ?? [])
        {
            if (!sheet.Exists)
                return Unreadable(line, $"There is no file {sheet.FullName}.");
            problem = Take(sheet, ref review);
            if (problem.Length > 0)
                return Unreadable(line, problem);
        }

        if (review.TryApply(report.Members, out IReadOnlyList<Member> members) is { } refusal)
            return Refused(line, refusal, $" Open: {string.Join(", ", review.Open.Select(one => one.Id).Take(20))}");
        FrozenRoll roll = FrozenRoll.Freeze(line.GetValue(Contest)!, members, SodiumRandom.Instance);
        PrivateFile.Write(file.FullName, roll.Bytes.Span);
        line.InvocationConfiguration.Output.WriteLine(
            $"""
            Frozen. Members: {roll.Members.Count}; entries that left by review: {report.Members.Count
                - roll.Members.Count}.
            Hash of the roll: {roll.Hash}
            The hash goes into the minutes. The file {file.FullName} holds all members and the salt: it stays secret.
            Next: hustings registrar issue
            """
        );
        return ExitCode.Done;
    }

    /// <summary>Each sheet is one reviewer's; who they are the officers know, here they are told apart by their files.</summary>
    private static string Take(FileInfo sheet, ref RollReview review)
    {
        (IReadOnlyList<Opinion> opinions, IReadOnlyList<string> problems) = ReviewSheet.Read(
            File.ReadAllBytes(sheet.FullName),
            sheet.FullName
        );
        List<string> found = [.. problems];
        foreach (Opinion opinion in opinions)
        {
            RollRefusal? refusal = review.TryDecide(opinion, out review);
            // A third reviewer may still hand in a sheet with cases that two have settled.
            if (refusal is not (null or RollRefusal.AlreadySettled))
                found.Add($"case {opinion.Case}: {RollRefusalWords.For(refusal.Value).Words.En}");
        }

        return found.Count == 0 ? "" : $"{sheet.Name} cannot be used:\n- {string.Join("\n- ", found.Take(50))}";
    }

    private static DateOnly Today() => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    private static int Refused(ParseResult line, RollRefusal refusal, string more = "")
    {
        (string code, Text words) = RollRefusalWords.For(refusal);
        line.InvocationConfiguration.Error.WriteLine($"REFUSED {code}: {words.En}{more}");
        return ExitCode.Refused;
    }

    private static int Unreadable(ParseResult line, string problem)
    {
        line.InvocationConfiguration.Error.WriteLine(problem);
        return ExitCode.Unreadable;
    }
}
