using System.Globalization;
using Hustings.Verification;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Hustings.Cli.Verify;

/// <summary>Progress with rate and time left, on standard error, if that is a terminal.</summary>
internal static class VerifyProgress
{
    public static T Watch<T>(TextWriter error, Func<Action<VerificationProgress>?, T> verify)
    {
        if (Console.IsErrorRedirected || !ReferenceEquals(error, Console.Error))
            return verify(null);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        return console
            .Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RateColumn(),
                new RemainingTimeColumn()
            )
            .Start(context => verify(new Steps(context).Show));
    }

    /// <summary>One bar for each step of the verification. Called from many threads.</summary>
    private sealed class Steps(ProgressContext context)
    {
        private readonly Dictionary<string, ProgressTask> bars = [];
        private readonly Lock gate = new();

        public void Show(VerificationProgress progress)
        {
            lock (gate)
            {
                if (!bars.TryGetValue(progress.Step, out ProgressTask? bar))
                    bars[progress.Step] = bar = context.AddTask(progress.Step, maxValue: progress.Total);
                bar.Value = Math.Max(bar.Value, progress.Done);
            }
        }
    }

    private sealed class RateColumn : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(string.Create(CultureInfo.InvariantCulture, $"{task.Speed ?? 0:n0}/s"));
    }
}
