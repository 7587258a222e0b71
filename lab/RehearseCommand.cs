using Hustings.Lab.Rehearsals;
using Hustings.Lab.Reports;
using Hustings.Lab.Scenarios.Live;
using Hustings.Lab.Scenarios.Ranked;
using Hustings.Lab.Scenarios.Single;
using Hustings.Lab.Servers;

namespace Hustings.Lab;

/// <summary><c>hustings rehearse</c>: 0 if every figure came out as expected and the record verified, 1 if not, 2 for an unreadable command line.</summary>
public static class RehearseCommand
{
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error, bool terminal)
    {
        if (arguments is ["rehearse", "--help" or "-h"])
        {
            await output.WriteLineAsync(RehearsalOptions.Usage);
            return 0;
        }

        string problem = "";
        RehearsalOptions? options = arguments is ["rehearse", .. var rest]
            ? RehearsalOptions.Parse(rest, out problem)
            : null;
        if (options is null)
        {
            await error.WriteLineAsync($"{problem}\n{RehearsalOptions.Usage}".TrimStart('\n'));
            return 2;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            stop.Cancel();
        };
        string folder = options.Keep ?? Directory.CreateTempSubdirectory("hustings-rehearsal-").FullName;
        Directory.CreateDirectory(folder);
        var progress = new ProgressLine(error, terminal, TimeProvider.System);
        try
        {
            IRehearsal rehearsal = Rehearsal(options, progress);
            Report report = await rehearsal.RunAsync(ServerProcess.FindProgram(), folder, stop.Token);
            await WriteAsync(options.ReportFile, HtmlReport.Write(report));
            await WriteAsync(options.JsonFile, report.ToJson());
            await output.WriteLineAsync(TextReport.Write(report));
            return report.Succeeded ? 0 : 1;
        }
        catch (OperationCanceledException)
        {
            progress.Clear();
            await error.WriteLineAsync("Stopped.");
            return 1;
        }
        catch (Exception broken)
            when (broken
                    is HttpRequestException
                        or InvalidDataException
                        or InvalidOperationException
                        or TimeoutException
            )
        {
            // The server broke a promise. The whole story goes to the error stream, one line to the report.
            progress.Clear();
            await error.WriteLineAsync(broken.ToString());
            await output.WriteLineAsync($"FAILED: {options.Scenario}: {broken.Message}");
            return 1;
        }
        finally
        {
            if (options.Keep is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static IRehearsal Rehearsal(RehearsalOptions options, ProgressLine progress) =>
        options.Scenario switch
        {
            "ndp-2012-live" => new LiveRehearsal(
                LiveScenario.Load(options.Scenario),
                options,
                progress,
                TimeProvider.System
            ),
            "conservative-2022" => new BallotRehearsal(
                BallotScenario.Load(options.Scenario),
                options,
                progress,
                TimeProvider.System
            ),
            "ranked-5000" => new RankedRehearsal(
                RankedScenario.Load(options.Scenario),
                options,
                progress,
                TimeProvider.System
            ),
            _ => throw new InvalidDataException($"There is no rehearsal of {options.Scenario}."),
        };

    private static Task WriteAsync(string? file, string text) =>
        file is null ? Task.CompletedTask : File.WriteAllTextAsync(file, text);
}
