using Spectre.Console;

namespace Hustings.Cli.Registrar;

/// <summary>Progress with the time left, on standard error, if that is a terminal.</summary>
internal static class IssueProgress
{
    public static T Watch<T>(TextWriter error, int total, Func<IProgress<int>?, T> work)
    {
        if (Console.IsErrorRedirected || !ReferenceEquals(error, Console.Error))
            return work(null);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        return console
            .Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn()
            )
            .Start(context => work(new Bar(context.AddTask("Deriving credentials", maxValue: total))));
    }

    /// <summary>Called from many threads; counts may arrive out of order.</summary>
    private sealed class Bar(ProgressTask task) : IProgress<int>
    {
        private readonly Lock gate = new();

        public void Report(int value)
        {
            lock (gate)
                task.Value = Math.Max(task.Value, value);
        }
    }
}
