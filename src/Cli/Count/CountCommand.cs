using System.Collections.Immutable;
using System.CommandLine;
using Hustings.Counting;
using Hustings.Counting.Accounts;
using Hustings.Counting.Ballots;
using Hustings.Counting.Files;
using Hustings.Counting.Rules;
using Hustings.Counting.Ties;

namespace Hustings.Cli.Count;

/// <summary>
/// <c>hustings count FILE --rule RULE</c>: counts plain ballots and prints every round. Exit 0 with a result, 1 if the count is refused
/// (a tie without a rule, options that contradict each other), 2 if a file cannot be read or written.
/// </summary>
public static class CountCommand
{
    private static readonly Argument<FileInfo> Ballots = new("FILE")
    {
        Description =
            "Plain ballots: .blt, .soi, .soc, .toi or .csv, each also with .gz; or a published record (.bel), verified first.",
    };

    private static readonly Option<int> QuestionNumber = new("--question")
    {
        Description = "Of a record with several ranking questions: which one, from 1.",
        HelpName = "N",
    };

    private static readonly Option<string> Rule = new("--rule")
    {
        Description = "The counting rule.",
        HelpName = string.Join("|", RuleName.All<CountRule>()),
        Required = true,
    };

    private static readonly Option<FileInfo?> Rules = new("--rules")
    {
        Description =
            "Options from a JSON file, as the \"rules\" of an RCTab configuration; options on the line go first.",
        HelpName = "FILE",
    };

    private static readonly Option<string[]> TieDecisions = new("--tie-decision")
    {
        Description = "Whom the returning officer chose in a tie; once for each tie, in order.",
        HelpName = "NAME",
    };

    private static readonly Option<FileInfo?> Json = new("--json")
    {
        Description = "Write the account as JSON.",
        HelpName = "FILE",
    };

    private static readonly Option<FileInfo?> Csv = new("--csv")
    {
        Description = "Write the rounds as CSV.",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        Command command = new("count", "Count plain ballots and print every round.")
        {
            Ballots,
            Rule,
            Rules,
            TieDecisions,
            Json,
            Csv,
            QuestionNumber,
        };
        foreach (Option option in RuleLine.Options.Concat(BallotLine.Options))
            command.Add(option);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult line)
    {
        TextWriter error = line.InvocationConfiguration.Error;
        if (!RuleName.TryParse(line.GetValue(Rule) ?? "", out CountRule rule))
            return Unreadable(error, $"--rule must be one of {string.Join(", ", RuleName.All<CountRule>())}.");
        (BallotSet? ballots, string? refusal) = OpenBallots(line);
        if (ballots is null)
            return Unreadable(error, $"{line.GetValue(Ballots)}: {refusal}");
        (CountOptions? options, string? problem) = ReadOptions(line, rule, ballots);
        if (options is null)
            return Unreadable(error, problem!);

        CountAccount account = BallotCount.Run(ballots, rule, options);
        CountPrinter.Print(account, line.InvocationConfiguration.Output);
        if (!Export(line, account, error))
            return ExitCode.Unreadable;
        if (account.Refusal is null)
            return ExitCode.Done;
        error.WriteLine(RoundWords.Result(account));
        return ExitCode.Refused;
    }

    private static (BallotSet? Ballots, string? Refusal) OpenBallots(ParseResult line)
    {
        string path = line.GetValue(Ballots)!.FullName;
        if (path.EndsWith(RecordBallots.Extension, StringComparison.OrdinalIgnoreCase))
            return RecordBallots.Open(path, line.GetValue(QuestionNumber));
        BallotFileResult file = BallotFile.Open(path, BallotLine.Read(line));
        return (file.Ballots, file.Refusal?.ToString());
    }

    private static (CountOptions? Options, string? Problem) ReadOptions(
        ParseResult line,
        CountRule rule,
        BallotSet ballots
    )
    {
        CountOptions options = new()
        {
            WinnerElectionMode =
                rule == CountRule.Stv
                    ? WinnerElectionMode.MultiWinnerAllowMultipleWinnersPerRound
                    : WinnerElectionMode.SingleWinnerMajority,
            NumberOfWinners = rule == CountRule.Irv ? 1 : ballots.Seats ?? 1,
        };
        if (line.GetValue(Rules) is { } rulesFile)
        {
            byte[] json;
            try
            {
                json = File.ReadAllBytes(rulesFile.FullName);
            }
            catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
            {
                return (null, $"{rulesFile}: The file cannot be read.");
            }
            (CountOptions? read, FileRefusal? refusal) = RulesFile.Read(json, options);
            if (read is null)
                return (null, $"{rulesFile}: {refusal}");
            options = read;
        }
        ImmutableArray<string> decisions = [.. line.GetValue(TieDecisions) ?? []];
        (CountOptions? said, string? problem) = RuleLine.Read(line, options with { TieDecisions = decisions });
        if (said is null || decisions.IsEmpty || said.TiebreakMode.Contains(TieStep.Decisions))
            return (said, problem);

        // A decision is recorded because no other rule decided.
        return (said with { TiebreakMode = said.TiebreakMode.Add(TieStep.Decisions) }, null);
    }

    private static bool Export(ParseResult line, CountAccount account, TextWriter error)
    {
        return Write(line.GetValue(Json), file => AccountJson.Write(account, file))
            && Write(
                line.GetValue(Csv),
                file =>
                {
                    using StreamWriter text = new(file);
                    AccountCsv.Write(account, text);
                }
            );

        bool Write(FileInfo? path, Action<Stream> write)
        {
            if (path is null)
                return true;
            try
            {
                using FileStream file = path.Create();
                write(file);
                return true;
            }
            catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
            {
                error.WriteLine($"{path}: The file cannot be written.");
                return false;
            }
        }
    }

    private static int Unreadable(TextWriter error, string words)
    {
        error.WriteLine(words);
        return ExitCode.Unreadable;
    }
}
