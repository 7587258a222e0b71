namespace Hustings.Lab.Reports;

/// <summary>
/// What is being done now: one line that changes on a terminal; elsewhere a line per step and per tenth. Thread-safe.
/// </summary>
public sealed class ProgressLine(TextWriter output, bool terminal, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly Lock gate = new();
    private long lastShown = clock.GetTimestamp();
    private int lastTenth;

    /// <summary>A new step.</summary>
    public void Say(string text)
    {
        lock (gate)
        {
            lastTenth = 0;
            Write(text);
        }
    }

    /// <summary>How far a step is.</summary>
    public void Show(string text, int done, int all)
    {
        lock (gate)
        {
            var tenth = (int)(10L * done / Math.Max(all, 1));
            bool due = terminal ? clock.GetElapsedTime(lastShown) >= Pause : tenth > lastTenth;
            if (due)
            {
                lastTenth = tenth;
                lastShown = clock.GetTimestamp();
                Write(text);
            }
        }
    }

    /// <summary>Leaves a clean line for what follows.</summary>
    public void Clear()
    {
        if (terminal)
        {
            lock (gate)
            {
                output.Write("\r\u001b[K");
            }
        }
    }

    private void Write(string text)
    {
        if (terminal)
        {
            output.Write($"\r\u001b[K{text}");
        }
        else
        {
            output.WriteLine(text);
        }

        output.Flush();
    }
}
