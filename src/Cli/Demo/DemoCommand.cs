using System.CommandLine;
using Hustings.Cli.Listening;
using Hustings.Cli.Serving;
using Hustings.Contest;
using Hustings.Server;

namespace Hustings.Cli.Demo;

/// <summary><c>hustings demo</c>: a complete contest on this machine.</summary>
public static class DemoCommand
{
    public static Command Create()
    {
        Option<string?> urls = new("--urls")
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
        command.SetAction(
            (parsed, cancel) =>
                RunAsync(parsed.InvocationConfiguration, parsed.GetValue(urls), parsed.GetValue(data), cancel)
        );
        return command;
    }

    private static async Task<int> RunAsync(
        InvocationConfiguration console,
        string? urls,
        DirectoryInfo? data,
        CancellationToken cancel
    )
    {
        string wanted = urls ?? ListenPlan.FirstFree();
        if (!ListenPlan.TryMake(wanted, certificate: false, demo: true, out ListenPlan plan, out string problem))
        {
            await console.Error.WriteLineAsync(problem.AsMemory(), cancel).ConfigureAwait(false);
            return ExitCode.Refused;
        }

        if (!DemoFolder.TryUse(data, out DemoFolder folder, out problem))
        {
            await console.Error.WriteLineAsync(problem.AsMemory(), cancel).ConfigureAwait(false);
            return ExitCode.Refused;
        }

        await console.Output.WriteLineAsync(Greeting(folder)).ConfigureAwait(false);
        await console.Output.FlushAsync(cancel).ConfigureAwait(false);
        if (folder.New)
        {
            DemoContest.Create(folder.Path);
        }

        ServerOptions options = new(folder.Path, plan.Urls, null, Demo: true)
        {
            Output = console.Output,
            ProbeEvery = ServeCommand.BuiltInProbe,
        };
        return await Service.RunAsync(options, console, DemoLines.For(folder), cancel).ConfigureAwait(false);
    }

    private static string Greeting(DemoFolder folder) =>
        folder.New
            ? "Hustings demo: making a contest with 3 candidates, 60 voters and 3 trustees."
            : $"Hustings demo: going on with the contest in {folder.Path}.";
}
