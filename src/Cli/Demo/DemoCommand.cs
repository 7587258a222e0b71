using System.CommandLine;
using Hustings.Cli.Listening;

namespace Hustings.Cli.Demo;

/// <summary><c>hustings demo</c>: a complete contest on this machine.</summary>
public static class DemoCommand
{
    public static Command Create()
    {
        Option<string> urls = new("--urls")
        {
            Description = "Where to listen; on this machine only.",
            HelpName = "URL",
        };
        Option<DirectoryInfo?> data = new("--data")
        {
            Description = "Where to keep the demo; a fresh temporary folder if not given.",
            HelpName = "DIR",
        };
        Command command = new("demo", "A complete contest on this machine, ready to vote in the browser.")
        {
            urls,
            data,
        };
        command.SetAction((parsed, cancel) => RunAsync(parsed, parsed.GetValue(urls), parsed.GetValue(data), cancel));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed,
        string? urls,
        DirectoryInfo? data,
        CancellationToken cancel
    )
    {
        TextWriter error = parsed.InvocationConfiguration.Error;
        if (!ListenPlan.TryMake(urls ?? ListenPlan.Usual, false, true, out _, out string problem))
        {
            await error.WriteLineAsync(problem.AsMemory(), cancel).ConfigureAwait(false);
            return ExitCode.Refused;
        }

        await error.WriteLineAsync("The demo is not ready yet.".AsMemory(), cancel).ConfigureAwait(false);
        return ExitCode.Refused;
    }
}
