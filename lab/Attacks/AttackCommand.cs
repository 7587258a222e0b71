using System.Runtime.InteropServices;
using Hustings.Lab.Attacks.Rows;
using Hustings.Lab.Reports;
using Hustings.Lab.Servers;

namespace Hustings.Lab.Attacks;

/// <summary><c>hustings rehearse attack</c>: 0 if every row that was carried out held, 1 if not, 2 for an unreadable command line.</summary>
public static class AttackCommand
{
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error, bool terminal)
    {
        if (arguments is ["--help" or "-h"])
        {
            await output.WriteLineAsync(AttackOptions.Usage);
            return 0;
        }

        if (AttackOptions.Parse(arguments, contest: false, out string problem) is not { } options)
        {
            await error.WriteLineAsync($"{problem}\n{AttackOptions.Usage}");
            return 2;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            stop.Cancel();
        };
        // Told to end, it ends its attackers and servers first, and takes its control groups away.
        using var told = PosixSignalRegistration.Create(
            PosixSignal.SIGTERM,
            signal =>
            {
                signal.Cancel = true;
                stop.Cancel();
            }
        );
        string folder = options.Keep ?? Directory.CreateTempSubdirectory("hustings-attack-").FullName;
        Directory.CreateDirectory(folder);
        var progress = new ProgressLine(error, terminal, TimeProvider.System);
        try
        {
            (Report report, _) = await RehearseAsync(options, folder, progress, TimeProvider.System, stop.Token);
            progress.Clear();
            await output.WriteLineAsync(TextReport.Write(report));
            return report.Succeeded ? 0 : 1;
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            progress.Clear();
            await error.WriteLineAsync("Stopped.");
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

    /// <summary>Carries out the rows one after another. A row in which the server or the lab broke down is missed, and says how.</summary>
    public static async Task<(Report, IReadOnlyList<RowFound>)> RehearseAsync(
        AttackOptions options,
        string folder,
        ProgressLine progress,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        long began = clock.GetTimestamp();
        List<RowFound> rows = [];
        using var bench = new Bench(options, ServerProcess.FindProgram(), folder, progress, clock);
        foreach (AttackRow row in Matrix.All.Where(row => options.Rows.Contains(row.Number)))
        {
            progress.Say($"Row {row.Number}: {row.Title}");
            try
            {
                rows.Add(await row.RunAsync(bench, cancellation));
            }
            catch (Exception broken) when (!cancellation.IsCancellationRequested)
            {
                progress.Say(broken.ToString());
                rows.Add(new(row, [], [new("Carried out to its end", "yes", broken.Message.Split('\n')[0])], [], null));
                bench.Forget();
            }

            // All rows take most of an hour: whoever stops in between keeps what was found.
            await WriteAsync(options, Report(), rows);
        }

        return (Report(), rows);

        Report Report() =>
            AttackReport.Of(rows, options, bench.Limits, clock.GetUtcNow(), clock.GetElapsedTime(began).TotalSeconds);
    }

    /// <summary>The page, every second as CSV beside it, and the JSON.</summary>
    public static async Task WriteAsync(AttackOptions options, Report report, IEnumerable<RowFound> rows)
    {
        if (options.ReportFile is { } file)
        {
            await File.WriteAllTextAsync(file, HtmlReport.Write(report));
            await File.WriteAllTextAsync(Path.ChangeExtension(file, ".csv"), SecondFigures.Csv(rows));
        }

        if (options.JsonFile is { } json)
        {
            await File.WriteAllTextAsync(json, report.ToJson());
        }
    }
}
