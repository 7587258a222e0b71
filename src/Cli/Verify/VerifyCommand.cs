using System.CommandLine;
using Hustings.Verification;

namespace Hustings.Cli.Verify;

/// <summary>
/// <c>hustings verify</c>: checks everything in an election's public record. Exit 0 valid, 1 invalid, 2 unreadable; of
/// several archives the worst counts, and one invalid archive makes it 1.
/// </summary>
public static class VerifyCommand
{
    public static Command Create()
    {
        Argument<string[]> paths = new("PATH")
        {
            Description = "A .bel archive, a folder or a zip with such files, or a URL.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<bool> json = new("--json") { Description = "One JSON array instead of text." };
        Option<string?> stage = new("--stage") { Description = "Only the archive of this stage.", HelpName = "UUID" };
        Option<FileInfo?> html = new("--html")
        {
            Description = "Write the report as one page too, for reading and printing.",
            HelpName = "FILE",
        };
        Option<FileInfo?> companions = new("--companions")
        {
            Description = "The companions of the archive, if they are not beside it.",
            HelpName = "FILE",
        };
        Command command = new("verify", "Checks an election's public record.") { paths, json, html, stage, companions };
        command.SetAction(
            async (parsed, cancel) =>
            {
                VerifyRun run = new(
                    parsed.InvocationConfiguration.Output,
                    parsed.InvocationConfiguration.Error,
                    parsed.GetValue(stage),
                    parsed.GetValue(companions)
                );
                int code = await run.AllAsync(parsed.GetValue(paths)!, parsed.GetValue(json), cancel)
                    .ConfigureAwait(false);
                return parsed.GetValue(html) is not { } page
                    || await run.WritePageAsync(page, cancel).ConfigureAwait(false)
                        ? code
                    : code == ExitCode.Done ? ExitCode.Unreadable
                    : code;
            }
        );
        return command;
    }

    internal static int ExitCodeOf(IReadOnlyCollection<Verdict> verdicts) =>
        verdicts.Contains(Verdict.Invalid) ? ExitCode.Refused
        : verdicts.Count == 0 || verdicts.Contains(Verdict.Unreadable) ? ExitCode.Unreadable
        : ExitCode.Done;
}
